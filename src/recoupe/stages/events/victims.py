"""Whom an attack hit where the verb that tells of it says so: "tués lors d'une attaque", "blessé dans l'attentat"."""

from recoupe.stages.events.frames import Frames

_STEPS = 2
"""Words between the attack and its verb: "lors" of "lors de"."""


def victims(frames: Frames, act: int) -> tuple[int, ...]:
    """Return the words that say who was killed or wounded in an act; empty when its clause tells of nobody.

    Args:
        frames: the frames of the sentence.
        act: the noun of the act.
    """
    counts, tokens, place = frames.words.counts, frames.sentence.tokens, act
    for _ in range(_STEPS):
        head = frames.head(place)
        if head == place or not tokens[place].dep.startswith(("obl", "advmod", "nmod")):
            return ()
        if frames.is_verbal(head):
            hit = frames.among(head, counts.kill_verbs) or frames.among(head, counts.wound_verbs)
            slot = "subject" if frames.among(head, counts.die_verbs) else "object" if hit else ""
            return tuple(word for word in frames.of(head).get(slot, ()) if word != act)
        place = head
    return ()
