"""Weekdays by their number in a month or season: "le premier lundi de mai", "le dernier dimanche d'octobre 2020"."""

from datetime import date

from recoupe.stages.times.calendar_times import said_year
from recoupe.stages.times.days import day_of, days_between, make_date, month_bounds, month_plus, plus
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.reading import Anchors, Reading, day_reading, unknown
from recoupe.types.times import Anchor

_SEASON_STARTS = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 22), "WI": (12, 21)}
_SEASON_MONTHS = 3


def resolve_nth_weekday(e: Expression, anchors: Anchors) -> Reading:
    """Return the day, in the year said, else in the year in which it is nearest or on the side that the words give."""
    year = said_year(e, anchors)
    if year is not None:
        return _reading(_nth(year, e), "none")
    now = anchors.speech.exact
    if now is None:
        return unknown("XXXX-XX-XX", "day", anchor=anchors.name)
    days = [found for near in (now.year - 1, now.year, now.year + 1) if (found := _nth(near, e))]
    if e.side == "last" or anchors.direction == "past":
        days = [day for day in days if day <= now]
    elif e.side == "next" or anchors.direction == "future":
        days = [day for day in days if day >= now]
    return _reading(min(days, key=lambda day: days_between(day, now), default=None), anchors.name)


def _nth(year: int, e: Expression) -> date | None:
    """Return the n-th weekday of the month or season of a year, the last one for -1; None when it has not so many."""
    bounds = _bounds(year, e)
    if bounds is None:
        return None
    first, last = bounds
    order, weekday = e.order or 1, e.weekday or 1
    if order < 0:
        return plus(last, -((last.isoweekday() - weekday) % 7))
    day = plus(first, (weekday - first.isoweekday()) % 7 + 7 * (order - 1))
    return day if day <= last else None


def _bounds(year: int, e: Expression) -> tuple[date, date] | None:
    if not 1 <= year <= 9990:
        return None
    if e.season is None:
        return month_bounds(year, e.month or 1)
    month, day = _SEASON_STARTS.get(e.season, (3, 20))
    first = make_date(year, month, day)
    end_year, end_month = month_plus(year, month, _SEASON_MONTHS)
    end = make_date(end_year, end_month, day)
    return (first, plus(end, -1)) if first and end else None


def _reading(day: date | None, anchor: Anchor) -> Reading:
    return (
        day_reading(day_of(day), anchor=anchor) if day else Reading(value="XXXX-XX-XX", granularity="day", flags=("impossible",))
    )
