"""Where two rows of words say the same, word for word."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from recoupe.stages.reuse.fingerprints import GRAM, PrintedPage
from recoupe.stages.reuse.mixing import Numbers

SHORT = 4
"""Words of a run that counts when a run of GRAM words is near."""

EDIT = 8
"""Words that may differ between two runs of equal words: a figure, a name, a clause put in or taken out."""

_REFRAIN = 16
"""A fingerprint that stands at more places of a page (a refrain) is looked at in so many."""

_DIAGONALS = 256
"""Distances that are looked at: a real reprint has a few, a page that says one thing a thousand times has thousands."""


class Run(NamedTuple):
    """Words `first` to `first + length` of one page are words `second` to `second + length` of another."""

    first: int
    second: int
    length: int


def equal_runs(first: PrintedPage, second: PrintedPage) -> list[Run]:
    """Return the runs of at least SHORT words on each diagonal that holds a shared fingerprint, by their place in the first page.

    A diagonal is one distance between the places in both pages: a word added or taken away begins a new one.
    """
    numbers = first.words.numbers, second.words.numbers
    return sorted(run for shift in _shifts(first, second) for run in _on_diagonal(*numbers, shift))


def runs_behind(first: Numbers, second: Numbers, run: Run) -> Iterator[Run]:
    """Yield the runs that go on behind another one, each a small edit further, on whatever diagonal."""
    while found := _next(first, second, run.first + run.length, run.second + run.length):
        yield found
        run = found


def runs_before(first: Numbers, second: Numbers, run: Run) -> Iterator[Run]:
    """Yield the runs that lead up to another one, the nearest first."""
    ends = len(first), len(second)
    turned = Run(ends[0] - run.first - run.length, ends[1] - run.second - run.length, run.length)
    for found in runs_behind(first[::-1], second[::-1], turned):
        yield Run(ends[0] - found.first - found.length, ends[1] - found.second - found.length, found.length)


def _next(first: Numbers, second: Numbers, begin: int, other: int) -> Run | None:
    """Return the nearest run that begins at most EDIT words behind two places; None when there is none of SHORT words."""
    ours = first[begin : begin + EDIT + SHORT].tolist()
    theirs = second[other : other + EDIT + SHORT].tolist()
    grams = {tuple(ours[at : at + SHORT]): at for at in range(len(ours) - SHORT, -1, -1)}
    gaps = ((grams.get(tuple(theirs[at : at + SHORT])), at) for at in range(len(theirs) - SHORT + 1))
    nearest = min(((gap + at, gap, at) for gap, at in gaps if gap is not None), default=None)
    if nearest is None:
        return None
    begin, other = begin + nearest[1], other + nearest[2]
    most = min(len(first) - begin, len(second) - other)
    unequal = np.flatnonzero(first[begin : begin + most] != second[other : other + most])
    return Run(begin, other, int(unequal[0]) if len(unequal) else most)


def _shifts(first: PrintedPage, second: PrintedPage) -> list[int]:
    """Return the distances between the places of shared fingerprints, each once; of very many those that most of them have."""
    begin = second.prints.searchsorted(first.prints, "left")
    counts = np.minimum(second.prints.searchsorted(first.prints, "right") - begin, _REFRAIN)
    nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    theirs = second.places[np.repeat(begin, counts) + nth]
    votes = Counter((np.repeat(first.places, counts) - theirs).tolist())
    return sorted(votes, key=lambda shift: (-votes[shift], shift))[:_DIAGONALS]


def _on_diagonal(first: Numbers, second: Numbers, shift: int) -> Iterator[Run]:
    begin, end = max(0, shift), min(len(first), len(second) + shift)
    equal = np.zeros(end - begin + 2, dtype=np.int8)
    equal[1:-1] = first[begin:end] == second[begin - shift : end - shift]
    edges = np.diff(equal)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    lengths = ends - starts
    if not len(lengths) or lengths.max() < GRAM:
        return
    for which in np.flatnonzero(lengths >= SHORT):
        yield Run(begin + int(starts[which]), begin - shift + int(starts[which]), int(lengths[which]))
