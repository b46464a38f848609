"""What two pages share: places with the same words but for small edits."""

from typing import NamedTuple

from recoupe.stages.reuse.fingerprints import GRAM, PrintedPage
from recoupe.stages.reuse.mixing import print_of
from recoupe.stages.reuse.runs import EDIT, SHORT, Run, equal_runs, runs_before, runs_behind
from recoupe.types.reuse import PassagePlace, SharedSpans

SHORTEST = 16
"""Equal words that two places must have: a short sentence. What is shorter is a phrase, a title, a name with its office."""

_EXTENDED = 256
"""Chains whose ends are followed; a page that says one thing a thousand times has more."""


class _Chain(NamedTuple):
    """Runs one behind the other in both pages, with small edits between them."""

    runs: tuple[Run, ...]

    @property
    def words(self) -> int:
        return sum(run.length for run in self.runs)

    @property
    def says_something(self) -> bool:
        """Whether so many words stand in one piece that two stories have them hardly by chance."""
        return max(run.length for run in self.runs) >= GRAM

    @property
    def ends(self) -> tuple[int, int]:
        last = self.runs[-1]
        return last.first + last.length, last.second + last.length


def find_shared(first: PrintedPage, second: PrintedPage) -> list[SharedSpans]:
    """Return what two pages share, in the order of the first one; the longest possible places, none within another."""
    runs = equal_runs(first, second)
    chains = _chain(runs)
    if beyond := _beyond(first, second, chains).difference(runs):
        chains = _chain(sorted(beyond.union(runs)))
    long_ones = [chain for chain in chains if chain.words >= SHORTEST and chain.says_something]
    return [_spans(first, second, chain) for chain in _none_within(long_ones)]


def _beyond(first: PrintedPage, second: PrintedPage, chains: list[_Chain]) -> set[Run]:
    """Return what goes on at either end of chains, on diagonals without a fingerprint of their own."""
    numbers = first.words.numbers, second.words.numbers
    return {
        run
        for chain in chains[:_EXTENDED]
        if chain.says_something
        for run in (*runs_before(*numbers, chain.runs[0]), *runs_behind(*numbers, chain.runs[-1]))
    }


def _chain(runs: list[Run]) -> list[_Chain]:
    """Return the runs joined over small edits."""
    done: list[_Chain] = []
    near: list[_Chain] = []
    for run in runs:
        done += [chain for chain in near if chain.ends[0] + EDIT < run.first]
        near = [chain for chain in near if chain.ends[0] + EDIT >= run.first]
        gaps = [(gap, place) for place, chain in enumerate(near) if (gap := _gap(chain, run)) is not None]
        if not gaps:
            near.append(_Chain((run,)))
            continue
        _, place = min(gaps)
        if rest := _behind(near[place], run):
            near[place] = _Chain((*near[place].runs, rest))
    return done + near


def _gap(chain: _Chain, run: Run) -> int | None:
    """Return how many words stand between a chain and a run, in the page where there are more; None when it is no small edit.

    A run may begin a few words before the chain ends: words that are said twice.
    """
    last, ends = chain.runs[-1], chain.ends
    between = run.first - ends[0], run.second - ends[1]
    follows = run.first > last.first and run.second > last.second
    return max(*between, 0) if follows and all(-EDIT <= gap <= EDIT for gap in between) else None


def _behind(chain: _Chain, run: Run) -> Run | None:
    """Return what of a run stands behind a chain in both pages (a repeated word may belong to both); None when too little."""
    over = max(chain.ends[0] - run.first, chain.ends[1] - run.second, 0)
    return Run(run.first + over, run.second + over, run.length - over) if run.length - over >= SHORT else None


def _none_within(chains: list[_Chain]) -> list[_Chain]:
    """Return the chains but those whose both places lie within the places of a longer one."""
    kept: list[_Chain] = []
    for chain in sorted(chains, key=lambda chain: (-chain.words, chain.runs[0])):
        if not any(_holds(longer, chain) for longer in kept):
            kept.append(chain)
    return sorted(kept, key=lambda chain: chain.runs[0])


def _holds(longer: _Chain, chain: _Chain) -> bool:
    begin, inner = longer.runs[0], chain.runs[0]
    inside_first = begin.first <= inner.first and chain.ends[0] <= longer.ends[0]
    return inside_first and begin.second <= inner.second and chain.ends[1] <= longer.ends[1]


def _spans(first: PrintedPage, second: PrintedPage, chain: _Chain) -> SharedSpans:
    begin, (first_end, second_end) = chain.runs[0], chain.ends
    place, number = _place(first, begin.first, first_end)
    other, other_number = _place(second, begin.second, second_end)
    return SharedSpans(first=place, second=other, words=chain.words, prints=(number, other_number))


def _place(page: PrintedPage, start: int, end: int) -> tuple[PassagePlace, int]:
    """Return the raw place of words of a page, and their print."""
    words = page.words
    place = PassagePlace(page=page.id, start=int(words.starts[start]), end=int(words.ends[end - 1]))
    return place, print_of(words.numbers[start:end])
