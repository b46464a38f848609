"""What publishers print on page after page: no reprint of anything."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from recoupe.types.reuse import Passage

PAGES = 6
"""Pages of one publisher that print the same few words below (or amid) different stories: these are furniture."""

ANYWHERE = 100
"""... and pages of whomever."""

SLIGHT = 4
"""A passage is but a few words of a page when it is less than a fourth of what is read of it."""

MOSTLY = 5
"""Furniture is one publisher's: of five pages that print it at most one is another's."""


class Printer(msgspec.Struct, frozen=True, kw_only=True):
    """Who publishes a page, and how many characters of it are read."""

    publisher: str | None
    length: int


def mark_furniture(passages: Iterable[Passage], printers: Mapping[str, Printer]) -> list[Passage]:
    """Return the passages, each marked as furniture or not.

    Furniture is a small part of PAGES pages of one publisher, who prints nearly all that have it, or of very many pages. A
    dispatch that one publisher prints many times is most of each page, hence none.

    Args:
        passages: passages.
        printers: every page that they name, by id.
    """
    return [msgspec.structs.replace(passage, furniture=_is_furniture(passage, printers)) for passage in passages]


def _is_furniture(passage: Passage, printers: Mapping[str, Printer]) -> bool:
    pages = {place.page for place in passage.places}
    slight = {place.page for place in passage.places if SLIGHT * (place.end - place.start) < printers[place.page].length}
    by_publisher = Counter(name for page in slight if (name := printers[page].publisher))
    most = max(by_publisher.values(), default=0)
    return len(slight) >= ANYWHERE or (most >= PAGES and MOSTLY * (len(pages) - most) <= len(pages))
