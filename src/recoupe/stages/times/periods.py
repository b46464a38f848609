"""Stretches of the calendar with a name: decades, centuries, seasons, quarters, feasts."""

from datetime import date

from recoupe.stages.times.calendar_times import said_year
from recoupe.stages.times.days import Day, day_of, days_between, easter, make_date, month_bounds, month_plus, plus
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.reading import Anchors, Reading, day_reading, stretch, unknown, vague, year_reading
from recoupe.types.times import Anchor

_HALF = 6
_YOUNG = 20
"""Two digits of a decade of this century: "les années 00" and "10"; "les années 20" are those of the last."""
_OTHER_CALENDAR = "X"
_SEASON_MONTH = {"SP": (3, "21"), "SU": (6, "22"), "FA": (9, "23"), "WI": (12, "24")}


def resolve_decade(e: Expression) -> Reading:
    """Return a decade as three digits: 199 for "les années 1990" and "les années 90"."""
    year = e.year or 0
    century = 2000 if year < _YOUNG else 1900
    first = (century + year if year < 100 else year) // 10 * 10
    value = f"{first // 10:03}"
    return stretch(value, "decade", date(first, 1, 1), date(first + 9, 12, 31), anchor="none", mod=e.mod, edtf=f"{value}X")


def resolve_century(e: Expression) -> Reading:
    """Return a century as two digits: 19 for the 20th."""
    number = 1 if e.order is None else e.order
    if not 1 <= number <= 30:
        return Reading(value="XX", granularity="century", mod=e.mod, flags=("impossible",))
    first = (number - 1) * 100 + 1
    value = f"{number - 1:02}"
    return stretch(value, "century", date(first, 1, 1), date(first + 99, 12, 31), anchor="none", mod=e.mod, edtf=f"{value}XX")


def resolve_season(e: Expression, anchors: Anchors) -> Reading:
    """Return a season of the year said, else of the one that its side of the anchor gives."""
    season = e.season or "SU"
    month, code = _SEASON_MONTH[season]
    year, anchor = said_year(e, anchors), anchors.name
    if year is not None:
        anchor = "none"
    elif (now := anchors.speech.exact) is not None:
        year = _season_year(month, now, e, anchors)
    if year is None or not 1 <= year <= 9990:
        return unknown(f"XXXX-{season}", "quarter", anchor=anchor, mod=e.mod)
    last = month_bounds(*month_plus(year, month, 3))[1]
    return stretch(
        f"{year:04}-{season}", "quarter", date(year, month, 1), last, anchor=anchor, mod=e.mod, edtf=f"{year:04}-{code}"
    )


def _season_year(month: int, now: date, e: Expression, anchors: Anchors) -> int:
    """Return the year in which the season meant begins.

    With "dernier" or "prochain" the sun counts: on 10 March "au printemps prochain" is this spring.
    """
    first = 21 if e.side else 1
    starts = [date(year, month, first) for year in range(now.year - 2, now.year + 3)]
    begun = max(start for start in starts if start <= now)
    coming = min(start for start in starts if start > now)
    running = (now - begun).days < 110
    if e.side == "last":
        return begun.year - 1 if running else begun.year
    if e.side == "next" or anchors.direction == "future":
        return coming.year if e.side == "next" or not running else begun.year
    if anchors.direction in ("past", "was") or running:
        return begun.year
    return min((begun, coming), key=lambda start: days_between(start, now)).year


def resolve_new_year(e: Expression, anchors: Anchors) -> Reading:
    """Return the year that is new: the one that has just begun, or in its second half the next."""
    now = anchors.speech.exact
    year = None if now is None else now.year if now.month <= _HALF else now.year + 1
    return year_reading(year, anchor=anchors.name, mod=e.mod)


def resolve_quarter(e: Expression, anchors: Anchors) -> Reading:
    """Return a quarter or half of a year."""
    unit, number = e.unit or "Q", e.order or 1
    size, top = (3, 4) if unit == "Q" else (6, 2)
    number = top if number < 0 else number
    year = said_year(e, anchors) or anchors.told_year or anchors.speech.year
    if year is None or not 1 <= year <= 9990 or number > top:
        return unknown(f"XXXX-{unit}{number}", "quarter", anchor=anchors.name)
    first = date(year, (number - 1) * size + 1, 1)
    last = month_bounds(year, number * size)[1]
    anchor: Anchor = "none" if e.year else anchors.name
    return stretch(f"{year:04}-{unit}{number}", "quarter", first, last, anchor=anchor)


def resolve_holiday(e: Expression, anchors: Anchors) -> Reading:
    """Return the day of a feast, in the year said or in the nearest one; feasts of other calendars stay vague."""
    if not e.holiday or e.holiday == _OTHER_CALENDAR:
        return vague("XXXX", anchor="none", anchors=anchors)
    now = anchors.speech.exact
    year = said_year(e, anchors)
    if year is not None and 1 <= year <= 9990:
        return day_reading(day_of(plus(_feast(e.holiday, year), e.rule.step)), anchor="none")
    if now is None:
        return day_reading(_feast_without_year(e), anchor=anchors.name)
    feasts = [_feast(e.holiday, near) for near in (now.year - 1, now.year, now.year + 1)]
    if e.side == "last":
        feasts = [feast for feast in feasts if feast < now] or feasts
    elif e.side == "next" or anchors.direction == "future":
        feasts = [feast for feast in feasts if feast >= now] or feasts
    nearest = min(feasts, key=lambda feast: days_between(feast, now))
    return day_reading(day_of(plus(nearest, e.rule.step)), anchor=anchors.name)


def resolve_named_day(e: Expression, anchors: Anchors) -> Reading:
    """Return the day that a date alone names ("le 11-Septembre"), for pages that are not older; else the nearest such date."""
    day = date.fromisoformat(e.holiday or "2001-09-11")
    now = anchors.speech.exact
    if now is not None and now < day:
        nearest = min(
            (make_date(year, day.month, day.day) or day for year in (now.year - 1, now.year)), key=lambda d: days_between(d, now)
        )
        return day_reading(day_of(nearest), anchor=anchors.name)
    return day_reading(day_of(day), anchor="event")


def _feast(holiday: str, year: int) -> date:
    if holiday[0] == "E":
        return plus(easter(year), int(holiday[1:]))
    return make_date(year, int(holiday[:2]), int(holiday[3:])) or date(year, 1, 1)


def _feast_without_year(e: Expression) -> Day:
    holiday = e.holiday or "E"
    if holiday[0] == "E":
        return Day()
    found = plus(date(2023, int(holiday[:2]), int(holiday[3:])), e.rule.step)
    return Day(month=found.month, day=found.day)


def resolve_year_span(e: Expression) -> Reading:
    """Return two years as one stretch: 2015/2016."""
    first = e.year or 1
    last = e.year_end or first
    last = first // 100 * 100 + last if last < 100 else last
    if not 1 <= first <= last <= 9990:
        return Reading(value=f"{first:04}", granularity="year", flags=("impossible",))
    value = f"{first:04}/{last:04}"
    return stretch(value, "year", date(first, 1, 1), date(last, 12, 31), anchor="none", edtf=value, day=Day(year=first))
