"""Small facts of an act: how often it was done, and what was given, asked or done."""

from collections.abc import Iterator

from recoupe.stages.events.evidence import clause_of
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.words import plain
from recoupe.types.grammar import descendants
from recoupe.types.span import TextSpan


def repeat_of(frames: Frames, index: int) -> int | None:
    """Return how often the clause of a trigger says that the act was done ("à deux reprises")."""
    tokens = frames.sentence.tokens
    inside = sorted(descendants(frames.sentence, clause_of(frames.sentence, index)))
    words = " ".join(plain(tokens[i].text) for i in inside)
    return next((times for phrase, times in frames.words.counts.repeats.items() if f" {phrase} " in f" {words} "), None)


def object_of(frames: Frames, index: int, used: frozenset[int]) -> TextSpan | None:
    """Return the words of what a verb gives, asks or does, when they are none of its parties."""
    if not frames.is_verbal(index):
        return None
    for place in frames.of(index).get("object", ()):
        if place not in used and frames.sentence.tokens[place].pos == "NOUN" and not frames.is_verbal(place):
            kept = [frames.sentence.tokens[i] for i in _without(frames, place, used)]
            return TextSpan(min(token.start for token in kept), max(token.end for token in kept))
    return None


def _without(frames: Frames, index: int, used: frozenset[int]) -> Iterator[int]:
    """Yield a word and what hangs on it, except the parties of the act."""
    yield index
    for child in frames.sentence.children[index]:
        if child not in used:
            yield from _without(frames, child, used)
