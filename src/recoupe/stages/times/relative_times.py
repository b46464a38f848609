"""Times counted in days or units from the day of the words, or from what is told."""

from datetime import date

import msgspec

from recoupe.stages.times.days import Day, day_of, make_date, monday_of, month_bounds, month_plus, plus, shifted, week_value
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.reading import (
    Anchors,
    Reading,
    day_reading,
    flagged,
    month_reading,
    stretch,
    unknown,
    vague,
    year_reading,
)
from recoupe.types.times import Anchor, Granularity

_UNKNOWN: dict[str, tuple[str, Granularity]] = {
    "C": ("XX", "century"),
    "D": ("XXXX-XX-XX", "day"),
    "DE": ("XXX", "decade"),
    "H": ("XXXX-HX", "quarter"),
    "M": ("XXXX-XX", "month"),
    "Q": ("XXXX-QX", "quarter"),
    "W": ("XXXX-WXX", "week"),
    "WE": ("XXXX-WXX-WE", "week"),
    "Y": ("XXXX", "year"),
}
_LAST_YEAR = 9990
_LONGEST = 10_000
"""Units that a page counts at most; a larger number says only before or after."""
_MONTHS_IN = {"M": 1, "Q": 3, "H": 6}
_YEARS_IN = {"Y": 1, "DE": 10, "C": 100}


def resolve_deictic(e: Expression, anchors: Anchors) -> Reading:
    """Return a day counted from the day of the words ("hier soir"); "aujourd'hui" with no verb of one day is nowadays."""
    if e.rule.value == "today" and (anchors.direction in ("open", "due", "was") or anchors.speech.exact is None):
        return vague("PRESENT_REF", anchor=anchors.name, anchors=anchors)
    step = {"last": -1, "next": 1}[e.side] if e.side else e.rule.step
    day = shifted(anchors.speech, step)
    reading = day_reading(day, anchor=anchors.name, part=e.part, hour=e.hour, zone=e.zone)
    if day.exact is None and anchors.earliest and anchors.latest:
        first, last = plus(anchors.earliest, step), plus(anchors.latest, step)
        return msgspec.structs.replace(reading, earliest=first, latest=last)
    return reading


def resolve_narrative(e: Expression, anchors: Anchors) -> Reading:
    """Return a day counted from the last day told ("la veille"), else from the day of the words, after which nothing is over."""
    base, name = _told(anchors)
    step = {"last": -1, "next": 1}[e.told] if e.told else e.rule.step
    if anchors.told is None and step > 0 and anchors.direction in ("past", "was"):
        return unknown("XXXX-XX-XX", "day", anchor="narrative")
    return day_reading(shifted(base, step), anchor=name, part=e.part, hour=e.hour)


def _told(anchors: Anchors) -> tuple[Day, Anchor]:
    return (anchors.told, "narrative") if anchors.told is not None else (anchors.speech, anchors.name)


def resolve_aftermath(e: Expression, anchors: Anchors) -> Reading:
    """Return the day of the clause for "au lendemain de" with a noun: news is told the day after; else only the past."""
    if anchors.clause_day is not None:
        reading = day_reading(anchors.clause_day, anchor="narrative", part=e.part)
        return flagged(reading, "loose_sense")
    return flagged(vague("PAST_REF", anchor="event", anchors=anchors), "loose_sense")


def resolve_unit(e: Expression, anchors: Anchors) -> Reading:
    """Return a stretch of the calendar near the anchor: "la semaine dernière", "ce mois-ci", "l'année suivante"."""
    side = e.told or e.side
    step = {"last": -1, "next": 1}[side] if side else e.rule.step
    unit = e.unit or "D"
    base, name = _told(anchors) if e.rule.base == "narrative" else (anchors.speech, anchors.name)
    now = base.exact
    if unit in _YEARS_IN and base.year is not None:
        return _year_unit(base.year, step, unit, e, name)
    if now is None and base.year is not None and base.month is not None:
        now = make_date(base.year, base.month, 1) if unit == "M" else None
    if now is None:
        value, granularity = _UNKNOWN[unit]
        return unknown(value, granularity, anchor=name, mod=e.mod)
    if unit == "WE" and not side and anchors.direction != "future" and now.isoweekday() <= 3:
        step = -1
    return _calendar_unit(now, step, unit, e, name)


