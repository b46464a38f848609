"""A stretch of words and the actors it means, whatever its form."""

import msgspec

from recoupe.lexicon.actor_words import Gender
from recoupe.types.actors import Actor, MentionForm


class Meant(msgspec.Struct, frozen=True):
    """A mention before it is written down: half-open word places, and what later steps want to know of it.

    `head` is the place of its noun, None for the first word.
    """

    first: int
    last: int
    form: MentionForm
    actors: tuple[Actor, ...]
    rule: str
    metonym: bool = False
    gender: Gender | None = None
    plural: bool = False
    head: int | None = None
