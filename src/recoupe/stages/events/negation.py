"""What a negation covers: "ne ... pas", "sans", "aucun"; "ne ... que" covers nothing."""

from collections.abc import Iterable

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.words import VERBAL, phrase_start, plain
from recoupe.types.grammar import Sentence


def negation_of(sentence: Sentence, index: int, words: EventWords) -> int | None:
    """Return the word that negates a verb or noun, or None."""
    if sentence.tokens[index].pos in VERBAL or _has_particle(sentence, index, words):
        return _of_verb(sentence, index, words)
    return _of_noun(sentence, index, words)


def _has_particle(sentence: Sentence, index: int, words: EventWords) -> bool:
    return any(plain(sentence.tokens[child].text) in words.negation.particle for child in _complex(sentence, index))


def _of_verb(sentence: Sentence, index: int, words: EventWords) -> int | None:
    """Return the second word of a negation whose particle stands before the verb ("n'a pas frappé", "aucun raid n'a visé")."""
    tokens, rules = sentence.tokens, words.negation
    particle = next((c for c in _complex(sentence, index) if plain(tokens[c].text) in rules.particle), None)
    if particle is None:
        return None
    last = max([index, *(c for c in sentence.children[index] if c - index <= 3)])
    near = range(particle + 1, min(last + 1, len(tokens)))
    below = (i for c in sentence.children[index] for i in (c, *sentence.children[c]))
    negative = _negatives(sentence, near, words) or _negatives(sentence, below, words)
    if not negative:
        return None
    after = plain(tokens[negative[0] + 1].text) if negative[0] + 1 < len(tokens) else ""
    return None if after in rules.partial else negative[0]


def _negatives(sentence: Sentence, places: Iterable[int], words: EventWords) -> list[int]:
    """Return the second words of negations among some places: not the amount of "mène à plus de violence"."""
    tokens, rules = sentence.tokens, words.negation
    found = [i for i in places if plain(tokens[i].text) in rules.words]
    return [i for i in found if plain(tokens[i].text) not in rules.amounts or tokens[i - 1].pos != "ADP"]


def _complex(sentence: Sentence, index: int) -> list[int]:
    """Return the words that may hold the particle: those below the verb and below its auxiliaries, before it."""
    children = [c for c in sentence.children[index] if c < index + 1]
    return sorted(
        [*children, *(g for c in children if sentence.tokens[c].dep.startswith(("aux", "cop")) for g in sentence.children[c])]
    )


def _of_noun(sentence: Sentence, index: int, words: EventWords) -> int | None:
    """Return what negates a noun: "aucun contact", "sans contact", "pas de contact"."""
    tokens, rules = sentence.tokens, words.negation
    for child in sentence.children[index]:
        word = plain(tokens[child].text)
        if child < index and (word in rules.determiners or word in rules.without):
            return child
    first = phrase_start(sentence, index)
    before = first - 1
    if before >= 0 and tokens[before].text in words.voices.opening:
        before -= 1
    negated = before >= 0 and first < index and plain(tokens[before].text) in rules.words - rules.determiners
    return before if negated and words.slots.get(plain(tokens[first].text)) == words.places.genitive else None
