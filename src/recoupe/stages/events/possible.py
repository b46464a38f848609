"""What the words of a sentence leave possible: a quick test before it is asked who stands where."""

from recoupe.lexicon.events import EventsLexicon, Pattern
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.words import VERBAL, singulars, verb_lemmas
from recoupe.types.grammar import Sentence, Token

_CARRYING = VERBAL | {"ADJ", "NOUN", "PROPN"}


def places_in(sentence: Sentence, lexicon: EventsLexicon) -> list[int]:
    """Return the words of a sentence that are looked at more closely."""
    return [i for i, token in enumerate(sentence.tokens) if token.pos in _CARRYING and _could_trigger(token, lexicon)]


def _could_trigger(token: Token, lexicon: EventsLexicon) -> bool:
    if token.pos in ("NOUN", "PROPN"):
        return not lexicon.nouns.keys().isdisjoint(singulars(token))
    return not lexicon.verbal.isdisjoint(verb_lemmas(token, lexicon))


def could_match(pattern: Pattern, frames: Frames) -> bool:
    """Return whether a sentence has a word for each condition of a pattern, wherever it stands."""
    return not any(map(frames.forms.isdisjoint, frames.lexicon.asked.get(pattern.id, ())))


def phrases_of(verb: str, frames: Frames) -> list[int]:
    """Return the places of the phrases of a verb in `phrases` of which a sentence has all words, wherever they stand."""
    openings, phrases = frames.lexicon.openings.get(verb), frames.lexicon.phrases
    if openings is None:
        return []
    begun = (row for first in frames.forms.intersection(openings) for row in openings[first])
    return sorted(row for row in begun if frames.forms.issuperset(phrases[verb][row][0]))
