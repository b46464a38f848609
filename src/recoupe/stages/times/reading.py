"""What an expression means: the answer of the resolver, and the shapes it takes."""

from datetime import date

import msgspec

from recoupe.stages.times.days import Day, day_of, month_bounds
from recoupe.stages.times.setting import Direction
from recoupe.types.base import Record
from recoupe.types.times import Anchor, Granularity, TimeFlag, TimeMod, TimeType

WHOLE_DAY = "DAY"
"""The part of day that is all of it: "la journée de lundi"."""


class Anchors(Record, frozen=True, kw_only=True):
    """What an expression is counted from.

    `speech` is the day of the words (publication, dateline, or the day of the enclosing quotation), `earliest` and
    `latest` its bounds; `told` the last day told before; `told_year` the last year, `near_year` one told in the same or the
    last block. `nearby` says that `told` stands close enough for an hour to be on it. `same_date` is the year that the page
    gives elsewhere for the same day and month; `clause_day` the day told in the same sentence; `weekday_date` the date that
    the page gives the same weekday.
    """

    speech: Day = Day()
    name: Anchor = "publication"
    earliest: date | None = None
    latest: date | None = None
    told: Day | None = None
    nearby: bool = False
    told_year: int | None = None
    near_year: int | None = None
    direction: Direction = "open"
    forced: bool = False
    same_date: int | None = None
    clause_day: Day | None = None
    weekday_date: Day | None = None


class Reading(Record, frozen=True, kw_only=True):
    """The meaning of one expression; `day` is what later times can be counted from."""

    value: str
    granularity: Granularity
    type: TimeType = "DATE"
    mod: TimeMod | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: Anchor = "none"
    flags: tuple[TimeFlag, ...] = ()
    day: Day | None = None


def flagged(reading: Reading, *flags: TimeFlag) -> Reading:
    """Return the reading with flags added."""
    return msgspec.structs.replace(reading, flags=(*reading.flags, *(f for f in flags if f not in reading.flags)))


def day_reading(day: Day, *, anchor: Anchor, part: str | None = None, hour: str | None = None, zone: bool = False) -> Reading:
    """Return a day as far as known, or a part or an hour of it."""
    exact = day.exact
    first, last = (exact, exact) if exact else _bounds(day)
    whole = Reading(
        value=day.value,
        granularity="day",
        edtf=_edtf(day),
        earliest=first,
        latest=last,
        anchor=anchor,
        flags=() if exact else ("dct_uncertain",),
        day=day,
    )
    if hour:
        value = f"{day.value}T{hour}{'Z' if zone else ''}"
        return msgspec.structs.replace(whole, value=value, type="TIME", granularity="time")
    if part and part != WHOLE_DAY:
        return msgspec.structs.replace(whole, value=f"{day.value}T{part}", type="TIME", granularity="part_of_day")
    return whole


def _bounds(day: Day) -> tuple[date | None, date | None]:
    if day.year is None or not 1 <= day.year <= 9998:
        return None, None
    if day.month is None:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return month_bounds(day.year, day.month)


def _edtf(day: Day) -> str | None:
    return None if day.month is None and day.year is None else day.value


def month_reading(year: int | None, month: int, *, anchor: Anchor, mod: TimeMod | None) -> Reading:
    """Return a month; its beginning, middle or end as bounds by thirds."""
    if year is None or not 1 <= year <= 9998:
        value = f"XXXX-{month:02}"
        return Reading(
            value=value, granularity="month", edtf=value, anchor=anchor, mod=mod, flags=("dct_uncertain",), day=Day(month=month)
        )
    first, last = month_bounds(year, month)
    first, last = _third(first, last, mod)
    value = f"{year:04}-{month:02}"
    return Reading(
        value=value,
        granularity="month",
        edtf=value,
        earliest=first,
        latest=last,
        anchor=anchor,
        mod=mod,
        day=Day(year=year, month=month),
    )


def _third(first: date, last: date, mod: TimeMod | None) -> tuple[date, date]:
    """Return the part of a month or year that "début", "mi" or "fin" leave."""
    size = (last - first).days + 1
    cut = [first, date.fromordinal(first.toordinal() + size // 3), date.fromordinal(first.toordinal() + 2 * size // 3), last]
    match mod:
        case "START":
            return first, date.fromordinal(cut[1].toordinal() - 1)
        case "MID":
            return cut[1], date.fromordinal(cut[2].toordinal() - 1)
        case "END":
            return cut[2], last
        case _:
            return first, last


def year_reading(year: int | None, *, anchor: Anchor, mod: TimeMod | None) -> Reading:
    """Return a year, or XXXX."""
    if year is None or not 1 <= year <= 9998:
        return Reading(value="XXXX", granularity="year", anchor=anchor, mod=mod, flags=("dct_uncertain",))
    first, last = _third(date(year, 1, 1), date(year, 12, 31), mod)
    return stretch(f"{year:04}", "year", first, last, anchor=anchor, mod=mod, edtf=f"{year:04}", day=Day(year=year))


def stretch(
    value: str,
    granularity: Granularity,
    first: date,
    last: date,
    *,
    anchor: Anchor,
    mod: TimeMod | None = None,
    edtf: str | None = None,
    day: Day | None = None,
) -> Reading:
    """Return a stretch of the calendar between two days, both included."""
    return Reading(
        value=value,
        granularity=granularity,
        mod=mod,
        edtf=edtf or f"{first.isoformat()}/{last.isoformat()}",
        earliest=first,
        latest=last,
        anchor=anchor,
        day=day or day_of(first),
    )


def unknown(value: str, granularity: Granularity, *, anchor: Anchor, mod: TimeMod | None = None) -> Reading:
    """Return a value with X digits: its anchor is not known."""
    return Reading(value=value, granularity=granularity, anchor=anchor, mod=mod, flags=("dct_uncertain",))


def vague(value: str, *, anchor: Anchor, anchors: Anchors, type: TimeType = "DATE") -> Reading:
    """Return a time that only says past, present or future: bounded on one side by the day of the words."""
    now = anchors.speech.exact
    first = (now or anchors.earliest) if value == "FUTURE_REF" else None
    last = (now or anchors.latest) if value == "PAST_REF" else None
    return Reading(value=value, granularity="vague", anchor=anchor, type=type, earliest=first, latest=last)
