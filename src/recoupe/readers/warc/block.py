"""What a web archive is read into before anything is made of it: blocks, and stretches that are none."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from recoupe.types.problem import Problem

MOST = 32_000_000
"""Bytes of a block that are held; a longer one is no page, and of it only the beginning is."""

BEGINNING = 65_536

Label = Callable[[int], str]
"""Gives the id of a record, from its offset in the file or in the packed member that holds it."""


class Block(NamedTuple):
    """A record: its id, its named fields in lower case, its block (or the beginning of one longer than `MOST`), and its length.

    `problems` tell how its frame was mended.
    """

    record: str
    headers: Mapping[str, str]
    data: bytes
    length: int
    problems: tuple[Problem, ...] = ()


class Broken(NamedTuple):
    """A stretch of an archive that cannot be read, and why."""

    record: str
    reason: str
