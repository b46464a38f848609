"""Dates that a person gives to an event: EDTF (ISO 8601-2), level 1, without times of day, and the weeks of ISO 8601."""

import re
from datetime import date, timedelta

from recoupe.types.errors import DecisionError

Bounds = tuple[date | None, date | None]
"""First and last day, both included; None is open."""

_OPEN = ("", "..")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)[?~%]?\Z", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])[?~%]?\Z", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)\Z", re.ASCII)
_YEAR = re.compile(r"(\d{1,4})(X{0,3})[?~%]?\Z", re.ASCII)
_EXPECTED = "expected a day (2016-10-12), week (2016-W41), month (2016-10), year (2016), decade (201X) or two with / between them"


def bounds_of(written: str) -> Bounds:
    """Return the first and the last day of an EDTF date.

    Raises:
        DecisionError: if it is none, or no such day is in the calendar, or it ends before it begins.
    """
    first, slash, last = written.partition("/")
    if not slash:
        return _single(first, written)
    bounds = (
        None if first in _OPEN else _single(first, written)[0],
        None if last in _OPEN else _single(last, written)[1],
    )
    if bounds == (None, None) or (bounds[0] and bounds[1] and bounds[0] > bounds[1]):
        raise DecisionError(f"{written!r} ends before it begins, or never does either; {_EXPECTED}")
    return bounds


def _single(part: str, written: str) -> tuple[date, date]:
    try:
        if found := _DAY.match(part):
            day = date(*map(int, found.groups()))
            return day, day
        if found := _MONTH.match(part):
            year, month = map(int, found.groups())
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), following - timedelta(days=1)
        if found := _WEEK.match(part):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + timedelta(days=6)
        if (found := _YEAR.match(part)) and len(found[1] + found[2]) == 4:
            return date(int(found[1] + "0" * len(found[2])), 1, 1), date(int(found[1] + "9" * len(found[2])), 12, 31)
    except ValueError as error:
        raise DecisionError(f"{written!r}: there is no such day in the calendar ({error})") from error
    raise DecisionError(f"{written!r} is no date in EDTF; {_EXPECTED}")
