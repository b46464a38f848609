"""Conditions read off the surface: "si la Russie attaque", where the parser takes the verb for a noun or hangs it elsewhere."""

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.words import plain
from recoupe.types.grammar import Sentence

_REACH = 12
"""Words between the "if" and the verb of its clause, at most."""


def condition_before(sentence: Sentence, index: int, words: EventWords) -> int | None:
    """Return the place of the "if" whose clause has the word at `index` for its verb; None where there is none.

    Only a word that may be that verb counts: a finite one, or one without a determiner right after a noun or a name.
    Another finite verb or a strong stop between the two ends the search; one that grants a fact ("même si") is no condition.
    """
    if not _may_be_verb(sentence, index):
        return None
    now = "Tense=Pres" in sentence.tokens[index].morph
    for place in range(index - 1, max(index - _REACH, 0) - 1, -1):
        token = sentence.tokens[place]
        if "VerbForm=Fin" in token.morph or token.text in (".", ";", ":", "!", "?"):
            return None
        marker = words.markers.get(plain(token.text))
        if marker and marker.status == "conditional" and (now or not marker.completed) and token.pos == "SCONJ":
            before = plain(sentence.tokens[place - 1].text) if place else ""
            return None if before in words.granting else place
    return None


def _may_be_verb(sentence: Sentence, index: int) -> bool:
    """Return whether a word is a finite verb, or one that the parser misreads: right after its subject, no verb behind."""
    token = sentence.tokens[index]
    if "VerbForm=Fin" in token.morph:
        return "Tense=Past" not in token.morph
    below = (sentence.tokens[child].dep for child in sentence.children[index])
    follows = index > 0 and sentence.tokens[index - 1].pos in ("NOUN", "PROPN")
    return follows and not any(dep == "det" or dep.startswith("aux") for dep in below) and not _verb_follows(sentence, index)


def _verb_follows(sentence: Sentence, index: int) -> bool:
    """Return whether a finite verb stands between a word and the next comma or stop: then that one is the verb of the clause."""
    for token in sentence.tokens[index + 1 :]:
        if token.pos == "PUNCT":
            return False
        if "VerbForm=Fin" in token.morph:
            return True
    return False
