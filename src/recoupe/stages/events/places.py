"""Where an act took place: a place named in its clause after a local preposition."""

from recoupe.stages.events.evidence import clause_of
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.words import case_words
from recoupe.types.grammar import is_below


def place_of(frames: Frames, index: int, cast: Cast, used: frozenset[int]) -> str | None:
    """Return the nearest place or country after a local preposition below the trigger, else in its clause.

    A country that is a party of the act (`used`) is not its place too.
    """
    sentence, local = frames.sentence, frames.words.voices.local
    named = cast.place_words(sentence)
    for top in dict.fromkeys((index, clause_of(sentence, index))) if named else ():
        found = []
        for i, place in named.items():
            if not is_below(sentence, i, top) or (place.kind == "state" and i in used):
                continue
            case = case_words(sentence, i)
            if case and case.split(" ")[0] in local:
                found.append((place.kind == "state", abs(i - index), place.actor.split(";")[0]))
        if found:
            return min(found)[2]
    return None
