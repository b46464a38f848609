"""A name and the actor it means."""

import msgspec

from recoupe.stages.actors.known import Found
from recoupe.types.actors import Actor


class Named(msgspec.Struct, frozen=True):
    """A name and the actor it means."""

    found: Found
    actor: Actor
    rule: str
    metonym: bool = False
