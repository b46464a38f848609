"""Where a partner says something else than we do."""

from collections.abc import Iterable, Sequence
from typing import Literal

from recoupe.exchange.claims.acts import Act
from recoupe.types.base import Record

Point = Literal["status", "killed", "wounded", "day", "rejected", "one_act", "removed", "published", "publisher"]
"""What is said differently.

`rejected`: a person there said that it is no such act or quote; `one_act`: that two acts are one, or are not; `removed`: that the
page does not belong; `published` and `publisher`: when and by whom the page was published.
"""


class Differs(Record, frozen=True, kw_only=True):
    """One point on which a claim says something that we do not, and what we say."""

    point: Point
    theirs: tuple[str, ...]
    ours: tuple[str, ...]


_POINTS: tuple[Point, ...] = ("status", "killed", "wounded", "day")


def differences(ours: Sequence[Act], theirs: Act) -> tuple[Differs, ...]:
    """Return the points on which a claim says something that none of our accounts says, where ours say anything."""
    said = frozenset[tuple[str, str]]().union(*(act.said for act in ours))
    found = [(point, _of(theirs.said - said, point), _of(said, point)) for point in _POINTS]
    return tuple(Differs(point=point, theirs=new, ours=known) for point, new, known in found if new and known)


def _of(said: Iterable[tuple[str, str]], point: str) -> tuple[str, ...]:
    return tuple(sorted(value for about, value in said if about == point))
