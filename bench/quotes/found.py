"""What a peer finds in a text; without recoupe: peers live in a venv of their own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

MARKS = "\"'«»“”‘’„‹›"
"""Quotation marks: they are no part of the words in the gold."""

Place = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """One quote: its words and its speaker as half-open places in code points; no speaker when the peer names none."""

    content: Place
    speaker: Place | None = None


@dataclass(frozen=True)
class Peer:
    """A tool that is loaded.

    `parse` makes of some texts one analysis each, `extract` finds the quotes of one analysis; both are timed, apart. `told` says
    where a quote stands, and is not timed. `whole`: the tool gets the whole text at once, else one paragraph after the other.
    """

    parse: Callable[[Sequence[str]], list[Any]]
    extract: Callable[[Any], list[Any]]
    told: Callable[[Any], Found]
    whole: bool = False


def inside_marks(text: str, start: int, end: int) -> Place:
    """Return a stretch without the quotation marks, spaces and end points around it."""
    words = text[start:end].rstrip(MARKS + " \u00a0\u202f\n.,;")
    kept = words.lstrip(MARKS + " \u00a0\u202f\n")
    return start + len(words) - len(kept), start + len(words)
