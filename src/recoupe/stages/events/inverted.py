"""Subjects behind their verbs, and objects that a parser hung on the adverb before them."""

import msgspec

from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.joined import put_right
from recoupe.stages.events.words import PRESENT, VERBAL, case_words, plain
from recoupe.types.grammar import Sentence, Token


def with_inverted(sentence: Sentence, lexicon: EventsLexicon) -> Sentence:
    """Return a sentence with the noun behind the verb of a relative clause of an object as its subject: "ce que nie X"."""
    tokens, moved = sentence.tokens, dict[int, Token]()
    for index, token in enumerate(tokens):
        if token.pos not in ("PRON", "SCONJ") or plain(token.text) not in lexicon.words.voices.that or token.head <= index:
            continue
        verb = token.head
        subject = _behind(sentence, verb, index)
        if subject is not None and token.dep in ("obj", "nsubj") and tokens[verb].pos == "VERB":
            moved[subject] = msgspec.structs.replace(tokens[subject], dep="nsubj")
            moved[index] = msgspec.structs.replace(token, dep="obj")
    return put_right(sentence, moved)


def as_relative(sentence: Sentence, index: int, lemma: str, lexicon: EventsLexicon) -> Sentence | None:
    """Return a sentence in which a misread word is the verb of "ce que dément X"; None where it does not stand so."""
    tokens = sentence.tokens
    if (
        index < 2
        or plain(tokens[index - 1].text) not in lexicon.words.voices.that
        or tokens[index - 2].pos not in ("PRON", "NOUN")
    ):
        return None
    noun = next((place for place in range(index + 1, len(tokens)) if tokens[place].pos != "DET"), None)
    if noun is None or tokens[noun].pos not in ("NOUN", "PROPN") or _is_above(sentence, index, index - 2):
        return None
    verb = msgspec.structs.replace(tokens[index], pos="VERB", lemma=lemma, morph=PRESENT, dep="acl:relcl", head=index - 2)
    pronoun = msgspec.structs.replace(tokens[index - 1], pos="PRON", head=index, dep="obj")
    return put_right(
        sentence, {index: verb, index - 1: pronoun, noun: msgspec.structs.replace(tokens[noun], head=index, dep="nsubj")}
    )


def _is_above(sentence: Sentence, head: int, place: int) -> bool:
    """Return whether a word is, or hangs under, another."""
    while place != head and sentence.tokens[place].head != place:
        place = sentence.tokens[place].head
    return place == head


def _behind(sentence: Sentence, verb: int, pronoun: int) -> int | None:
    """Return the noun without a preposition right behind a verb that has no other subject than a pronoun."""
    tokens, below = sentence.tokens, sentence.children[verb]
    if any(tokens[child].dep.startswith(("nsubj", "expl")) and child != pronoun for child in below):
        return None
    for child in below:
        noun = child > verb and tokens[child].pos in ("NOUN", "PROPN") and tokens[child].dep == "obj"
        if noun and not case_words(sentence, child) and min([child, *sentence.children[child]]) == verb + 1:
            return child
    return None


def with_objects(sentence: Sentence, lexicon: EventsLexicon) -> Sentence:
    """Return a sentence with the objects that a parser hung on an adverb below their verb: "attaquent souvent des soldats"."""
    tokens, moved = sentence.tokens, dict[int, Token]()
    for index, token in enumerate(tokens):
        adverb = token.head
        verb = tokens[adverb].head
        if not (tokens[adverb].pos == "ADV" and verb < adverb < index and token.pos == "NOUN" and tokens[verb].pos in VERBAL):
            continue
        article = next((c for c in sentence.children[index] if tokens[c].dep == "case" and c == adverb + 1), None)
        bare = article is not None and plain(tokens[article].text) in lexicon.words.voices.partitive
        if article is not None and bare and not any(tokens[c].dep.startswith("obj") for c in sentence.children[verb]):
            moved[index] = msgspec.structs.replace(token, head=verb, dep="obj")
            moved[article] = msgspec.structs.replace(tokens[article], pos="DET", dep="det")
    return put_right(sentence, moved)
