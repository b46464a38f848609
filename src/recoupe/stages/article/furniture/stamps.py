"""The stamps of a page: which of the lines that read as furniture are furniture where they stand."""

from collections.abc import Mapping, Sequence, Set

import msgspec

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.furniture.byline import ACRONYM
from recoupe.stages.article.furniture.stamp import Stamp
from recoupe.stages.article.furniture.stamp_lines import read_stamp
from recoupe.stages.article.lines import Line
from recoupe.stages.article.parts import Part
from recoupe.types.article import Role

_REPEATED: frozenset[Role] = frozenset({"date", "byline", "dateline"})
_NEAR = 6
LIVE = 3
"""So many lines that are an hour and nothing else make a live report."""


def read_stamps(
    lines: Sequence[Line], marks: Set[int], lexicon: ArticleLexicon, calendar: Calendar, *, first: int, last: int
) -> dict[int, Stamp]:
    """Return the unmarked lines that are furniture, by index; `first` and `last` are the bounds of the body.

    A bare date or section is furniture above the body and below it; inside it is a crosshead, but for the days of a live report.
    A bare name is a byline only near the first paragraph or right below the last. A dateline below the last paragraph is the
    agency's signature.
    """
    found: dict[int, Stamp] = {}
    read = {line.index: stamp for line in lines if line.index not in marks and (stamp := read_stamp(line, lexicon, calendar))}
    live = sum(1 for index, stamp in read.items() if stamp.clock and first <= index <= last) >= LIVE
    for line in lines:
        if line.index in marks:
            continue
        stamp = read.get(line.index) or (_initials(line) if line.index > last else None)
        if stamp and (label := _label_above(found.get(line.index - 1))):
            stamp = _labelled(stamp, label)
        if stamp is None or not (stamp.opened or stamp.clock or not first <= line.index <= last or (live and stamp.day_alone)):
            continue
        if not stamp.opened and stamp.bylines and not (first - _NEAR <= line.index < first or last < line.index <= last + 2):
            continue
        found[line.index] = _signature_of(stamp) if stamp.dateline and line.index > last else stamp
    return found


def _label_above(stamp: Stamp | None) -> str | None:
    """Return what a line announces that says "Publié le" and no day: the day stands on the line below."""
    if stamp is None or len(stamp.dates) != 1 or len(stamp.parts) != 1:
        return None
    [day] = stamp.dates
    return day.kind if day.kind != "bare" and day.month_day is None and not day.clock else None


def _labelled(stamp: Stamp, kind: str) -> Stamp:
    """Return a stamp whose first bare date is of a kind that the line above says."""
    if not stamp.dates or stamp.dates[0].kind != "bare" or stamp.dates[0].month_day is None:
        return stamp
    first = msgspec.structs.replace(stamp.dates[0], kind=kind)
    return msgspec.structs.replace(stamp, dates=(first, *stamp.dates[1:]), opened=True)


def _initials(line: Line) -> Stamp | None:
    """Return capitals that sign a page from below, of a person or an agency that nothing names: "(ABC)"."""
    if not ACRONYM.fullmatch(line.text.strip("().– ")):
        return None
    return Stamp(parts=(Part(start=line.start, end=line.end, role="byline", read=False),))


def _signature_of(stamp: Stamp) -> Stamp:
    parts = tuple(Part(start=part.start, end=part.end, role="agency", read=False) for part in stamp.parts)
    return Stamp(parts=parts, agencies=stamp.agencies)


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
