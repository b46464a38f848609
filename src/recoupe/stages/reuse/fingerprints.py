"""A few of the word 8-grams of a page, chosen so that two pages that share a passage choose the same ones of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from recoupe.stages.reuse.mixing import Numbers, mix, powers
from recoupe.stages.reuse.words import Words, read_words
from recoupe.types.reuse import Stretch

GRAM = 8
"""Words in a gram: what two stories say alike by chance is shorter, as a rule."""

WINDOW = 6
"""Of so many grams in a row the least is kept: pages that share GRAM + WINDOW - 1 words in a row (13) share a fingerprint."""

Prints = NDArray[np.int64]

_WEIGHTS = powers(0xC2B2AE3D27D4EB4F, GRAM)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as pages are compared: its id, its words, its fingerprints (the least first) and which word each begins at."""

    id: str
    words: Words
    prints: Prints
    places: NDArray[np.intp]


def fingerprint(page_id: str, text: str, stretches: Sequence[Stretch]) -> PrintedPage:
    """Return the words and the fingerprints of what is read of a page.

    Args:
        page_id: its id.
        text: the page as captured.
        stretches: what of it is read, in order.
    """
    words = read_words(text, stretches)
    prints, places = _fingerprints(words.numbers)
    order = np.argsort(prints, kind="stable")
    return PrintedPage(page_id, words, prints[order], places[order])


def _fingerprints(numbers: Numbers) -> tuple[Prints, NDArray[np.intp]]:
    """Return the fingerprints of words in a row, in their order, and which word each begins at; none for fewer than GRAM words.

    Source:
        Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.
    """
    if len(numbers) < GRAM:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.intp)
    grams = _grams(numbers)
    window = min(WINDOW, len(grams))
    least = sliding_window_view(grams, window).argmin(axis=1) + np.arange(len(grams) - window + 1)
    chosen = least[np.concatenate(([True], least[1:] != least[:-1]))]
    return grams[chosen].view(np.int64), chosen


def _grams(numbers: Numbers) -> Numbers:
    count = len(numbers) - GRAM + 1
    total = np.zeros(count, dtype=np.uint64)
    for place in range(GRAM):
        total += numbers[place : place + count] * _WEIGHTS[place]
    return mix(total)
