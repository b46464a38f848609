"""Lengths of time, what comes again, and times that only say past, present or future."""

from datetime import date

import msgspec

from recoupe.stages.times.days import plus
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.reading import WHOLE_DAY, Anchors, Reading, vague, year_reading
from recoupe.types.times import Anchor, Granularity

_DURATION = {
    "C": (100, "P", "Y"),
    "Q": (3, "P", "M"),
    "H": (6, "P", "M"),
    "TH": (1, "PT", "H"),
    "TM": (1, "PT", "M"),
    "TS": (1, "PT", "S"),
}
"""Units that TIMEX3 writes by another: how many of it, the prefix and the letter."""
_DAYS_IN = {"D": 1, "W": 7, "M": 30.44, "Q": 91.3, "H": 182.6, "Y": 365.25, "DE": 3652.5, "C": 36525}
_SIZES: dict[str, Granularity] = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Y": "year",
    "DE": "decade",
    "C": "century",
    "Q": "quarter",
    "H": "quarter",
}


def resolve_duration(e: Expression, anchors: Anchors) -> Reading:
    """Return a length of time: P2D, PT4H, PXM where no number is said; after "depuis" its bounds run up to the anchor."""
    value = e.rule.value or e.amount or _length(e)
    granularity = "vague" if "X" in value else _size(e.unit)
    reading = Reading(value=value, type="DURATION", granularity=granularity, mod=e.mod)
    now = anchors.speech.exact
    begun = _begun(now, e) if now is not None and anchors.forced and anchors.direction == "past" else None
    if now is None or begun is None:
        return reading
    edtf = f"{begun.isoformat()}~/{now.isoformat()}"
    return msgspec.structs.replace(reading, edtf=edtf, earliest=begun, latest=now, anchor=anchors.name)


def _begun(now: date, e: Expression) -> date | None:
    """Return the day so long ago, to within the unit; None for lengths of hours and unknown lengths."""
    days = _DAYS_IN.get(e.unit or "")
    return plus(now, -round(e.count * days)) if e.count is not None and days is not None else None


def _written(count: float) -> str:
    """Return a number as TIMEX3 has it: all digits of a whole one, else a fraction."""
    return f"{count:.0f}" if count == round(count) else f"{count:g}"


def _length(e: Expression) -> str:
    factor, prefix, letter = _DURATION.get(e.unit or "D", (1, "P", e.unit or "D"))
    if e.count is None:
        return f"{prefix}X{'C' if e.unit == 'C' else letter}"
    count = (e.count + (0.5 if e.extra == "half" else 0)) * factor
    more = e.extra if e.extra and e.extra != "half" else ""
    return f"{prefix}{_written(count)}{letter}{_later_part(more, prefix)}"


def _later_part(more: str, prefix: str) -> str:
    """Return the second part of a length such as "deux ans et six mois", in the same notation."""
    if "T" not in more:
        return more
    number, _, letter = more.partition("T")
    return f"{number}{letter}" if prefix == "PT" else f"T{number}{letter}"


def _size(unit: str | None) -> Granularity:
    return _SIZES.get(unit or "", "time")


def resolve_set(e: Expression) -> Reading:
    """Return what comes again: P1D for each day, XXXX-WXX-2 for each Tuesday."""
    if e.weekday is not None:
        part = f"T{e.part}" if e.part and e.part != WHOLE_DAY else ""
        return Reading(value=f"XXXX-WXX-{e.weekday}{part}", type="SET", granularity="day")
    if e.month is not None and e.day is not None:
        return Reading(value=f"XXXX-{e.month:02}-{e.day:02}", type="SET", granularity="day")
    if e.month is not None:
        return Reading(value=f"XXXX-{e.month:02}", type="SET", granularity="month")
    if e.season is not None:
        return Reading(value=f"XXXX-{e.season}", type="SET", granularity="quarter")
    if e.part is not None:
        return Reading(value=f"XXXX-XX-XXT{e.part}", type="SET", granularity="part_of_day")
    factor, prefix, letter = _DURATION.get(e.unit or "D", (1, "P", e.unit or "D"))
    return Reading(value=f"{prefix}{(e.count or 1) * factor:g}{letter}", type="SET", granularity=_size(e.unit))


def resolve_then(e: Expression, anchors: Anchors) -> Reading:
    """Return the year told just before for "à l'époque"; only the past where none is."""
    year, now = anchors.near_year, anchors.speech.year
    if year is None or (now is not None and year >= now):
        return vague("PAST_REF", anchor="narrative", anchors=anchors)
    return year_reading(year, anchor="narrative", mod=e.mod)


def resolve_reference(e: Expression, anchors: Anchors) -> Reading:
    """Return past, present or future, as the words say."""
    name: Anchor = "narrative" if e.rule.base == "narrative" else anchors.name
    if e.rule.base == "narrative" and e.rule.value and anchors.direction == "future":
        return vague("FUTURE_REF", anchor=name, anchors=anchors)
    if e.rule.value:
        return vague(e.rule.value, anchor=name, anchors=anchors)
    if e.told == "next" and anchors.direction in ("past", "was"):
        return vague("PAST_REF", anchor=name, anchors=anchors)
    return vague("FUTURE_REF" if (e.side or e.told) == "next" else "PAST_REF", anchor=name, anchors=anchors)
