"""One line as a stamp: a path of sections, a dateline, a date with its place, a line of known parts."""

import re

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.dating.printed import read_printed_date
from recoupe.stages.article.furniture.byline import ACRONYM
from recoupe.stages.article.furniture.chunks import read_chunks
from recoupe.stages.article.furniture.openings import read_dateline
from recoupe.stages.article.furniture.stamp import SIGNS, Stamp, end_of
from recoupe.stages.article.lines import Line
from recoupe.stages.article.parts import Part, trimmed

_IN_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'\-]*(?:\s[A-ZÀ-Þ][\w’'\-]*){0,3},\s(?=(?:[a-zà-ÿ]{2}\s)?\d)")
_STEP = re.compile(r"[^>›»→/|]+")
_APART = re.compile(r"\s*[|–—/•·,(]|\s+-|\s*\Z")
_ARROW = re.compile(r"\s[>›»→/]\s")
_DATED_WORDS = 20
_LONGEST = 240
_BESIDE_DATE = 8
"""So many words that nothing else explains may stand beside a day with "Publié le" before it."""


def read_stamp(line: Line, lexicon: ArticleLexicon, calendar: Calendar) -> Stamp | None:
    """Return a line as furniture when it holds nothing else, or None."""
    if len(line.text) > _LONGEST:
        return None
    if found := _path(line, lexicon) or _dateline(line, lexicon) or _date_in_place(line, lexicon, calendar):
        return found
    return read_chunks(line, lexicon, calendar) or _dated(line, lexicon, calendar) or _date_first(line, lexicon, calendar)


def _dateline(line: Line, lexicon: ArticleLexicon) -> Stamp | None:
    """Return a line that is a dateline and nothing else."""
    dateline = read_dateline(line.text, lexicon)
    if dateline is None or dateline.end < len(line.text):
        return None
    part = Part(start=line.start, end=line.end, role="dateline")
    return Stamp(parts=(part,), agencies=(dateline.agency,) if dateline.agency else (), dateline=dateline)


def _path(line: Line, lexicon: ArticleLexicon) -> Stamp | None:
    """Return a line such as "Accueil > Monde > A title" as tags; the section leaves out first page and title."""
    steps = [(found.start(), found.end()) for found in _STEP.finditer(line.text)]
    labels = [line.folded[start:end].strip() for start, end in steps]
    if len(labels) < 2 or labels[0] not in lexicon.words.sections or not _ARROW.search(line.text):
        return None
    inner = lexicon.words.sections - lexicon.words.homes
    known = [step for step, label in zip(steps, labels, strict=True) if label in inner]
    section = line.text[known[0][0] : known[-1][1]].strip() if known else None
    return Stamp(parts=(Part(start=line.start, end=line.end, role="tags"),), section=section, path=True)


def _dated(line: Line, lexicon: ArticleLexicon, calendar: Calendar) -> Stamp | None:
    """Return a short line that ends in a date of publication ("Le Quotidien, publié le 3 mars 2020 à 8h")."""
    opener = lexicon.dates.published.search(line.folded)
    if opener is None or line.words > _DATED_WORDS:
        return None
    day = read_printed_date(line.text, line.folded, opener.start(), lexicon, calendar)
    if day is None or day.day is None or end_of(SIGNS, line.text, day.end) < len(line.text):
        return None
    before = trimmed(line.text, 0, day.start, "byline")
    parts = [part for part in (before, trimmed(line.text, day.start, len(line.text), "date")) if part]
    named = lexicon.credits.agency.finditer(line.folded, 0, day.start)
    agencies = tuple(lexicon.credits.agency_named(found.group()) for found in named)
    moved = tuple(Part(start=line.start + part.start, end=line.start + part.end, role=part.role) for part in parts)
    return Stamp(parts=moved, dates=(day,), agencies=agencies)


def _date_in_place(line: Line, lexicon: ArticleLexicon, calendar: Calendar) -> Stamp | None:
    """Return a line that is a place and a day ("Genève, le 4 mars 2021"), as above statements to the press."""
    place = None if lexicon.bylines.opener.match(line.folded) else _IN_PLACE.match(line.text)
    day = read_printed_date(line.text, line.folded, place.end(), lexicon, calendar) if place else None
    if day is None or day.day is None or end_of(SIGNS, line.text, day.end) < len(line.text):
        return None
    return Stamp(parts=(Part(start=line.start, end=line.end, role="date"),), dates=(day,), opened=False)


def _date_first(line: Line, lexicon: ArticleLexicon, calendar: Calendar) -> Stamp | None:
    """Return a line that begins with a date of publication and goes on with a few other words ("... | Le Quotidien")."""
    start = end_of(SIGNS, line.text, 0)
    day = read_printed_date(line.text, line.folded, start, lexicon, calendar)
    if day is None or day.day is None or day.kind == "bare" or line.stopped:
        return None
    beside = line.text[day.end :].split()
    if len(beside) > _BESIDE_DATE or not (_APART.match(line.text, day.end) or beside[0] in lexicon.dates.beside):
        return None
    parts = [
        part for part in (trimmed(line.text, 0, day.end, "date"), trimmed(line.text, day.end, len(line.text), "other")) if part
    ]
    moved = tuple(Part(start=line.start + part.start, end=line.start + part.end, role=part.role) for part in parts)
    return Stamp(parts=moved, dates=(day,), agencies=_credited(line.text, day.end))


def _credited(text: str, at: int) -> tuple[str, ...]:
    """Return the agency whose acronym stands alone beside a date, in the list or not."""
    acronym = ACRONYM.fullmatch(text[at:].strip(" |-–—/•·,"))
    return (acronym.group(),) if acronym else ()
