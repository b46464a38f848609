"""Acts that their own phrase takes for granted, whatever governs it: "au lendemain de l'attaque", "l'attaque commise en mai"."""

from recoupe.stages.events.frames import Frames
from recoupe.stages.events.words import is_participle, phrase_start, singulars


def is_backdrop(frames: Frames, index: int) -> bool:
    """Return whether an act stands behind a noun that only a thing done has: "le lendemain de", "les circonstances de".

    Read off the surface: the parser hangs "accusées au lendemain des attentats d'alimenter ..." on "accusées".
    """
    tokens, backdrops = frames.sentence.tokens, frames.words.supports.backdrops
    before = phrase_start(frames.sentence, index) - 1
    if before < 0 or tokens[before].pos != "NOUN" or backdrops.isdisjoint(singulars(tokens[before])):
        return False
    return frames.is_definite(index) or any("Definite=Def" in tokens[place].morph for place in range(before + 1, index))


def is_done(frames: Frames, index: int) -> bool:
    """Return whether a definite noun has a participle that says who did it or when: "les attentats commis en mai"."""
    if not frames.is_definite(index):
        return False
    tokens = frames.sentence.tokens
    below = (c for c in frames.sentence.children[index] if tokens[c].dep == "acl" and is_participle(tokens[c]))
    return any(not frames.auxiliaries(c) and frames.among(c, frames.words.supports.done) for c in below)
