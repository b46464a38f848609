"""Numbers of 64 bits that are the same on every machine and in every version of Python."""

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
    weights = powers(_ROW, len(words))
    return int(mix(np.atleast_1d((words * weights).sum(dtype=np.uint64))).view(np.int64)[0])


_ROW = 0xD6E8FEB86659FD93
"""An odd number; which one does not matter, but it must stay: prints are stored."""
