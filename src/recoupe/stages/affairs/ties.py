"""Whether enough ties the tellings of two pages: states meet, quarrel and strike all the time, and a week holds many acts."""

from typing import Literal

import msgspec

from recoupe.stages.affairs.days import FRESH, days_of, published_of
from recoupe.types.affair import Telling
from recoupe.types.events import SPEECH

SAME_PLACE = 1.5
"""What the same town, quarter or building counts for."""

_NEAR = 1.0
"""Fit of days from which two acts lie together: days that meet, or pages of the same days."""
_SAME_DAY = 2.0
_ALMOST = 0.6
"""Share of words from which two clauses say the same: a sentence taken over, or told again in its own words."""
SEVERAL = 5
"""Words in common at least of two clauses that say the same: "the demonstrations of the farmers" says too little."""
_SOME = 0.3

Tie = Literal["tied", "loose", "apart"]


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """How well the days, places, figures and words of two tellings fit, as `likeness.py` measures it; `common` counts words."""

    days: float
    places: float
    figures: float
    words: float
    common: int


def tie_of(one: Telling, other: Telling, grounds: Grounds) -> Tie:
    """Return whether tellings of two pages are tied, or cannot be of one act because their pages lie too far apart.

    What ties: nearly the same clause; the same figures; the same day with somebody or a place in common; pages of the same days
    with a place, or somebody named who is no state and no movement, in common. Acts of speech need words in common as well: who
    accuses does so again the next day. Acts without a day that are told ten days apart are two; those of pages without a day are
    tied by nothing but clause or figures.
    """
    if (grounds.words >= _ALMOST and grounds.common >= SEVERAL) or grounds.figures:
        return "tied"
    distance = _distance(one, other)
    if distance is None or distance > FRESH:
        return "loose" if distance is None else "apart"
    place = grounds.places >= SAME_PLACE or not places_in(one).isdisjoint(places_in(other))
    common = place or not somebody_in(one).isdisjoint(somebody_in(other))
    if one.key.type in SPEECH:
        tied = common and grounds.days >= _NEAR and grounds.words >= _SOME
    elif grounds.days >= _SAME_DAY:
        tied = common or grounds.words >= _SOME or _two_known(one, other)
    else:
        tied = (grounds.days >= _NEAR and common) or (place and grounds.words >= _SOME)
    return "tied" if tied else "loose"


def places_in(telling: Telling) -> frozenset[str]:
    """Return the places where an act was, or that it was done to."""
    found = {party.id for party in telling.actors + telling.recipients if party.kind == "place"}
    return frozenset(found | ({telling.place} if telling.place and telling.place.startswith("place/") else set()))


def somebody_in(telling: Telling) -> frozenset[str]:
    """Return who takes part and is more than a state or a movement: people, bodies, places."""
    kinds = ("person", "org", "place", "media")
    return frozenset(party.id for party in telling.actors + telling.recipients if party.named and party.kind in kinds)


def _two_known(one: Telling, other: Telling) -> bool:
    return all(sum(party.named for party in telling.actors + telling.recipients) > 1 for telling in (one, other))


def _distance(one: Telling, other: Telling) -> int | None:
    """Return how many days lie between two acts; 0 for acts with days of their own, which fit. None where nothing dates one."""
    if days_of(one.when).closed and days_of(other.when).closed:
        return 0
    mine, theirs = _moment(one), _moment(other)
    return None if mine is None or theirs is None else abs(mine - theirs)


def _moment(telling: Telling) -> int | None:
    """Return the last day on which an act can have been, where it has one of its own, else that of its page."""
    days = days_of(telling.when)
    return days.last if days.closed else published_of(telling)
