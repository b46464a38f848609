"""Words as the search sees them: without case and accents, and their stems."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

import Stemmer

from recoupe.types.base import Record
from recoupe.types.errors import StoreError

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})

Stems = Callable[[str], tuple[str, ...]]
"""The one or two stems of a word as written."""


class Term(Record, frozen=True, kw_only=True):
    """A word of a text: where it stands, as it is written, and how it reads without case and accents."""

    start: int
    end: int
    word: str
    plain: str


def terms_of(text: str, *, start: int = 0, end: int | None = None) -> Iterator[Term]:
    """Yield the words of a stretch of text, in order; an apostrophe or a hyphen ends a word ("l'armée" is two)."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        plain = fold(found[0])
        if plain:
            yield Term(start=found.start(), end=found.end(), word=found[0], plain=plain)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return a word in lower case, its accents and ligatures undone; "" when nothing is left."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LIGATURES))
    return "".join(letter for letter in plain if letter.isalnum())


def load_stems(language: str) -> Stems:
    """Return what gives the stems of a language's words.

    A word has two when the order of stemming and folding matters ("après" gives "apres" and "apre"); both are indexed and
    both are asked for, so that a reader who types no accents finds the same pages.

    Raises:
        StoreError: if there is no stemmer for the language.
    """
    try:
        stem = Stemmer.Stemmer(language).stemWord
    except KeyError as error:
        raise StoreError(f"no stemmer for the language {language!r}") from error

    @lru_cache(maxsize=200_000)
    def stems(word: str) -> tuple[str, ...]:
        written = fold(stem(unicodedata.normalize("NFC", word).lower()))
        return tuple(dict.fromkeys((written, stem(fold(word)))))

    return stems
