"""Which pages are worth a comparison: those that share a fingerprint, and of a great many pages that share one, a few for all."""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, Protocol

import msgspec
import numpy as np

from recoupe.stages.reuse.fingerprints import Prints

REPRESENTATIVES = 16
"""Of the pages that hold a fingerprint, so many, those with the least keys, are compared all with all ..."""

LEADING = 4
"""... and of more (a footer on thousands of pages) every one is compared with so many of them, again those with the least keys.

So the comparisons that a page brings are bounded, and none is lost. Keys are hashes of page ids, hence the choice is a fair one,
the same in whatever order the pages came, and it seldom changes: the n-th page to come is a leading one in LEADING of n cases."""

Pair = tuple[int, int]
"""Two keys of pages, the lesser first."""


class Index(Protocol):
    """Which pages hold a fingerprint: in memory, or in a database."""

    def pages_with(self, prints: Collection[int], least: int | None = None) -> dict[int, list[int]]:
        """Return the keys of the pages that hold each fingerprint, the least first; what nobody holds may be missing.

        Args:
            prints: fingerprints.
            least: how many keys of each are asked for; all when None.
        """
        ...


class MemoryIndex:
    """An index in memory: one list of keys a fingerprint."""

    def __init__(self) -> None:
        self._held: dict[int, list[int]] = {}

    def pages_with(self, prints: Collection[int], least: int | None = None) -> dict[int, list[int]]:
        """Return copies of the lists that are asked for, or of their beginnings."""
        return {number: self._held[number][:least] for number in prints if number in self._held}

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
    held = index.pages_with(counts, REPRESENTATIVES)
    shared = {number for number, pages in counts.items() if pages > 1}.union(held)  # most fingerprints are one page's alone
    come, go = _holders(added, shared), _holders(removed, shared)
    held |= index.pages_with(_led_anew(held, come, go))
    gained: set[Pair] = set()
    doubtful: set[Pair] = set()
    for number in shared:
        before, gone = held.get(number, []), set(go.get(number, ()))
        stayed = [key for key in before if key not in gone]
        after = sorted([*stayed, *come.get(number, ())])
        old, now = _Ranks.of(before).without(gone), _Ranks.of(after)
        gained |= _gained(old, now, after, come.get(number, []))
        doubtful |= _dropped(old, now, stayed)
    return Candidates(gained=frozenset(gained), doubtful=frozenset(doubtful - gained))


def still_pairs(pairs: Iterable[Pair], prints: Mapping[int, Prints], index: Index) -> set[Pair]:
    """Return those pairs that a fingerprint gives.

    Args:
        pairs: keys of pages.
        prints: fingerprints of these pages.
        index: who holds what, now.
    """
    shared = {pair: set(prints[pair[0]].tolist()).intersection(prints[pair[1]].tolist()) for pair in pairs}
    held = index.pages_with({number for numbers in shared.values() for number in numbers}, REPRESENTATIVES)
    ranks = {number: _Ranks.of(keys) for number, keys in held.items()}
    return {pair for pair, numbers in shared.items() if any(ranks[number].give(pair) for number in numbers)}


def count_pairs(holders: Iterable[Collection[int]]) -> Counter[Pair]:
    """Return the pairs that fingerprints give, as `find_candidates` does for pages that all come at once; how many give each.

    Args:
        holders: the keys of the pages that hold each fingerprint.
    """
    counts: Counter[Pair] = Counter()
    for held in holders:
        keys = sorted(held)
        counts.update(_gained(_Ranks.of([]), _Ranks.of(keys), keys, []))
    return counts


class _Ranks(NamedTuple):
    """Of the pages that hold a fingerprint, those that every one is compared with, and those that are compared all with all."""

    leading: frozenset[int]
    standing: frozenset[int]

    @classmethod
    def of(cls, keys: list[int]) -> "_Ranks":
        return cls(frozenset(keys[: min(LEADING, REPRESENTATIVES)]), frozenset(keys[:REPRESENTATIVES]))

    def without(self, gone: set[int]) -> "_Ranks":
        return _Ranks(self.leading - gone, self.standing - gone)

    def give(self, pair: Pair) -> bool:
        return not self.leading.isdisjoint(pair) or self.standing.issuperset(pair)


def _led_anew(held: Mapping[int, list[int]], come: Mapping[int, list[int]], go: Mapping[int, list[int]]) -> list[int]:
    """Return the fingerprints that all of their pages must be known of: another one leads them, or one of the least goes."""
    lead = min(LEADING, REPRESENTATIVES) - 1
    return [
        number
        for number, keys in held.items()
        if len(keys) == REPRESENTATIVES
        and (min(come.get(number, ()), default=keys[lead]) < keys[lead] or not set(keys).isdisjoint(go.get(number, ())))
    ]


def _holders(pages: Mapping[int, Prints], shared: set[int]) -> dict[int, list[int]]:
    """Return the keys of the pages that hold each of some fingerprints."""
    holders: dict[int, list[int]] = defaultdict(list)
    for key, prints in pages.items():
        for number in shared.intersection(prints.tolist()):
            holders[number].append(key)
    return holders


def _gained(old: _Ranks, now: _Ranks, after: list[int], come: list[int]) -> set[Pair]:
    """Return the pairs that a fingerprint gives now and did not give before."""
    found = {_pair(one, other) for one in now.leading - old.leading for other in after if one != other}
    found |= {_pair(one, other) for one in now.standing - old.standing for other in now.standing if one != other}
    return found | {_pair(one, other) for one in come for other in now.leading if one != other}


def _dropped(old: _Ranks, now: _Ranks, stayed: list[int]) -> set[Pair]:
    """Return the pairs of pages that stay which a fingerprint gave before and does not give now."""
    found = {_pair(one, other) for one in old.leading - now.leading for other in stayed if one != other}
    found |= {_pair(one, other) for one in old.standing - now.standing for other in old.standing if one != other}
    return {pair for pair in found if not now.give(pair)}


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
