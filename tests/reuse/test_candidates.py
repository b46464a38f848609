"""Which pages are compared: a function of the pages that are there, whatever came and went before."""

import random
from itertools import combinations

import numpy as np
import pytest

from recoupe.stages.reuse import candidates, count_pairs, find_candidates, still_pairs
from recoupe.stages.reuse.candidates import MemoryIndex, Pair
from recoupe.stages.reuse.fingerprints import Prints


def of(*numbers: int) -> Prints:
    return np.array(sorted(numbers), dtype=np.int64)


def expected(pages: dict[int, Prints]) -> set[Pair]:
    """Return the pairs by the rule itself: of those with a fingerprint the least all with all, the leading with every one."""
    pairs: set[Pair] = set()
    for number in {number for prints in pages.values() for number in prints.tolist()}:
        keys = sorted(key for key, prints in pages.items() if number in prints)
        lead = min(candidates.LEADING, candidates.REPRESENTATIVES)
        for (rank, one), (other_rank, other) in combinations(enumerate(keys), 2):
            if other_rank < candidates.REPRESENTATIVES or rank < lead:
                pairs.add((one, other))
    return pairs


class Desk:
    """Pages that come and go, with the pairs that were compared and not taken back."""

    def __init__(self) -> None:
        self.pages: dict[int, Prints] = {}
        self.pairs: set[Pair] = set()
        self._index = MemoryIndex()

    def change(self, added: dict[int, Prints], gone: set[int]) -> None:
        removed = {key: self.pages.pop(key) for key in gone}
        found = find_candidates(added, removed, self._index)
        for key, prints in removed.items():
            self._index.remove(key, prints.tolist())
        for key, prints in added.items():
            self._index.add(key, prints.tolist())
        self.pages |= added
        kept = {pair for pair in self.pairs if gone.isdisjoint(pair)}
        idle = found.doubtful & kept
        self.pairs = (kept - (idle - still_pairs(idle, self.pages, self._index))) | found.gained


def some_prints(source: random.Random) -> Prints:
    return of(*source.sample([1, 2, 3], source.randint(1, 3)))


@pytest.mark.parametrize(("standing", "leading"), [(1, 4), (3, 3), (4, 1), (5, 2)])
@pytest.mark.parametrize("seed", range(40))
def test_pairs_are_those_of_the_pages_that_are_there(
    monkeypatch: pytest.MonkeyPatch, seed: int, standing: int, leading: int
) -> None:
    """Pages come, go, and are read anew (both at once), a few at a time."""
    monkeypatch.setattr(candidates, "REPRESENTATIVES", standing)
    monkeypatch.setattr(candidates, "LEADING", leading)
    source, desk = random.Random(seed), Desk()
    for _ in range(12):
        added = {key: some_prints(source) for key in source.sample(range(25), source.randint(0, 5))}
        gone = {key for key in source.sample(range(25), source.randint(0, 4)) if key in desk.pages}
        desk.change(added, gone | (added.keys() & desk.pages.keys()))
        assert desk.pairs == expected(desk.pages)


def test_a_footer_on_many_pages_brings_four_comparisons_a_page() -> None:
    desk = Desk()
    keys = [(number * 7919) % 4001 for number in range(2000)]
    for key in keys:
        desk.change({key: of(1)}, set())
    assert desk.pairs == expected(desk.pages)
    assert len(desk.pairs) == 16 * 15 // 2 + 4 * (2000 - 16)


def test_copies_are_compared_all_with_all() -> None:
    desk = Desk()
    desk.change({key: of(1, key + 100) for key in range(16)}, set())
    assert desk.pairs == set(combinations(range(16), 2))


def test_pages_without_a_fingerprint_in_common_are_not_compared() -> None:
    desk = Desk()
    desk.change({key: of(2 * key, 2 * key + 1) for key in range(50)}, set())
    assert desk.pairs == set()


def test_pairs_that_are_counted_are_those_that_are_found() -> None:
    chance = random.Random(11)
    pages = {key: of(*{chance.randrange(12) for _ in range(4)}) for key in range(60)}
    holders = [[key for key, prints in pages.items() if number in prints] for number in range(12)]
    counted = count_pairs(holders)
    assert set(counted) == find_candidates(pages, {}, MemoryIndex()).gained == expected(pages)
    assert counted[min(counted)] == sum({*min(counted)} <= set(held) for held in holders)
