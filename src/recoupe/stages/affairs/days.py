"""Days of acts and of pages as numbers, and how well two stretches of days fit."""

from datetime import date
from functools import lru_cache

import msgspec

from recoupe.types.affair import Bounds, Telling

NARROW = 8
"""Days at most of a stretch that dates an act: a week, and the day on which it is told."""
NEWS = 3
"""Days between two pages at most that tell of the same fresh act without a date. A guess: dispatches are reprinted within two."""
FRESH = 10
"""Days after an act at most in which pages tell it as news. A guess."""
OLD = 31
"""Days after which an act told without a date is another one."""
_FRESH_FIT = 0.5
"""Fit of days from which they meet, or pages tell the act as news."""


class Days(msgspec.Struct, frozen=True):
    """Ordinal days, both included; None is open."""

    first: int | None
    last: int | None

    @property
    def narrow(self) -> bool:
        """Whether it dates something: both ends known, a week apart at most."""
        return self.first is not None and self.last is not None and self.last - self.first < NARROW

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.first is not None and self.last is not None


def days_of(bounds: Bounds) -> Days:
    """Return ISO days as numbers."""
    return Days(_number(bounds.earliest), _number(bounds.latest))


@lru_cache(maxsize=65536)
def _number(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def published_of(telling: Telling) -> int | None:
    """Return the latest day on which the page of a telling can have been published; None when nothing bounds it."""
    return _number(telling.published.latest)


def day_fit(one: Telling, other: Telling) -> float | None:
    """Return how much the days of two tellings speak for one act, or None when they speak against it for good.

    2 for the same day, 1 for stretches that meet, less for acts that only the days of their pages date; below 0 when the pages
    lie far apart.
    """
    mine, theirs = days_of(one.when), days_of(other.when)
    if mine.closed and theirs.closed:
        return _closed(mine, theirs)
    if mine.closed or theirs.closed:
        dated, open_ = (mine, other) if mine.closed else (theirs, one)
        return _told_later(dated, open_)
    return _told_together(one, other)


def days_meet(one: Telling, other: Telling) -> bool:
    """Return whether two tellings can be of one act by their days: these meet, or both pages tell it as news."""
    return (day_fit(one, other) or 0.0) >= _FRESH_FIT


def _closed(one: Days, other: Days) -> float | None:
    first, last = max(one.first or 0, other.first or 0), min(one.last or 0, other.last or 0)
    if first > last:
        return None
    if not (one.narrow and other.narrow):
        return 0.25
    return 2.0 if one == other and first == last else 1.0


def _told_later(dated: Days, telling: Telling) -> float | None:
    """Return the fit of a dated act with one that has no day of its own: it must not lie after the page, nor long before it."""
    days, published = days_of(telling.when), published_of(telling)
    if (days.last is not None and dated.first > days.last) or (days.first is not None and dated.last < days.first):  # type: ignore[operator]
        return None
    if published is None:
        return 0.0
    distance = abs(published - (dated.last or 0))
    if not dated.narrow:
        return 0.0 if distance <= OLD else -1.5
    return 0.5 if distance <= FRESH else 0.0 if distance <= OLD else -1.5


def _told_together(one: Telling, other: Telling) -> float | None:
    mine, theirs = days_of(one.when), days_of(other.when)
    for first, last in ((mine.first, theirs.last), (theirs.first, mine.last)):
        if first is not None and last is not None and first > last:
            return None
    if one.key.page == other.key.page:
        return 1.0
    days = (published_of(one), published_of(other))
    if days[0] is None or days[1] is None:
        return 0.0
    distance = abs(days[0] - days[1])
    return 1.0 if distance <= NEWS else 0.5 if distance <= FRESH else 0.0 if distance <= OLD else -2.0
