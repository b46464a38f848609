"""Lines made of a byline, dates, an agency, the site's name, a section, in any order: cut into their parts."""

import re
from collections.abc import Mapping, Sequence, Set

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.byline import ACRONYM, Byline, read_byline
from recoupe.stages.article.lines import Line
from recoupe.stages.article.openings import Dateline, read_dateline
from recoupe.stages.article.parts import Part, trimmed
from recoupe.stages.article.printed import PrintedDate, read_printed_date
from recoupe.types.article import Role
from recoupe.types.base import Record

_SIGNS = re.compile(r"[^\w(©]*")
_STOP = re.compile(r"\s*[.,;:)]+")
_OPEN = re.compile(r"\(?\s*")
_LABEL = re.compile(r"[^|>›»•·/–—:]+?(?=\s*(?:[|>›»•·/–—]|\s-\s|\Z))")
_AFTER_SOURCE = re.compile(r"\s*[:/]?\s*")
_CLOSED = re.compile(r"\W*\Z")
_IN_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'\-]*(?:\s[A-ZÀ-Þ][\w’'\-]*){0,3},\s(?=(?:[a-zà-ÿ]{2}\s)?\d)")
_STEP = re.compile(r"[^>›»→/|]+")
_APART = re.compile(r"\s*[|–—/•·,(]|\s+-|\s*\Z")
_ARROW = re.compile(r"\s[>›»→/]\s")
_REPEATED: frozenset[Role] = frozenset({"date", "byline", "dateline"})
_DATED_WORDS = 20
_NEAR = 6
_LONGEST = 240
_BESIDE_DATE = 8
"""So many words that nothing else explains may stand beside a day with "Publié le" before it."""


class Stamp(Record, frozen=True, kw_only=True):
    """A line read as furniture: its parts, and what they say.

    `opened` is False when nothing but a bare name or date stands there, which furniture is only around an article.
    """

    parts: tuple[Part, ...]
    dates: tuple[PrintedDate, ...] = ()
    bylines: tuple[Byline, ...] = ()
    agencies: tuple[str, ...] = ()
    host: str | None = None
    section: str | None = None
    dateline: Dateline | None = None
    path: bool = False
    opened: bool = True

    @property
    def clock(self) -> bool:
        """Whether this is a time of day and nothing else, as above the entries of a live report."""
        return len(self.parts) == len(self.dates) and all(day.month_day is None and day.clock for day in self.dates)


class _Chunk(Record, frozen=True, kw_only=True):
    end: int
    role: Role
    date: PrintedDate | None = None
    byline: Byline | None = None
    agencies: tuple[str, ...] = ()
    host: str | None = None
    section: bool = False
    opened: bool = True


def read_stamp(line: Line, lexicon: ArticleLexicon, calendar: Calendar) -> Stamp | None:
    """Return a line as furniture when it holds nothing else, or None."""
    if len(line.text) > _LONGEST:
        return None
    if found := _path(line, lexicon) or _dateline(line, lexicon) or _date_in_place(line, lexicon, calendar):
        return found
    return _chunks(line, lexicon, calendar) or _dated(line, lexicon, calendar) or _date_first(line, lexicon, calendar)


def _chunks(line: Line, lexicon: ArticleLexicon, calendar: Calendar) -> Stamp | None:
    """Return a line that is made of known parts only."""
    chunks: list[tuple[int, _Chunk]] = []
    at = _end_of(_SIGNS, line.text, 0)
    while at < len(line.text):
        chunk = _chunk(line, at, lexicon, calendar)
        if chunk is None or chunk.end <= at:
            return None
        chunks.append((at, chunk))
        at = _end_of(_SIGNS, line.text, chunk.end)
    return _stamp(line, chunks, lexicon.words.homes) if chunks else None


def read_stamps(
    lines: Sequence[Line], marks: Set[int], lexicon: ArticleLexicon, calendar: Calendar, *, first: int, last: int
) -> dict[int, Stamp]:
    """Return the unmarked lines that are furniture, by index; `first` and `last` are the bounds of the body.

    A bare date or section is furniture above the body and below it; inside it is a crosshead. A bare name is a byline only near
    the first paragraph or right below the last. A dateline below the last paragraph is the agency's signature.
    """
    found: dict[int, Stamp] = {}
    for line in lines:
        if line.index in marks:
            continue
        stamp = read_stamp(line, lexicon, calendar) or (_initials(line) if line.index > last else None)
        if stamp is None or not (stamp.opened or stamp.clock or line.index < first or line.index > last):
            continue
        if not stamp.opened and stamp.bylines and not (first - _NEAR <= line.index < first or last < line.index <= last + 2):
            continue
        found[line.index] = _signature_of(stamp) if stamp.dateline and line.index > last else stamp
    return found


def _initials(line: Line) -> Stamp | None:
    """Return capitals that sign a page from below, of a person or an agency that nothing names: "(ABC)"."""
    if not ACRONYM.fullmatch(line.text.strip("().– ")):
        return None
    return Stamp(parts=(Part(start=line.start, end=line.end, role="byline", read=False),))


def _signature_of(stamp: Stamp) -> Stamp:
    parts = tuple(Part(start=part.start, end=part.end, role="agency", read=False) for part in stamp.parts)
    return Stamp(parts=parts, agencies=stamp.agencies)


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
    if day is None or day.day is None or _end_of(_SIGNS, line.text, day.end) < len(line.text):
        return None
    before = trimmed(line.text, 0, day.start, "byline")
    parts = [part for part in (before, trimmed(line.text, day.start, len(line.text), "date")) if part]
    agencies = tuple(lexicon.credits.names[found.group()] for found in lexicon.credits.agency.finditer(line.folded, 0, day.start))
    moved = tuple(Part(start=line.start + part.start, end=line.start + part.end, role=part.role) for part in parts)
    return Stamp(parts=moved, dates=(day,), agencies=agencies)


