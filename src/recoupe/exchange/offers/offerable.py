"""A record of the store that could leave."""

from collections.abc import Callable
from dataclasses import dataclass

from recoupe.types.claims import Body
from recoupe.types.exchange import Form, Item

Prints = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Offerable:
    """A record that could leave, in no fuller form than `most`.

    `body` gives it in a form, `prints` its passage, `data` the bytes of a capture, whose sha256 is `capture`.
    """

    item: Item
    body: Callable[[Form], Body]
    origins: tuple[str, ...] = ()
    prints: Callable[[], Prints] = tuple
    data: Callable[[], bytes] | None = None
    most: Form = "full"
    capture: str | None = None