def _year_unit(year: int, step: int, unit: str, e: Expression, name: Anchor) -> Reading:
    if unit == "Y":
        return year_reading(year + step, anchor=name, mod=e.mod)
    size = _YEARS_IN[unit]
    first = (year // size + step) * size
    value = f"{first // size:03}" if unit == "DE" else f"{first // size:02}"
    if not 1 <= first <= 9000:
        return unknown(value, "century", anchor=name, mod=e.mod)
    granularity: Granularity = "decade" if unit == "DE" else "century"
    return stretch(
        value,
        granularity,
        date(first, 1, 1),
        date(first + size - 1, 12, 31),
        anchor=name,
        mod=e.mod,
        edtf=value + "X" * (4 - len(value)),
    )


def _calendar_unit(now: date, step: int, unit: str, e: Expression, name: Anchor) -> Reading:
    match unit:
        case "D":
            return day_reading(day_of(plus(now, step)), anchor=name, part=e.part)
        case "W":
            monday = plus(monday_of(now), 7 * step)
            return stretch(week_value(monday), "week", monday, plus(monday, 6), anchor=name, mod=e.mod)
        case "WE":
            monday = plus(monday_of(now), 7 * step)
            return stretch(f"{week_value(monday)}-WE", "week", plus(monday, 5), plus(monday, 6), anchor=name)
        case "M":
            return month_reading(*month_plus(now.year, now.month, step), anchor=name, mod=e.mod)
        case _:
            return _part_of_year(now, step, unit, name)


def _part_of_year(now: date, step: int, unit: str, name: Anchor) -> Reading:
    """Return the quarter or half year, some steps from the one that holds a day."""
    size = _MONTHS_IN.get(unit, 3)
    year, month = month_plus(now.year, (now.month - 1) // size * size + 1, step * size)
    first, last = date(year, month, 1), month_bounds(*month_plus(year, month, size - 1))[1]
    return stretch(f"{year:04}-{unit}{(month - 1) // size + 1}", "quarter", first, last, anchor=name)


def resolve_shift(e: Expression, anchors: Anchors) -> Reading:
    """Return the time some units before or after the anchor, as coarse as the unit: "il y a deux ans" is a year."""
    told = e.rule.base == "narrative"
    base, name = _told(anchors) if told else (anchors.speech, anchors.name)
    unit = e.unit or "D"
    if e.count is None or e.count > _LONGEST or _is_untold(e, anchors):
        value = "PAST_REF" if e.rule.step < 0 or told else "FUTURE_REF"
        return vague(value, anchor=name, anchors=anchors, type="TIME" if unit[0] == "T" else "DATE")
    count = round(e.count + (0.5 if e.extra == "half" else 0)) * e.rule.step
    if unit[0] == "T":
        return _hours_away(base, name)
    if unit in _YEARS_IN:
        year = base.year
        if told and anchors.told_year is not None:
            year, name = anchors.told_year, "narrative"
        return year_reading(_year_away(year, count * _YEARS_IN[unit], anchors), anchor=name, mod=e.mod)
    return _units_away(base, count, unit, e, name)


def _is_untold(e: Expression, anchors: Anchors) -> bool:
    """Return whether a time "later" has nothing to be counted from: what is over cannot be later than the page."""
    nothing = anchors.told is None and anchors.told_year is None
    return e.rule.base == "narrative" and e.rule.step > 0 and nothing and anchors.direction != "future"


def _units_away(base: Day, count: int, unit: str, e: Expression, name: Anchor) -> Reading:
    """Return the day, week or month so many units from a day."""
    now = base.exact
    if now is None:
        value, granularity = _UNKNOWN[unit]
        return unknown(value, granularity, anchor=name, mod=e.mod)
    if unit == "D":
        return day_reading(day_of(plus(now, count)), anchor=name, part=e.part)
    if unit == "W":
        monday = monday_of(plus(now, 7 * count))
        return stretch(week_value(monday), "week", monday, plus(monday, 6), anchor=name, mod=e.mod)
    months = max(1 - now.year * 12, min(count * _MONTHS_IN.get(unit, 1), 12 * (_LAST_YEAR - now.year)))
    return month_reading(*month_plus(now.year, now.month, months), anchor=name, mod=e.mod)


def _year_away(year: int | None, years: int, anchors: Anchors) -> int | None:
    """Return the year so many years away; looking back from now, "six ans après" is this year when nothing else is told."""
    now = anchors.speech.year
    if year is None or (years > 0 and now is not None and year + years > now and anchors.direction != "future"):
        return now if years > 0 else None
    return year + years


def _hours_away(base: Day, name: Anchor) -> Reading:
    reading = day_reading(base, anchor=name)
    return msgspec.structs.replace(reading, value=f"{base.value}TXX", type="TIME", granularity="time")
