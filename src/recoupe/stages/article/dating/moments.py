"""Dates as machines write them: "2016-10-12T09:31:00+02:00", "2020-08-25|00h23", "Tue, 25 Aug 2020 00:23:33 GMT", seconds."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from recoupe.types.base import Record

_ISO = re.compile(
    r"\s*(?P<year>\d{4})[-/.]?(?P<month>\d{2})[-/.]?(?P<day>\d{2})"
    r"(?:[T\s|]+(?P<hour>\d{1,2})[:hH]?(?P<minute>\d{2})?(?::?\d{2})?(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
    r"(?![\d])"
)
_EUROPEAN = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_ENGLISH = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s+)?(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
    r"(?:\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?:\s+(?:GMT|UTC)?(?P<zone>[+-]\d{4})?)?)?"
)
_SECONDS = re.compile(r"\s*(\d{10})(?:\d{3})?(?!\d)")
_MONTHS = {
    name: number
    for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)
}


class Moment(Record, frozen=True, kw_only=True):
    """A day, with the hour and its distance from UTC (in minutes) as far as they are written."""

    day: date
    hour: int | None = None
    minute: int = 0
    offset: int | None = None

    @property
    def universal(self) -> bool:
        """Whether this is an hour in UTC, which another clock may call another day."""
        return self.offset == 0 and self.hour is not None

    def day_in(self, zone: tzinfo) -> date:
        """Return the day of this moment by the clocks of a zone; the day as written when no hour and distance is."""
        if self.hour is None or self.offset is None:
            return self.day
        at = datetime(self.day.year, self.day.month, self.day.day, self.hour, self.minute, tzinfo=UTC)
        try:
            return (at - timedelta(minutes=self.offset)).astimezone(zone).date()
        except OverflowError:
            return self.day


def read_moment(written: str) -> Moment | None:
    """Return the moment that a text begins with, or None; days before 1900 and after 2199 are none."""
    return _iso(written) or _european(written) or _english(written) or _mail(written) or _seconds(written)


def _iso(written: str) -> Moment | None:
    found = _ISO.match(written)
    if not found:
        return None
    hour = int(found["hour"]) if found["hour"] else None
    return _moment(found["year"], found["month"], found["day"], hour, found["minute"], found["zone"])


def _european(written: str) -> Moment | None:
    found = _EUROPEAN.match(written)
    return _moment(found.group(3), found.group(2), found.group(1)) if found else None


def _english(written: str) -> Moment | None:
    found = _ENGLISH.match(written)
    month = _MONTHS.get(found["month"][:3].lower()) if found else None
    if not found or not month:
        return None
    hour = int(found["hour"]) if found["hour"] else None
    return _moment(found["year"], str(month), found["day"], hour, found["minute"], found["zone"])


def _mail(written: str) -> Moment | None:
    if "," not in written[:5]:
        return None
    try:
        at = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError):
        return None
    offset = at.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset is not None else None
    return _moment(str(at.year), str(at.month), str(at.day), at.hour, str(at.minute), minutes=minutes)


def _seconds(written: str) -> Moment | None:
    found = _SECONDS.fullmatch(written.rstrip())
    if not found:
        return None
    at = datetime.fromtimestamp(int(found.group(1)), UTC)
    return _moment(str(at.year), str(at.month), str(at.day), at.hour, str(at.minute), "Z")


def _moment(
    year: str,
    month: str,
    day: str,
    hour: int | None = None,
    minute: str | None = None,
    zone: str | None = None,
    *,
    minutes: int | None = None,
) -> Moment | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if not 1900 <= found.year < 2200 or (hour is not None and hour > 23):
        return None
    return Moment(
        day=found, hour=hour, minute=min(int(minute or 0), 59), offset=minutes if minutes is not None else _offset(zone)
    )


def _offset(zone: str | None) -> int | None:
    """Return the distance of a zone from UTC in minutes."""
    if not zone:
        return None
    if zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:4])
    return -minutes if zone[0] == "-" else minutes
