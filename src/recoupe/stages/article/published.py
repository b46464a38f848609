"""When the page was published, by what is printed on it and what a person gave; a known day, bounds, or nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.lines import Line
from recoupe.stages.article.openings import Dateline
from recoupe.stages.article.place import Place
from recoupe.stages.article.printed import PrintedDate, month_of, real_day
from recoupe.stages.article.stamps import Stamp
from recoupe.types.article import DateEvidence, Published
from recoupe.types.capture import Given
from recoupe.types.span import RawSpan

_NEAR = 8
"""Lines between a bare date and the article it belongs to."""

_WIRE = timedelta(days=3)
"""A dispatch is printed on its day or soon after."""


def read_published(
    lines: Sequence[Line],
    stamps: Mapping[int, Stamp],
    datelines: Mapping[int, Dateline],
    *,
    place: Place,
    given: Given,
    calendar: Calendar,
) -> Published:
    """Return the publication date with its evidence.

    A given day wins over a printed one, a day with a word before it ("Publié le") over a bare one; an update is an upper bound.
    A dateline's day is a lower bound when its year is known, and never the value.
    """
    dates = [(lines[index], day) for index, stamp in stamps.items() for day in stamp.dates]
    printed = _printed(dates, place)
    updates = [day.day for _, day in dates if day.kind == "updated" and day.day]
    value = given.published or (printed.day if printed else None)
    wire = [day for dateline in datelines.values() if (day := _wire_day(dateline, value or _last(updates), calendar))]
    evidence = (
        *_given(given),
        *(_evidence(line, day.start, day.end, "printed") for line, day in dates),
        *(_evidence(lines[index], 0, dateline.end, "dateline") for index, dateline in datelines.items() if dateline.day),
    )
    conflict = _conflicts(given.published, printed, wire)
    flags = (
        *(("conflict",) if conflict else ()),
        *(("weekday_mismatch",) if not all(day.fits for _, day in dates) else ()),
        *(("updated",) if updates else ()),
    )
    earliest = value or (wire[0] if wire else None)
    return Published(value=value, earliest=earliest, latest=value or _last(updates), evidence=evidence, flags=flags)


def _printed(dates: Sequence[tuple[Line, PrintedDate]], place: Place) -> PrintedDate | None:
    """Return the printed day of publication: the first with such a word, else a bare one that stands by the article.

    A page prints the days of other articles too: a bare date counts near the title or right below the body.
    """
    whole = [(line, day) for line, day in dates if day.day and day.kind != "updated"]
    opened = next((day for _, day in whole if day.kind == "published"), None)
    if opened or place.first is None or place.last is None:
        return opened or (whole[0][1] if len({day.day for _, day in whole}) == 1 else None)
    top = place.title if place.title is not None else place.first
    near = [
        day
        for line, day in whole
        if top - _NEAR <= line.index <= place.first + _NEAR or place.last < line.index <= place.last + _NEAR
    ]
    return near[0] if len({day.day for day in near}) == 1 else None


def _last(days: Sequence[date]) -> date | None:
    return max(days, default=None)


def _wire_day(dateline: Dateline, near: date | None, calendar: Calendar) -> date | None:
    """Return the day of a dateline, its year printed or that which brings it nearest to a known day."""
    month = month_of(dateline.month, calendar) if dateline.month else None
    if month is None or dateline.day is None:
        return None
    if dateline.year:
        return real_day(dateline.year, month, dateline.day)
    if near is None:
        return None
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := real_day(year, month, dateline.day))]
    return min(days, key=lambda day: abs(day - near), default=None)


def _conflicts(given: date | None, printed: PrintedDate | None, wire: Sequence[date]) -> bool:
    """Return whether the page says another day than the person, or a dispatch is younger or much older than its page."""
    if given and printed and printed.day != given:
        return True
    value = given or (printed.day if printed else None)
    return bool(value) and any(not timedelta(0) <= value - day <= _WIRE for day in wire if value)


def _given(given: Given) -> tuple[DateEvidence, ...]:
    return (DateEvidence(kind="given", text=given.published.isoformat()),) if given.published else ()


def _evidence(line: Line, start: int, end: int, kind: str) -> DateEvidence:
    words = line.text[start:end].rstrip()
    span = RawSpan(line.start + start, line.start + start + len(words))
    return DateEvidence(kind="dateline" if kind == "dateline" else "printed", text=words, span=span)
