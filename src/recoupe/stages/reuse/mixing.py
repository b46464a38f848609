"""Numbers of 64 bits that are the same on every machine and in every version of Python."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

_STEP, _FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def mix(numbers: Numbers) -> Numbers:
    """Return numbers spread over 64 bits, each bit of the answer depending on each bit of the question.

    Source:
        SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
    """
    mixed = numbers + _STEP
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    return mixed ^ (mixed >> np.uint64(31))


def powers(base: int, count: int) -> Numbers:
    """Return the first powers of an odd number, modulo 2 to the 64."""
    return np.cumprod(np.array([1, *[base] * (count - 1)], dtype=np.uint64), dtype=np.uint64)


def print_of(words: Numbers) -> int:
    """Return one number for words in a row, as a signed one of 64 bits."""
    total = (words * _row_weights(-(-len(words) // _ROWS) * _ROWS)[: len(words)]).sum(dtype=np.uint64, keepdims=True)
    return int(mix(total).view(np.int64)[0])


_ROWS = 1024


@lru_cache(maxsize=8)
def _row_weights(count: int) -> Numbers:
    """Return a weight for each of so many words; the odd number is stored in every print, so it must stay."""
    return powers(0xD6E8FEB86659FD93, count)
