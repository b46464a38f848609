"""Lines that are made of known parts and nothing else, in any order: byline, date, agency, site, section, widget words."""

import re

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.dating.printed import PrintedDate, read_printed_date
from recoupe.stages.article.furniture.byline import Byline, read_byline
from recoupe.stages.article.furniture.stamp import SIGNS, Stamp, end_of
from recoupe.stages.article.lines import Line
from recoupe.stages.article.parts import Part, trimmed
from recoupe.types.article import Role
from recoupe.types.base import Record

_STOP = re.compile(r"\s*[.,;:)]+")
_OPEN = re.compile(r"\(?\s*")
_LABEL = re.compile(r"[^|>›»•·/–—:]+?(?=\s*(?:[|>›»•·/–—]|\s-\s|\Z))")
_AFTER_SOURCE = re.compile(r"\s*[:/]?\s*")
_CLOSED = re.compile(r"\W*\Z")
_TO_NEXT_SIGN = re.compile(r"[^|>›»•·/–—,;()]*")
_GOES_ON = re.compile(r"\s+[a-zà-ÿ]")
_LONGEST_OFFICE = 60


class _Chunk(Record, frozen=True, kw_only=True):
    end: int
    role: Role
    date: PrintedDate | None = None
    byline: Byline | None = None
    agencies: tuple[str, ...] = ()
    host: str | None = None
    section: bool = False
    opened: bool = True


def read_chunks(line: Line, lexicon: ArticleLexicon, calendar: Calendar) -> Stamp | None:
    """Return a line that is made of known parts only."""
    chunks: list[tuple[int, _Chunk]] = []
    at = end_of(SIGNS, line.text, 0)
    while at < len(line.text):
        chunk = _chunk(line, at, lexicon, calendar)
        if chunk is None or chunk.end <= at:
            return None
        chunks.append((at, chunk))
        at = end_of(SIGNS, line.text, chunk.end)
    return _stamp(line, chunks, lexicon.words.homes) if chunks else None


def _stamp(line: Line, chunks: list[tuple[int, _Chunk]], homes: frozenset[str]) -> Stamp:
    """Return the stamp of a line; a full stop belongs to the part before it, other signs to the part after them."""
    parts: list[Part] = []
    start = 0
    for index, (_, chunk) in enumerate(chunks):
        end = end_of(_STOP, line.text, chunk.end) if index + 1 < len(chunks) else len(line.text)
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
    opened = lexicon.bylines.opener.match(line.folded, at)
    steps = (_office, _source, _signature, _label) if opened else (_office, _source, _label, _signature)
    return next((chunk for step in steps if (chunk := step(line, at, lexicon))), None)


def _office(line: Line, at: int, lexicon: ArticleLexicon) -> _Chunk | None:
    """Return the office of somebody who signs, up to the next sign: it stands behind a name and is no part of it."""
    found = lexicon.bylines.office.match(line.folded, at) if at else None
    end = end_of(_TO_NEXT_SIGN, line.text, found.end()) if found else 0
    return _Chunk(end=end, role="other", opened=False) if found and end - at <= _LONGEST_OFFICE else None


def _source(line: Line, at: int, lexicon: ArticleLexicon) -> _Chunk | None:
    """Return "(Source : AFP)", "AFP", "avec agences"."""
    start = end_of(_OPEN, line.folded, at)
    source = lexicon.credits.source.match(line.folded, start)
    named = lexicon.credits.agency.match(line.folded, start)
    if source and named and named.end() > source.end():
        source = None
    if source:
        start = end_of(_AFTER_SOURCE, line.folded, source.end())
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
    signature = read_byline(line.text, line.folded, end_of(_OPEN, line.text, at), lexicon)
    if signature is None:
        return None
    opened = signature.opened or bool(signature.agencies)
    return _Chunk(end=signature.end, role="byline", byline=signature, agencies=signature.agencies, opened=opened)


def _label(line: Line, at: int, lexicon: ArticleLexicon) -> _Chunk | None:
    """Return a section label, or widget words ("1 min", "Partager")."""
    found = lexicon.widgets.whole.match(line.folded, at)
    if found and not _GOES_ON.match(line.text, found.end()):
        entry = lexicon.widgets.whole_entries[(found.lastindex or 1) - 1]
        return _Chunk(end=found.end(), role=entry.role, opened=False)
    label = _LABEL.match(line.folded, at)
    if label and all(part.strip() in lexicon.words.sections for part in lexicon.bylines.joined.split(label.group())):
        return _Chunk(end=label.end(), role="tags", section=True, opened=False)
    return None
