"""Small facts of an act: how often it was done, and what was given, asked or done."""

from collections.abc import Collection, Iterator

from recoupe.stages.events.evidence import clause_of
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.triggers import Trigger
from recoupe.stages.events.words import plain
from recoupe.types.grammar import descendants
from recoupe.types.span import TextSpan


def repeat_of(frames: Frames, index: int) -> int | None:
    """Return how often the clause of a trigger says that the act was done ("à deux reprises")."""
    told = [(phrase, times) for phrase, times in frames.words.counts.repeats.items() if frames.could_hold(phrase)]
    if not told:
        return None
    tokens = frames.sentence.tokens
    inside = sorted(descendants(frames.sentence, clause_of(frames.sentence, index)))
    words = " ".join(["", *(plain(tokens[i].text) for i in inside), ""])
    return next((times for phrase, times in told if f" {phrase} " in words), None)


def object_of(frames: Frames, trigger: Trigger, used: frozenset[int]) -> TextSpan | None:
    """Return the words of what a verb gives, asks or does, when they are none of its parties.

    That is its object, else what its pattern asks for behind a preposition: they work "on a document".
    """
    if not frames.is_verbal(trigger.index):
        return None
    frame, tokens = frames.of(trigger.index), frames.sentence.tokens
    asked = [slot for slot in trigger.pattern.with_ if slot in frames.words.places.complement]
    standing = [(place, behind) for behind in ("object", *asked) for place in frame.get(behind, ())]
    for place, behind in standing:
        if place not in {*used, *trigger.heads} and tokens[place].pos == "NOUN" and not frames.is_verbal(place):
            before = _prepositions(frames, place) if behind in asked else ()
            kept = [tokens[i] for i in _without(frames, place, {*used, *before})]
            return TextSpan(min(token.start for token in kept), max(token.end for token in kept))
    return None


def _prepositions(frames: Frames, index: int) -> Iterator[int]:
    return (child for child in frames.sentence.children[index] if frames.sentence.tokens[child].dep == "case")


def _without(frames: Frames, index: int, used: Collection[int]) -> Iterator[int]:
    """Yield a word and what hangs on it, except some words."""
    yield index
    for child in frames.sentence.children[index]:
        if child not in used:
            yield from _without(frames, child, used)
