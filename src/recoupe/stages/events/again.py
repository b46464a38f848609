"""Acts that a pronoun tells once more: "l'arrestation de X, peu après celle de Y"."""

from collections.abc import Sequence

from recoupe.stages.events.frames import Frames
from recoupe.stages.events.triggers import Trigger
from recoupe.stages.events.words import NOMINAL
from recoupe.types.grammar import Sentence, Token


def told_again(sentence: Sentence, triggers: Sequence[Trigger], frames: Frames) -> list[Trigger]:
    """Return the pronouns of a sentence that stand for an act, with the pattern of the noun before that they take up.

    It is a demonstrative with a complement of its own, and is no complement of a noun itself ("dans la lignée de celle de X"
    only compares); of the nouns of its gender that tell an act the nearest is meant.
    """
    found: list[Trigger] = []
    if not any(act.pattern.noun for act in triggers):
        return found
    for index, token in enumerate(sentence.tokens):
        if token.pos != "PRON" or "PronType=Dem" not in token.morph:
            continue
        inside = frames.slot(index) == frames.words.places.genitive
        if inside or not _has_complement(sentence, index, frames):
            continue
        before = [act for act in triggers if act.index < index and act.pattern.noun and _alike(sentence.tokens[act.index], token)]
        if before:
            found.append(Trigger(pattern=before[-1].pattern, index=index, span=token.span))
    return found


def _has_complement(sentence: Sentence, index: int, frames: Frames) -> bool:
    """Return whether a noun or name follows a pronoun as what it is "of"."""
    genitive = frames.of(index).get(frames.words.places.genitive, ())
    return any(place > index and sentence.tokens[place].pos in NOMINAL for place in genitive)


def _alike(noun: Token, pronoun: Token) -> bool:
    """Return whether a noun has the gender of a pronoun; one whose gender the parser does not know may have any."""
    genders = [next((part for part in word.morph.split("|") if part.startswith("Gender=")), None) for word in (noun, pronoun)]
    return None in genders or genders[0] == genders[1]
