"""Which characters make a word, and which of them are the same letter."""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]

IGNORED = np.uint32(1)
"""What stands for a character that is nothing in a word: an accent that is a character of its own, a soft hyphen."""

_COMMON = 0x3000
"""Up to here characters are looked up in a table; beyond, one by one (each once a text)."""


def fold_letters(text: str) -> Codes:
    """Return one number a character: 0 outside words, `IGNORED`, or the letter without case and accent."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint32, copy=False)
    table = _table()
    if codes.size and codes.max() >= _COMMON:
        kinds, where = np.unique(codes, return_inverse=True)
        folded: Codes = np.array([_fold(int(code)) for code in kinds], dtype=np.uint32)[where]
        return folded
    return table[codes]


@cache
def _table() -> Codes:
    return np.array([_fold(code) for code in range(_COMMON)], dtype=np.uint32)


def _fold(code: int) -> int:
    sign = chr(code)
    if not sign.isalnum():
        return int(IGNORED) if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 0
    bare = unicodedata.normalize("NFD", sign)[0]
    lower = bare.lower()
    return ord(lower if len(lower) == 1 else bare)
