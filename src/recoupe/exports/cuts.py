"""A captured page cut at every border, so that overlapping places can be shown and reached."""

from collections.abc import Iterable
from itertools import pairwise

from recoupe.types.base import Record
from recoupe.types.record import PageRecord

NOISE = frozenset({"related", "comments", "ad", "share", "tags", "legal", "teaser_repeat", "body_repeat", "other"})
"""Roles that are shown in grey: nothing of them is read."""


class Cut(Record, frozen=True, kw_only=True):
    """A stretch of the page that is shown in one way; `ids` are the anchors that begin here."""

    words: str
    ids: tuple[str, ...]
    evidence: bool
    noise: bool


def anchor_of(start: int, end: int) -> str:
    """Return the anchor of a stretch of a page: "c120-134", in code points."""
    return f"c{start}-{end}"


def cut_page(record: PageRecord, text: str, places: Iterable[tuple[int, int]]) -> tuple[Cut, ...]:
    """Return the whole page in cuts: their words joined are the captured text.

    Args:
        record: the page's record.
        text: the page as captured.
        places: the stretches that notes lead to, as start and end.
    """
    marked = sorted(set(places))
    noise = [(segment.start, segment.end) for segment in record.segments if segment.role in NOISE]
    borders = sorted({0, len(text), *(edge for place in [*marked, *noise] for edge in place)})
    covered, greyed = _cover(marked, borders), _cover(noise, borders)
    ids: dict[int, list[str]] = {}
    for start, end in marked:
        ids.setdefault(start, []).append(anchor_of(start, end))
    return tuple(
        Cut(words=text[start:end], ids=tuple(ids.get(start, ())), evidence=start in covered, noise=start in greyed)
        for start, end in pairwise(borders)
    )


def _cover(places: list[tuple[int, int]], borders: list[int]) -> set[int]:
    """Return the borders at which a cut begins that lies inside one of the places (sorted by start)."""
    covered: set[int] = set()
    reach, waiting = 0, 0
    for border in borders:
        while waiting < len(places) and places[waiting][0] <= border:
            reach = max(reach, places[waiting][1])
            waiting += 1
        if border < reach:
            covered.add(border)
    return covered
