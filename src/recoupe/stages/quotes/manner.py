"""How somebody says it, between a cue and its speaker: "lâche, le souffle coupé, X", "a déclaré, très ému, X"."""

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import finite
from recoupe.types.grammar import Token

_ASIDE = 8
"""Words of an aside on how somebody says it, at most."""
_ADVERBS = 2
"""Adverbs before the state that somebody is in: "encore très ému"."""


def after_manner(passage: Passage, at: int, lexicon: QuotesLexicon) -> int | None:
    """Return the index after how somebody says it: "le souffle coupé", "encore choqué,"; None when it is no such aside."""
    words = lexicon.words
    noun = at + (passage.low[at] in words.articles)
    last = len(passage.tokens) - 1
    if noun < last and passage.low[noun] in words.manner:
        end = next((i for i in range(noun + 1, last) if passage.tokens[i].pos not in ("ADJ", "ADV", "VERB")), last)
        return None if passage.low[end] in words.of | words.articles - words.between else end
    if "," not in passage.low[max(0, at - _ADVERBS - 1) : at] or not _is_state(passage.tokens[at]):
        return None
    closing = next((i for i in range(at, min(at + _ASIDE, last)) if passage.low[i] == ","), None)
    return closing if closing is not None and not finite(passage, at, closing) else None


def _is_state(token: Token) -> bool:
    """Return whether a word begins a state that somebody is in: "visiblement ému", "entouré de ses proches"."""
    return token.pos in ("ADJ", "ADV") or "VerbForm=Part" in token.morph
