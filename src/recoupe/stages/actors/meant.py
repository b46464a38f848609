"""A stretch of words and the actors it means, whatever its form."""

from typing import Literal

import msgspec

from recoupe.lexicon.actor_words import Gender
from recoupe.types.actors import Actor, MentionForm


class Meant(msgspec.Struct, frozen=True):
    """A mention before it is written down: half-open word places, and what later steps want to know of it.

    `head` is the place of its noun, None for the first word. `seeks` says that somebody else is meant, if one fits: a `person`
    told before ("le responsable"), or the state of the `speaker` ("notre armée").
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
    seeks: Literal["person", "speaker"] | None = None
