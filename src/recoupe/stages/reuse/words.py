"""The words of a page as numbers, each with its raw place."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.stages.reuse.letters import IGNORED, Codes, fold_letters
from recoupe.stages.reuse.mixing import Numbers, mix, powers
from recoupe.types.reuse import Stretch

Offsets = NDArray[np.int64]

_LONGEST = 64
_WEIGHTS = powers(0xA24BAED4963EE407, _LONGEST)
"""One odd weight a letter of a word; from the 65th letter on they begin anew. Stored prints rest on them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page, in its order: one number each, the same for the same word, and where each begins and ends (raw)."""

    numbers: Numbers
    starts: Offsets
    ends: Offsets

    def __len__(self) -> int:
        return len(self.numbers)


def read_words(text: str, stretches: Sequence[Stretch]) -> Words:
    """Return the words of the stretches of a page that are read, as one row.

    A word is letters and digits in a row, of any script; case and accents do not count ("ÉTAT", "Etat" and "état" are one).

    Args:
        text: the page as captured.
        stretches: what of it is read, in order.
    """
    letters = _within(fold_letters(text), stretches)
    if (ignored := letters == IGNORED).any():
        kept = np.flatnonzero(~ignored)
        numbers, starts, ends = _words(letters[kept])
        return Words(numbers, kept[starts], kept[ends - 1] + 1)
    return Words(*_words(letters))


def _within(letters: Codes, stretches: Sequence[Stretch]) -> Codes:
    """Return the letters with what is not read blanked."""
    if len(stretches) == 1 and stretches[0].start == 0 and stretches[0].end >= len(letters):
        return letters
    read = np.zeros_like(letters)
    for stretch in stretches:
        read[stretch.start : stretch.end] = letters[stretch.start : stretch.end]
    return read


def _words(letters: Codes) -> tuple[Numbers, Offsets, Offsets]:
    """Return the number, the start and the end of each run of letters."""
    inside = np.zeros(len(letters) + 2, dtype=np.int8)
    inside[1:-1] = letters != 0
    edges = np.diff(inside)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    if not len(starts):
        return np.zeros(0, dtype=np.uint64), starts, ends
    lengths = ends - starts
    firsts = np.cumsum(lengths) - lengths
    inner = np.arange(lengths.sum()) - np.repeat(firsts, lengths)
    weighed = letters[letters != 0].astype(np.uint64) * _WEIGHTS[inner % _LONGEST]
    return mix(np.add.reduceat(weighed, firsts)), starts, ends
