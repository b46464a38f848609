"""What a person asks for: words, and phrases in quotation marks. Never a syntax error."""

import re

from recoupe.store.terms import Stems, terms_of
from recoupe.types.base import Record

_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”')
_ELIDED = 2
"""Letters at most of an article or pronoun before an apostrophe ("l'armée", "qu'il"); the page need not have it."""


class Query(Record, frozen=True, kw_only=True):
    """What to look for; a page must have all of it.

    `words` holds the stems of each word (one of them is enough); `phrases` the words, in order, without case and accents, and
    `phrase_stems` a stem of each of them, all of which a page with the phrase has.
    """

    words: tuple[tuple[str, ...], ...]
    phrases: tuple[tuple[str, ...], ...]
    phrase_stems: tuple[tuple[str, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words and not self.phrases


def parse_query(asked: str, *, stems: Stems) -> Query:
    """Return what some typed text asks for: `"..."`, `« ... »` and `“...”` are phrases, all else are words.

    A quotation mark that is not closed is passed over, as is every other sign.
    """
    inner = ["".join(part or "" for part in found) for found in _PHRASE.findall(asked)]
    phrases = dict.fromkeys(tuple(term.plain for term in terms_of(words)) for words in inner)
    phrases.pop((), None)
    words = [stems(word) for word in _words(_PHRASE.sub(" ", asked))]
    return Query(
        words=tuple(dict.fromkeys(words)),
        phrases=tuple(phrases),
        phrase_stems=tuple(tuple(stems(word)[-1] for word in phrase) for phrase in phrases),
    )


def _words(text: str) -> list[str]:
    """Return the words of a query, without elided ones, unless nothing else is there."""
    terms = list(terms_of(text))
    kept = [term.word for term in terms if len(term.plain) > _ELIDED or text[term.end : term.end + 1] not in ("'", "’")]
    return kept or [term.word for term in terms]
