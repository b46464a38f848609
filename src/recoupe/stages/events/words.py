"""Single words: their lemma where the parser may miss it, their preposition, what kind of verb form they are."""

from functools import lru_cache

from recoupe.lexicon.event_words import EventWords
from recoupe.lexicon.events import EventsLexicon
from recoupe.types.grammar import Sentence, Token

_KNOWN = 1 << 14
"""Words remembered in lower case: more than a page has, less than a long run of pages."""
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PAST = "Tense=Past|VerbForm=Part"
"""What the parser writes of a finite verb and of a past participle: the features of a word that is put right as one."""


@lru_cache(maxsize=_KNOWN)
def plain(text: str) -> str:
    """Return a word in lower case with straight apostrophes."""
    return text.lower().replace("’", "'")


def lemma_of(token: Token) -> str:
    """Return the lemma in lower case."""
    return _lower(token.lemma)


@lru_cache(maxsize=_KNOWN)
def _lower(text: str) -> str:
    return text.lower()


def singulars(token: Token) -> tuple[str, ...]:
    """Return what the lemma of a noun can be: the parser's, the word itself, the word without a plural ending."""
    return _singulars(token.lemma, token.text)


@lru_cache(maxsize=_KNOWN)
def _singulars(lemma: str, word: str) -> tuple[str, ...]:
    text = plain(word)
    short = text[:-1] if text[-1:] in ("s", "x") else text
    return (lemma.lower(), text, short)


def is_participle(token: Token) -> bool:
    """Return whether a word is a past participle, also one that the parser takes for an adjective."""
    return "VerbForm=Part" in token.morph and "Tense=Past" in token.morph


def agrees(one: Token, other: Token) -> bool:
    """Return whether two words can be of one gender and number; what the parser does not know counts as fitting."""
    for feature in ("Gender=", "Number="):
        mine, theirs = (next((part for part in word.morph.split("|") if part.startswith(feature)), None) for word in (one, other))
        if mine and theirs and mine != theirs:
            return False
    return True


def is_present_participle(token: Token) -> bool:
    """Return whether a word is a present participle or gerund."""
    return "VerbForm=Part" in token.morph and "Tense=Pres" in token.morph


def is_infinitive(token: Token) -> bool:
    """Return whether a word is an infinitive."""
    return "VerbForm=Inf" in token.morph


def verb_lemmas(token: Token, lexicon: EventsLexicon) -> tuple[str, ...]:
    """Return the lemmas that a verb form can have, the parser's first; of an adjective that is a pattern itself, its own."""
    lemma = lemma_of(token)
    if lemma in lexicon.words.conjugation.helpers:
        return (lemma,)
    form = plain(token.text)
    if token.pos in VERBAL:
        past, other = lexicon.participles.get(form), lexicon.forms.get(form)
        return tuple(dict.fromkeys(found for found in (lemma, past, other) if found)) if past or other else (lemma,)
    if token.pos == "ADJ" or is_participle(token):
        found = (lexicon.participles.get(form), lemma if lemma in lexicon.verbs else None)
        return tuple(dict.fromkeys(filter(None, found)))
    return ()


def case_words(sentence: Sentence, index: int) -> str:
    """Return the preposition of a word as written, in lower case, without a last "de"; empty when it has none."""
    for child in sentence.children[index]:
        if child > index:
            return ""
        if sentence.tokens[child].dep in ("case", "mark"):
            return _whole(sentence, child)
    return ""


def _whole(sentence: Sentence, index: int) -> str:
    """Return a preposition with the words that belong to it."""
    further = [below for below in sentence.children[index] if sentence.tokens[below].dep == "fixed"]
    if not further:
        return plain(sentence.tokens[index].text)
    return " ".join(plain(sentence.tokens[part].text) for part in sorted([index, *further])).replace("' ", "'")


def phrase_start(sentence: Sentence, index: int) -> int:
    """Return the first word of a noun with its preposition, article and adjectives."""
    return min([index, *(c for c in sentence.children[index] if c < index and sentence.tokens[c].dep in ("case", "det", "amod"))])


def slot_of(sentence: Sentence, index: int, words: EventWords) -> str:
    """Return the slot in which a word stands by the preposition before it."""
    return slot_of_case(case_words(sentence, index), words)


def slot_of_case(case: str, words: EventWords) -> str:
    """Return the slot to which a preposition leads: itself when the lexicon does not know it."""
    if case in words.slots:
        return words.slots[case]
    head, _, last = case.rpartition(" ")
    return words.slots.get(head, head) if head and words.slots.get(last) == words.places.genitive else case
