"""What all peers have in common: shingles, and pages that are alike by their hashes."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

PERMUTATIONS = 128

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Peer:
    """A tool: what it makes of a text, and which of many it holds for alike (by their positions)."""

    hashed: Callable[[str], Any]
    pairs: Callable[[Sequence[Any]], Iterable[tuple[int, int]]]


def shingles(text: str, words: int) -> set[str]:
    """Return the runs of so many words, in small letters."""
    said = [word.lower() for word in _WORD.findall(text)]
    return {" ".join(said[start : start + words]) for start in range(len(said) - words + 1)}


def bands_for(least: float) -> int:
    """Return in how many bands to cut the hashes so that few pages as alike as that are missed; all are compared afterwards."""
    return 16 if least >= 0.8 else 32 if least >= 0.5 else 64