def _date_in_place(line: Line, lexicon: ArticleLexicon, calendar: Calendar) -> Stamp | None:
    """Return a line that is a place and a day ("Genève, le 4 mars 2021"), as above statements to the press."""
    place = _IN_PLACE.match(line.text)
    day = read_printed_date(line.text, line.folded, place.end(), lexicon, calendar) if place else None
    if day is None or day.day is None or _end_of(_SIGNS, line.text, day.end) < len(line.text):
        return None
    return Stamp(parts=(Part(start=line.start, end=line.end, role="date"),), dates=(day,), opened=False)


def _date_first(line: Line, lexicon: ArticleLexicon, calendar: Calendar) -> Stamp | None:
    """Return a line that begins with a date of publication and goes on with a few other words ("... | Le Quotidien")."""
    start = _end_of(_SIGNS, line.text, 0)
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


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _stamp(line: Line, chunks: list[tuple[int, _Chunk]], homes: frozenset[str]) -> Stamp:
    """Return the stamp of a line; a full stop belongs to the part before it, other signs to the part after them."""
    parts: list[Part] = []
    start = 0
    for index, (_, chunk) in enumerate(chunks):
        end = _end_of(_STOP, line.text, chunk.end) if index + 1 < len(chunks) else len(line.text)
        if part := trimmed(line.text, start, end, chunk.role):
            parts.append(Part(start=line.start + part.start, end=line.start + part.end, role=part.role))
        start = end
    found = [chunk for _, chunk in chunks]
    return Stamp(
        parts=tuple(parts),
        dates=tuple(chunk.date for chunk in found if chunk.date),
        bylines=tuple(chunk.byline for chunk in found if chunk.byline),
        agencies=tuple(agency for chunk in found for agency in chunk.agencies),
        host=next((chunk.host for chunk in found if chunk.host), None),
        section=_section(line, chunks, homes),
        opened=any(chunk.opened for chunk in found),
    )


def _section(line: Line, chunks: list[tuple[int, _Chunk]], homes: frozenset[str]) -> str | None:
    """Return the section as printed, from its first label to its last."""
    labels = [(at, chunk.end) for at, chunk in chunks if chunk.section and line.folded[at : chunk.end] not in homes]
    return line.text[labels[0][0] : labels[-1][1]] if labels else None


def _chunk(line: Line, at: int, lexicon: ArticleLexicon, calendar: Calendar) -> _Chunk | None:
    """Return what stands at a place of the line, or None when it is no furniture."""
    inside = at + 1 if line.text[at] == "(" else at
    day = read_printed_date(line.text, line.folded, inside, lexicon, calendar)
    if day and day.end > inside:
        return _Chunk(end=day.end, role="date", date=day, opened=day.kind != "bare")
    if found := lexicon.words.host.match(line.folded, at):
        return _Chunk(end=found.end(), role="other", host=line.text[at : found.end()])
    return _source(line, at, lexicon) or _label(line, at, lexicon) or _signature(line, at, lexicon)


def _source(line: Line, at: int, lexicon: ArticleLexicon) -> _Chunk | None:
    """Return "(Source : AFP)", "AFP", "avec agences"."""
    start = _end_of(_OPEN, line.folded, at)
    source = lexicon.credits.source.match(line.folded, start)
    if source:
        start = _end_of(_AFTER_SOURCE, line.folded, source.end())
        unnamed = lexicon.credits.source.match(line.folded, start)
        if unnamed and _CLOSED.match(line.folded, unnamed.end()):
            return _Chunk(end=len(line.text), role="agency")
    if not (source or lexicon.credits.agency.match(line.folded, start)):
        return None
    signature = read_byline(line.text, line.folded, start, lexicon, credited=source is not None)
    if signature and not signature.authors:
        return _Chunk(end=signature.end, role="agency", agencies=signature.agencies)
    return None


def _signature(line: Line, at: int, lexicon: ArticleLexicon) -> _Chunk | None:
    signature = read_byline(line.text, line.folded, _end_of(_OPEN, line.text, at), lexicon)
    if signature is None:
        return None
    opened = signature.opened or bool(signature.agencies)
    return _Chunk(end=signature.end, role="byline", byline=signature, agencies=signature.agencies, opened=opened)


def _label(line: Line, at: int, lexicon: ArticleLexicon) -> _Chunk | None:
    """Return a section label, or widget words ("1 min", "Partager")."""
    found = lexicon.widgets.whole.match(line.folded, at)
    if found:
        entry = lexicon.widgets.whole_entries[(found.lastindex or 1) - 1]
        return _Chunk(end=found.end(), role=entry.role, opened=False)
    label = _LABEL.match(line.folded, at)
    if label and all(part.strip() in lexicon.words.sections for part in lexicon.bylines.joined.split(label.group())):
        return _Chunk(end=label.end(), role="tags", section=True, opened=False)
    return None


def printed_again(stamps: Mapping[int, Stamp], second: int | None) -> dict[int, Stamp]:
    """Return the stamps, those below the beginning of a second printing as parts of that printing that say nothing new."""
    if second is None:
        return dict(stamps)
    return {index: _again(stamp) if index > second else stamp for index, stamp in stamps.items()}


def _again(stamp: Stamp) -> Stamp:
    parts = (
        Part(start=part.start, end=part.end, role="body_repeat" if part.role in _REPEATED else part.role, read=False)
        for part in stamp.parts
    )
    return Stamp(parts=tuple(parts))
