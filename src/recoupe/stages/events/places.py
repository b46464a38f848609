"""Where an act took place: a place named in its clause after a local preposition."""

from recoupe.stages.events.evidence import clause_of
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.words import NOMINAL, case_words
from recoupe.types.grammar import descendants


def place_of(frames: Frames, index: int, cast: Cast, used: frozenset[int]) -> str | None:
    """Return the nearest place or country after a local preposition below the trigger, else in its clause.

    A country that is a party of the act (`used`) is not its place too.
    """
    sentence, local = frames.sentence, frames.words.voices.local
    for top in dict.fromkeys((index, clause_of(sentence, index))):
        found = []
        for i in descendants(sentence, top):
            token = sentence.tokens[i]
            if token.pos not in NOMINAL:
                continue
            case = case_words(sentence, i)
            if not case or case.split(" ")[0] not in local:
                continue
            named = [
                m
                for m in cast.mentions_at(token.start, token.end)
                if m.form == "name" and m.kind in ("place", "state") and not m.metonym
            ]
            if named and not (named[0].kind == "state" and i in used):
                found.append((named[0].kind == "state", abs(i - index), named[0].actor.split(";")[0]))
        if found:
            return min(found)[2]
    return None
