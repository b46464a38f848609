"""What the affair knows of one page beside its record: who its actors are in the store, and where its words come from."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from recoupe.affair.unnamed import Unnamed
from recoupe.store.affair import digest_of
from recoupe.types.affair import AffairActor
from recoupe.types.reuse import Origin, Passage

VERSION = "3"
"""Raised when tellings are made in another way, so that all are made anew."""

Printed = dict[str, list[tuple[int, int, str]]]
"""Of each page, by its id, the passages that other pages print too: start, end and id, by start."""


class Origins(Protocol):
    """What names the independent source of a place."""

    def origin_of(self, page: str, start: int, end: int) -> Origin:
        """Return the source of the words at a raw place of a page, which is named by its id."""


def printed_of(passages: Iterable[Passage]) -> Printed:
    """Return the passages that lie in each page; furniture is left out."""
    found: Printed = defaultdict(list)
    for passage in passages:
        if not passage.furniture:
            for place in passage.places:
                found[place.page].append((place.start, place.end, passage.id))
    return {page: sorted(places) for page, places in found.items()}


class KnownPage:
    """One page: its actors by the ids that its record gives them, its passages, its sources."""

    def __init__(
        self,
        page: str,
        actors: Mapping[str, AffairActor],
        unnamed: Unnamed,
        passages: list[tuple[int, int, str]],
        origins: Origins,
    ) -> None:
        self._page, self._actors, self._unnamed, self._passages, self._origins = page, actors, unnamed, passages, origins
        self._starts = [start for start, _, _ in passages]

    def actor(self, ident: str) -> AffairActor:
        """Return the actor of the store that an id of this page means; who has no row is unknown, by what the id says."""
        return self._actors.get(ident) or self._unnamed.actor(ident)

    def origin(self, start: int, end: int) -> Origin:
        """Return the independent source of the words at a raw place."""
        return self._origins.origin_of(self._page, start, end)

    def passage(self, start: int, end: int) -> str | None:
        """Return the longest reprinted passage that holds a raw place."""
        before = self._passages[: bisect_right(self._starts, start)]
        holding = [(last - first, ident) for first, last, ident in before if end <= last]
        return max(holding)[1] if holding else None

    def digest(self, line: str, decisions: Iterable[str]) -> str:
        """Return a hash of everything that the tellings of the page are made from, its record as a line of JSON included."""
        actors = [f"{ident} {actor.id} {actor.country} {actor.kind}" for ident, actor in sorted(self._actors.items())]
        places = [(0, 0, ""), *self._passages]
        origins = [f"{start} {end} {ident} {self.origin(start, end).id}" for start, end, ident in places]
        return digest_of(VERSION, line, *actors, "/", *origins, "/", *decisions)
