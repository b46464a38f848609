"""Which day it was: the day that most reasons name, the heavier the more; and what else there is to say of it."""

from collections.abc import Sequence
from datetime import date, timedelta

from recoupe.stages.article.dating.candidates import Candidate
from recoupe.types.article import DateFlag
from recoupe.types.base import Record

_GOOD = 2.0
"""A reason of this weight that names another day is a conflict."""

_DAY = timedelta(days=1)


class Choice(Record, frozen=True, kw_only=True):
    """The chosen day (None when nothing speaks), the days it may be by the outlet's clocks, and flags."""

    day: date | None = None
    earliest: date | None = None
    latest: date | None = None
    flags: tuple[DateFlag, ...] = ()


def choose(candidates: Sequence[Candidate]) -> Choice:
    """Return the day with the greatest weight; of two with the same, that of the heaviest single reason, then the earlier.

    A reason counts for its own day, and for a day that it may be on the outlet's clocks when another reason names that.
    """
    first = [candidate for candidate in candidates if not candidate.changed]
    if not first:
        return Choice()
    day = max(sorted({candidate.day for candidate in first}), key=lambda day: _weight_of(day, first))
    others = [candidate for candidate in first if day not in candidate.days and candidate.weight >= _GOOD]
    sure = any(candidate.days == {day} for candidate in first)
    agreed = frozenset.intersection(*(candidate.days for candidate in first if day in candidate.days))
    changes = [candidate.day for candidate in candidates if candidate.changed and candidate.day > day + _DAY]
    flags: list[DateFlag] = []
    if others:
        flags.append("conflict")
    if changes:
        flags.append("updated")
    if not sure and len(agreed) > 1:
        flags.append("zone_unknown")
    if max(candidate.weight for candidate in first if day in candidate.days) < _GOOD:
        flags.append("guessed")
    bounds = {day} if sure else agreed
    return Choice(day=day, earliest=min(bounds), latest=max(bounds), flags=tuple(flags))


def _weight_of(day: date, candidates: Sequence[Candidate]) -> tuple[float, float]:
    """Return the weight of all reasons that allow a day, and the heaviest of those that name it."""
    total = sum(candidate.weight for candidate in candidates if day in candidate.days)
    return total, max(candidate.weight for candidate in candidates if candidate.day == day)
