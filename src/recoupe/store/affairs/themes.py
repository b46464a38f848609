"""The themes of events, as `themes.yaml` beside this file has them."""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Literal

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from recoupe.types.events import EventType

Theme = Literal["intelligence", "military", "diplomatic", "humanitarian", "economic"]

FILE = Path(__file__).with_name("themes.yaml")


class ThemeRow(Record, frozen=True, kw_only=True):
    """What makes an event belong to a theme: one of some contexts, or one of some types."""

    theme: Theme
    contexts: frozenset[str] = frozenset()
    types: frozenset[EventType] = frozenset()


def themes_of(type: EventType, contexts: Collection[str]) -> tuple[Theme, ...]:
    """Return the themes that an event of a type with some contexts belongs to, in the order of the file."""
    return tuple(row.theme for row in theme_rows() if type in row.types or not row.contexts.isdisjoint(contexts))


@cache
def theme_rows() -> tuple[ThemeRow, ...]:
    """Return the rows of the file.

    Raises:
        LexiconError: if it is wrong.
    """
    return read_yaml(FILE, tuple[ThemeRow, ...])
