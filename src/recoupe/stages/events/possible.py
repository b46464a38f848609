"""What the words of a sentence leave possible: a quick test before it is asked who stands where."""

from recoupe.lexicon.events import EventsLexicon, Pattern
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.words import VERBAL, singulars, verb_lemmas
from recoupe.types.grammar import Token


def could_trigger(token: Token, lexicon: EventsLexicon) -> bool:
    """Return whether a word is looked at more closely: a quick test for every token."""
    if token.pos in ("NOUN", "PROPN"):
        return not lexicon.nouns.keys().isdisjoint(singulars(token))
    if token.pos in VERBAL or token.pos == "ADJ":
        return not lexicon.verbal.isdisjoint(verb_lemmas(token, lexicon))
    return False


def could_match(pattern: Pattern, frames: Frames) -> bool:
    """Return whether a sentence has a word for each condition of a pattern, wherever it stands."""
    return not any(map(frames.forms.isdisjoint, frames.lexicon.asked.get(pattern.id, ())))


def phrases_of(verb: str, frames: Frames) -> list[int]:
    """Return the places of the phrases of a verb in `phrases` of which a sentence has all words, wherever they stand."""
    openings, phrases = frames.lexicon.openings.get(verb), frames.lexicon.phrases
    if openings is None:
        return []
    begun = (row for first in openings.keys() & frames.forms for row in openings[first])
    return sorted(row for row in begun if frames.forms.issuperset(phrases[verb][row][0]))
