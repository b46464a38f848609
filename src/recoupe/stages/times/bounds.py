"""Bounds for the times of a page whose day is not known: what the page's own dates allow, intersected; never a value."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from recoupe.stages.times.days import Day, make_date, month_bounds, plus
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.reading import Reading
from recoupe.stages.times.setting import Setting
from recoupe.types.article import Published
from recoupe.types.base import Record

_YEAR, _WEEK = 366, 6
"""Days between a page and a date without its year, or a bare weekday."""
_TURNS = 3
"""Times that the bounds of the page's day and those of its dates narrow each other; more has changed nothing."""
_CYCLE = 40
"""Years in which every day meets every weekday, but for a few around 1900 and 2100."""


class Window(Record, frozen=True, kw_only=True):
    """The first and last day that something can be, both included; None is open."""

    first: date | None = None
    last: date | None = None


def narrowed(placed: Sequence[tuple[Expression, Setting]], readings: Sequence[Reading], published: Published) -> list[Reading]:
    """Return the readings, those that hang on an unknown day of publication with the bounds that the page gives them.

    The page's day is not before a date with a year that it tells as past, nor after one that it tells as to come; not before
    a dateline, not after the fetch. "Mardi 16 octobre" is near that day, in a year in which the 16th is a Tuesday, and so bounds
    it in turn. Where these exclude each other only the dateline and the fetch count.
    """
    if published.value is not None or not any("dct_uncertain" in reading.flags for reading in readings):
        return list(readings)
    outer = Window(first=published.earliest, last=published.latest)
    page = _told(placed, readings, outer)
    found: list[Window | None] = []
    for _ in range(_TURNS):
        found = [_window(e, setting, reading, page) for (e, setting), reading in zip(placed, readings, strict=True)]
        page = _page_of(placed, found, page)
    return [_with(reading, window) for reading, window in zip(readings, found, strict=True)]


def _told(placed: Sequence[tuple[Expression, Setting]], readings: Sequence[Reading], outer: Window) -> Window:
    """Return the interval of the page's day that the dates with a year in its own voice leave; the outer one if none."""
    past, ahead = [outer.first], [outer.last]
    for (e, setting), reading in zip(placed, readings, strict=True):
        if _is_aside(setting) or reading.anchor != "none" or e.year is None or reading.type == "SET":
            continue
        if setting.direction in ("past", "was"):
            past.append(reading.earliest)
        elif setting.direction in ("future", "due"):
            ahead.append(reading.latest)
    first = max((day for day in past if day), default=None)
    last = min((day for day in ahead if day), default=None)
    return outer if first and last and first > last else Window(first=first, last=last)


def _is_aside(setting: Setting) -> bool:
    """Return whether a date is not what the page tells: it is quoted, or that of a noun ("les élus du 3 mai parleront")."""
    return setting.quote is not None or setting.background


def _page_of(placed: Sequence[tuple[Expression, Setting]], found: Sequence[Window | None], page: Window) -> Window:
    """Return the interval of the page's day narrowed by days that it tells as past or as to come."""
    first, last = page.first, page.last
    for (_, setting), window in zip(placed, found, strict=True):
        if window is None or _is_aside(setting):
            continue
        if setting.direction in ("past", "was") and window.first and (first is None or window.first > first):
            first = window.first
        elif setting.direction in ("future", "due") and window.last and (last is None or window.last < last):
            last = window.last
    return page if first and last and first > last else Window(first=first, last=last)


def _window(e: Expression, setting: Setting, reading: Reading, page: Window) -> Window | None:
    """Return what the interval of the page's day leaves of a day or month without its year; None where it says nothing."""
    day = reading.day
    if "dct_uncertain" not in reading.flags or day is None or day.year is not None or (day.month is None and day.weekday is None):
        return None
    near = _near(e, setting, page, _WEEK if day.month is None else _YEAR)
    if day.month is None:
        return near
    first, last = _first_from(day, e.weekday, near.first), _last_until(day, e.weekday, near.last)
    return None if first and last and first > last else Window(first=first, last=last)


def _near(e: Expression, setting: Setting, page: Window, reach: int) -> Window:
    """Return the days that a date can be, from its verb: `reach` days back or ahead; the nearest where the verb is open."""
    back = ahead = reach if reach == _WEEK else reach // 2
    if e.side == "next" or setting.direction in ("future", "due"):
        back, ahead = 0 if setting.quote is None else reach // 2, reach
    elif e.side == "last" or setting.direction in ("past", "was"):
        back, ahead = reach, 0
    return Window(first=page.first and plus(page.first, -back), last=page.last and plus(page.last, ahead))


def _first_from(day: Day, weekday: int | None, start: date | None) -> date | None:
    """Return the first day that a day or month without its year can begin on, not before a date."""
    years = range(start.year, start.year + _CYCLE) if start else ()
    return next((first for year in years for first, last in _in_year(day, weekday, year) if start and last >= start), None)


def _last_until(day: Day, weekday: int | None, end: date | None) -> date | None:
    """Return the last day that a day or month without its year can end on, not after a date."""
    years = range(end.year, end.year - _CYCLE, -1) if end else ()
    return next((last for year in years for first, last in _in_year(day, weekday, year) if end and first <= end), None)


def _in_year(day: Day, weekday: int | None, year: int) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of a month, or the day twice, in a year that has it on its weekday."""
    if day.day is None:
        yield month_bounds(year, day.month or 1)
    elif (found := make_date(year, day.month or 1, day.day)) and weekday in (None, found.isoweekday()):
        yield found, found


def _with(reading: Reading, window: Window | None) -> Reading:
    return reading if window is None else msgspec.structs.replace(reading, earliest=window.first, latest=window.last)
