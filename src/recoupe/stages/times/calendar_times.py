"""Dates of the calendar: which year a day and month are in, which day a weekday is."""

from datetime import date

import msgspec

from recoupe.stages.times.days import Day, day_of, days_between, make_date, month_plus, plus
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.reading import Anchors, Reading, day_reading, flagged, month_reading, year_reading
from recoupe.types.times import Anchor

_LEAP_YEAR = 2024
_COMING_MONTHS = 5
"""Without a tense that decides, a month is the nearest: one of the five to come, else the last."""


def resolve_date(e: Expression, anchors: Anchors) -> Reading:
    """Return what a date of the calendar means: a day, a month or a year, and the hour or part of day with it."""
    year = said_year(e, anchors)
    if e.day is not None and e.month is not None:
        return _day_of_year(e, year, anchors)
    if e.day is not None:
        return _day_alone(e, anchors)
    if e.weekday is not None:
        return _weekday(e, anchors)
    if e.month is not None:
        return _month(e, year, anchors)
    return year_reading(year, anchor="none", mod=e.mod)


def said_year(e: Expression, anchors: Anchors) -> int | None:
    """Return the year that the words give: four digits, two, or one counted from the anchor's ("de l'an dernier").

    Two digits are the latest such year not more than ten years after the anchor.
    """
    year = e.year
    if e.year_away is not None and anchors.speech.year is not None:
        return anchors.speech.year + e.year_away
    if year is None or year >= 100:
        return year
    now = anchors.speech.year or (anchors.latest.year if anchors.latest else 2025)
    return now + 10 - (now + 10 - year) % 100


def _day_of_year(e: Expression, year: int | None, anchors: Anchors) -> Reading:
    """Return a day and month, in the year said or in the one that fits best; its weekday does not choose the year."""
    month, number = e.month or 1, e.day or 1
    anchor: Anchor = "none"
    exists = make_date(_LEAP_YEAR, month, number) is not None
    if year is None and exists:
        year, anchor = _year_of(month, number, e, anchors)
    day = Day(year=year, month=month, day=number)
    exact = day.exact
    if not exists or (year is not None and exact is None):
        return Reading(value=day.value, granularity="day", flags=("impossible",))
    reading = day_reading(day, anchor=anchor, part=e.part, hour=e.hour, zone=e.zone)
    if exact and e.weekday and exact.isoweekday() != e.weekday:
        return _both_days(reading, exact, e.weekday)
    return reading


def _both_days(reading: Reading, exact: date, weekday: int) -> Reading:
    """Return a reading whose bounds hold the day of the number and the nearest day of the weekday."""
    away = (weekday - exact.isoweekday() + 3) % 7 - 3
    first, last = sorted((exact, plus(exact, away)))
    return flagged(msgspec.structs.replace(reading, earliest=first, latest=last), "weekday_mismatch")


def _year_of(month: int, day: int, e: Expression, anchors: Anchors) -> tuple[int | None, Anchor]:
    """Return the year of a day and month: the one the page gives them, else the nearest that the words allow."""
    if anchors.same_date is not None:
        return anchors.same_date, "narrative"
    now = anchors.speech.exact
    if now is None:
        return anchors.speech.year, anchors.name
    dates = [found for year in range(now.year - 8, now.year + 9) if (found := make_date(year, month, day))]
    if e.side == "last" or (anchors.forced and anchors.direction == "past"):
        return max(found for found in dates if found < now or (not e.side and found == now)).year, anchors.name
    if e.side == "next" or (anchors.forced and anchors.direction == "future"):
        return min(found for found in dates if found >= now).year, anchors.name
    nearest = min(dates, key=lambda found: days_between(found, now))
    return nearest.year, anchors.name


def _day_alone(e: Expression, anchors: Anchors) -> Reading:
    """Return a day by its number only ("le 22"), in the month that is told, or around the anchor with its weekday."""
    told = anchors.told
    number = e.day or 1
    if told is not None and told.month is not None:
        day = Day(year=told.year, month=told.month, day=number)
        if day.exact or (told.year is None and make_date(_LEAP_YEAR, told.month, number)):
            return day_reading(day, anchor="narrative", part=e.part, hour=e.hour)
    now = anchors.speech.exact
    if now is None:
        return day_reading(Day(day=number), anchor=anchors.name, part=e.part, hour=e.hour)
    months = [month_plus(now.year, now.month, away) for away in (-1, 0, 1)]
    dates = [found for year, month in months if (found := make_date(year, month, number))]
    fitting = [found for found in dates if found.isoweekday() == e.weekday] or dates
    nearest = min(fitting, key=lambda found: days_between(found, now))
    return day_reading(day_of(nearest), anchor=anchors.name, part=e.part, hour=e.hour)


def _weekday(e: Expression, anchors: Anchors) -> Reading:
    """Return a weekday: before or after the anchor as the verb, "dernier", "prochain" or "en huit" say."""
    weekday = e.weekday or 1
    now = anchors.speech.exact
    if now is None:
        return _weekday_of_unknown_week(weekday, e, anchors)
    if e.told is not None and anchors.told is not None:
        now = anchors.told.exact or now
    side = e.side or e.told
    back = (now.isoweekday() - weekday) % 7
    past, future = plus(now, -back), plus(now, (7 - back) % 7)
    if e.rule.step:
        found = plus(future, e.rule.step)
    elif side is not None:
        found = (past if side == "last" else future) if back else plus(now, -7 if side == "last" else 7)
    else:
        found = future if anchors.direction in ("future", "due") else past
    reading = day_reading(day_of(found), anchor=anchors.name, part=e.part, hour=e.hour, zone=e.zone)
    guessed = anchors.direction == "open" and back > 0 and not e.rule.step and side is None
    return flagged(reading, "ambiguous_direction") if guessed else reading


def _weekday_of_unknown_week(weekday: int, e: Expression, anchors: Anchors) -> Reading:
    """Return a weekday without a publication date: with the date that the page prints beside it, if any."""
    day = anchors.weekday_date or Day(weekday=weekday)
    return day_reading(day, anchor=anchors.name, part=e.part, hour=e.hour, zone=e.zone)


def _month(e: Expression, year: int | None, anchors: Anchors) -> Reading:
    """Return a month, in the year said, in the told year, or on the side of the anchor that the words show."""
    month = e.month or 1
    if year is not None:
        return month_reading(year, month, anchor="none", mod=e.mod)
    if e.rule.base == "narrative" and anchors.told_year is not None:
        return month_reading(anchors.told_year, month, anchor="narrative", mod=e.mod)
    if anchors.same_date is not None:
        return month_reading(anchors.same_date, month, anchor="narrative", mod=e.mod)
    now = anchors.speech.exact
    if now is None:
        return month_reading(anchors.speech.year, month, anchor=anchors.name, mod=e.mod)
    away = (month - now.month) % 12
    forward, backward = month_plus(now.year, now.month, away), month_plus(now.year, now.month, away - 12 if away else 0)
    if e.side == "last":
        found = backward if away else month_plus(*backward, -12)
    elif e.side == "next":
        found = forward if away else month_plus(*forward, 12)
    elif anchors.direction == "open":
        found = forward if away <= _COMING_MONTHS else backward
    else:
        found = forward if anchors.direction in ("future", "due") else backward
    return month_reading(found[0], found[1], anchor=anchors.name, mod=e.mod)
