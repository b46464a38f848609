"""Whether two sides of acts can be the same side."""

from collections.abc import Sequence
from enum import IntEnum

from recoupe.types.affair import Party, Telling
from recoupe.types.events import JOINT


class Fit(IntEnum):
    """How two parties or sides stand to each other, from impossible to the same."""

    DIFFERENT = -1
    UNKNOWN = 0
    POSSIBLE = 1
    NEAR = 2
    SAME = 3


def sides_of(telling: Telling) -> tuple[tuple[Party, ...], ...]:
    """Return the sides of an act: actors and recipients, or all parties as one side where the act is joint."""
    if telling.key.type in JOINT:
        return (telling.actors + telling.recipients,)
    return telling.actors, telling.recipients


def fits_of(one: Telling, other: Telling) -> list[Fit]:
    """Return how the sides of two acts fit, side by side; where only one of them is joint, all parties are one side."""
    mine, theirs = sides_of(one), sides_of(other)
    if len(mine) != len(theirs):
        mine, theirs = (one.actors + one.recipients,), (other.actors + other.recipients,)
    return [fit_of(some, others) for some, others in zip(mine, theirs, strict=True)]


def tokens_of(parties: Sequence[Party]) -> frozenset[str]:
    """Return what a side can be looked up by: the states of its parties, else themselves; nothing for who is unknown."""
    return frozenset(party.state or party.id for party in parties if party.state or party.named)


def fit_of(one: Sequence[Party], other: Sequence[Party]) -> Fit:
    """Return how well two sides fit: as its worst party, each of the smaller side taken with the best of the larger one.

    A side of which nothing is known fits anything, as UNKNOWN.
    """
    some, more = sorted((_telling(one), _telling(other)), key=len)
    if not some:
        return Fit.UNKNOWN
    return min(max(_fit(party, candidate) for candidate in more) for party in some)


def _telling(parties: Sequence[Party]) -> list[Party]:
    """Return the parties that say who is meant."""
    return [party for party in parties if party.named or party.state or party.sector]


def _fit(one: Party, other: Party) -> Fit:
    if one.id == other.id:
        return Fit.SAME if one.named else Fit.NEAR
    if one.sector and other.sector and one.sector != other.sector:
        return Fit.DIFFERENT
    if one.state is None or other.state is None:
        return _fit_of_nobodys(one, other) if one.named != other.named else Fit.POSSIBLE if not one.named else Fit.DIFFERENT
    if one.state != other.state:
        return Fit.DIFFERENT
    if one.kind == other.kind and one.named and other.named:
        return Fit.POSSIBLE if one.kind == "org" else Fit.DIFFERENT
    return Fit.NEAR if one.named and other.named else Fit.POSSIBLE


def _fit_of_nobodys(one: Party, other: Party) -> Fit:
    """Return how unnamed people fit somebody named where one has no state: civilians are no armed group, rebels may be."""
    people, named = (one, other) if other.named else (other, one)
    match people.sector, named.kind:
        case ("people", "place") | ("against", "group" | "place"):
            return Fit.POSSIBLE
        case (None | "state", _):
            return Fit.UNKNOWN
        case _:
            return Fit.DIFFERENT
