"""Where the words of a page come from, and who else prints them."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from recoupe.store import Connection
from recoupe.store.affair.on_screen import affair_pages
from recoupe.store.reuse.of_page import SharingPage, pages_sharing
from recoupe.types.base import Record
from recoupe.types.reuse import Origin

_LONGEST = 4000
"""Words of a passage that are compared."""


class Reuse(Record, frozen=True, kw_only=True):
    """The origin of a page (None before the first `recoupe build`), and the pages that share words with it.

    `copies` counts those that have its origin.
    """

    origin: Origin | None
    sharing: tuple[SharingPage, ...]
    copies: int


class Difference(Record, frozen=True, kw_only=True):
    """A stretch of two passages: the same in both, or what stands here and what stands there instead."""

    same: bool
    here: str
    there: str


def reuse_of(db: Connection, page_id: str) -> Reuse:
    """Return where the words of a page come from, and who else prints them."""
    sharing = pages_sharing(db, page_id)
    known = affair_pages(db, [page_id, *(page.id for page in sharing)])
    origin = known[page_id].origin if page_id in known else None
    copies = [page for page in sharing if origin and page.id in known and known[page.id].origin.id == origin.id]
    return Reuse(origin=origin, sharing=tuple(sharing), copies=len(copies))


def differences(here: str, there: str) -> tuple[Difference, ...]:
    """Return two passages word by word: what both have, and where they differ."""
    ours, theirs = here.split()[:_LONGEST], there.split()[:_LONGEST]
    matched = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return tuple(_difference(tag, ours[a:b], theirs[c:d]) for tag, a, b, c, d in matched)


def _difference(tag: str, ours: Sequence[str], theirs: Iterable[str]) -> Difference:
    return Difference(same=tag == "equal", here=" ".join(ours), there=" ".join(theirs))
