"""Compound verbs that a parser took apart: "d'avoir coordonné" as having something, "avoir supervisé" as a noun."""

import msgspec

from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.joined import put_right
from recoupe.stages.events.words import NOMINAL, PAST, VERBAL, is_infinitive, is_participle, lemma_of, plain
from recoupe.types.grammar import Sentence, Token

_INFINITIVE = "VerbForm=Inf"
_BETWEEN = ("ADV", "PART", "PUNCT")
"""What may stand between a helper and its participle."""


def compounded(sentence: Sentence, lexicon: EventsLexicon) -> Sentence:
    """Return a sentence with each helper below its participle, and participles with a helper as verbs."""
    for index in [place for place, token in enumerate(sentence.tokens) if is_infinitive(token)]:
        past = _own_participle(sentence, index, lexicon) if _is_helper(sentence.tokens[index], lexicon) else None
        if past is not None:
            sentence = _helped_by(sentence, index, past)
    tokens = sentence.tokens
    misread = {
        index: msgspec.structs.replace(token, morph=_INFINITIVE)
        for index, token in enumerate(tokens)
        if "VerbForm=Fin" in token.morph and _is_bare(token, lexicon)
    }
    misread |= {
        token.head: msgspec.structs.replace(tokens[token.head], pos="VERB", morph=PAST)
        for place, token in enumerate(tokens)
        if token.dep == "aux:tense" and place < token.head and _is_misread(tokens[token.head], lexicon)
    }
    return put_right(sentence, misread)


def _is_bare(token: Token, lexicon: EventsLexicon) -> bool:
    """Return whether a word that a parser took for a finite verb is an infinitive: no finite form is its own lemma.

    But for "montre", whose lemma a parser misses.
    """
    return (
        token.pos in VERBAL
        and plain(token.text) == lemma_of(token)
        and plain(token.text) not in lexicon.forms
        and lexicon.words.conjugation.is_infinitive(plain(token.text))
    )


def _is_helper(token: Token, lexicon: EventsLexicon) -> bool:
    """Return whether a word is the infinitive of a helper that a parser took for a verb of its own."""
    helper = lemma_of(token) in lexicon.words.conjugation.helpers
    return token.pos in VERBAL and helper and not token.dep.startswith("aux")


def _own_participle(sentence: Sentence, index: int, lexicon: EventsLexicon) -> int | None:
    """Return the participle right behind a helper that a parser took for what one has; None where it has something."""
    for place in range(index + 1, len(sentence.tokens)):
        token = sentence.tokens[place]
        if token.head == index and token.dep != "conj" and is_participle(token):
            return place if plain(token.text) not in lexicon.words.conjugation.helpers else None
        if token.pos not in _BETWEEN:
            return None
    return None


def _helped_by(sentence: Sentence, helper: int, past: int) -> Sentence:
    """Return a sentence in which a participle stands where its helper stood, with all that hung on the helper."""
    tokens, replace = sentence.tokens, msgspec.structs.replace
    top = tokens[helper].head
    mended = {child: replace(tokens[child], head=past) for child in sentence.children[helper] if child != past}
    outer = past if top == helper else top
    mended[past] = replace(tokens[past], head=outer, dep=tokens[helper].dep, pos="VERB")
    mended[helper] = replace(tokens[helper], head=past, dep="aux:tense", pos="AUX")
    return put_right(sentence, mended)


def _is_misread(token: Token, lexicon: EventsLexicon) -> bool:
    """Return whether a word with a helper is no verb for the parser but a participle by its form."""
    return token.pos in (*NOMINAL, "ADJ") and plain(token.text) in lexicon.participles
