"""Which pages are worth a comparison: those that share a fingerprint, and of a great many pages that share one, a few for all."""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec
import numpy as np

from recoupe.stages.reuse.fingerprints import Prints

REPRESENTATIVES = 16
"""Of the pages that hold a fingerprint, every one is compared with so many, those with the least keys: these stand for the rest.
Up to so many copies are compared all with all; of more (a footer on thousands of pages) the time stays linear, and none is lost.
Keys are hashes of page ids, hence the choice is a fair one, and the same in whatever order the pages came."""

Pair = tuple[int, int]
"""Two keys of pages, the lesser first."""


class Index(Protocol):
    """Which pages hold a fingerprint: in memory, or in a database."""

    def pages_with(self, prints: Iterable[int]) -> dict[int, list[int]]:
        """Return the keys of the pages that hold each fingerprint, the least first; what nobody holds may be missing."""
        ...


class MemoryIndex:
    """An index in memory: one list of keys a fingerprint."""

    def __init__(self) -> None:
        self._held: dict[int, list[int]] = {}

    def pages_with(self, prints: Iterable[int]) -> dict[int, list[int]]:
        """Return copies of the lists that are asked for."""
        return {number: list(self._held[number]) for number in prints if number in self._held}

    def add(self, key: int, prints: Iterable[int]) -> None:
        """Let a page hold fingerprints, which are all different."""
        for number in prints:
            insort(self._held.setdefault(number, []), key)

    def remove(self, key: int, prints: Iterable[int]) -> None:
        """Let a page that holds fingerprints hold them no longer."""
        for number in prints:
            self._held[number].remove(key)


class Candidates(msgspec.Struct, frozen=True, kw_only=True):
    """What changes when pages come and go.

    `gained` are pairs to compare, unless they have been. `doubtful` are pairs of pages that stay, of which one stood for others
    by some fingerprint and does no longer: they were compared for that reason, and perhaps for another (see `still_pairs`).
    """

    gained: frozenset[Pair]
    doubtful: frozenset[Pair]


def find_candidates(added: Mapping[int, Prints], removed: Mapping[int, Prints], index: Index) -> Candidates:
    """Return what changes, given the index as it was before.

    Args:
        added: fingerprints of the pages that come, by key.
        removed: fingerprints of the pages that go, by key.
        index: who holds what, before.
    """
    counts = Counter(number for prints in (*added.values(), *removed.values()) for number in np.unique(prints).tolist())
    held = index.pages_with(counts)
    shared = {number for number, pages in counts.items() if pages > 1}.union(held)  # most fingerprints are one page's alone
    gained: set[Pair] = set()
    doubtful: set[Pair] = set()
    come, go = _holders(added, shared), _holders(removed, shared)
    for number in shared:
        before, gone = held.get(number, []), set(go.get(number, ()))
        after = sorted([*(key for key in before if key not in gone), *come.get(number, ())])
        gained |= _pairs(after, [key for key in before[:REPRESENTATIVES] if key not in gone], come.get(number, []))
        doubtful |= _dropped(before, after, gone)
    return Candidates(gained=frozenset(gained), doubtful=frozenset(doubtful - gained))


def still_pairs(pairs: Iterable[Pair], prints: Mapping[int, Prints], index: Index) -> set[Pair]:
    """Return those pairs that share a fingerprint which one of both stands for.

    Args:
        pairs: keys of pages.
        prints: fingerprints of these pages.
        index: who holds what, now.
    """
    shared = {pair: set(prints[pair[0]].tolist()).intersection(prints[pair[1]].tolist()) for pair in pairs}
    held = index.pages_with({number for numbers in shared.values() for number in numbers})
    standing = {number: set(keys[:REPRESENTATIVES]) for number, keys in held.items()}
    return {pair for pair, numbers in shared.items() if any(not standing[number].isdisjoint(pair) for number in numbers)}


def _holders(pages: Mapping[int, Prints], shared: set[int]) -> dict[int, list[int]]:
    """Return the keys of the pages that hold each of some fingerprints."""
    holders: dict[int, list[int]] = defaultdict(list)
    for key, prints in pages.items():
        for number in shared.intersection(prints.tolist()):
            holders[number].append(key)
    return holders


def _pairs(after: list[int], stood: list[int], come: list[int]) -> set[Pair]:
    """Return the pairs that a fingerprint gives now and did not give before, given who stood for the rest and stays."""
    standing = after[:REPRESENTATIVES]
    new = set(standing).difference(stood)
    found = {_pair(one, other) for one in new for other in after if one != other}
    return found | {_pair(one, other) for one in come for other in standing if one != other}


def _dropped(before: list[int], after: list[int], gone: set[int]) -> set[Pair]:
    """Return the pairs of pages that stay which a fingerprint gave before and does not give now."""
    standing = set(after[:REPRESENTATIVES])
    old = set(before[:REPRESENTATIVES]).difference(standing, gone)
    return {_pair(one, other) for one in old for other in before if other != one and other not in standing and other not in gone}


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
