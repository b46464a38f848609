"""A part of a page cut at every border: each stretch knows all that covers it, so that overlapping items can be shown."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from recoupe.exports.cuts import NOISE
from recoupe.types.base import Record
from recoupe.types.record import SegmentRow
from recoupe.web.reader.items import Item, Layer
from recoupe.web.reader.parts import Part


class Mark(Record, frozen=True, kw_only=True):
    """A stretch that is shown in one way.

    `layers` cover it, `items` are the keys of theirs, `begins` those of the items that begin here; `role` says that it is greyed,
    and why. `sought` marks the place that an address leads to.
    """

    start: int
    words: str
    layers: tuple[Layer, ...] = ()
    items: tuple[str, ...] = ()
    begins: tuple[tuple[str, Layer], ...] = ()
    role: str | None = None
    sought: bool = False


def marks_of(
    text: str, part: Part, items: Sequence[Item], segments: Iterable[SegmentRow], sought: tuple[int, int] | None = None
) -> tuple[Mark, ...]:
    """Return a part of a page in stretches: their words, joined, are its text.

    Args:
        text: the page as captured.
        part: which part of it.
        items: what is shown, of the whole page.
        segments: all of the page.
        sought: a place that is shown as the one that was asked for.
    """
    places = [(start, end, item) for item in items for start, end in item.places if start < part.end and end > part.start]
    noise = [one for one in segments if one.role in NOISE and one.start < part.end and one.end > part.start]
    edges = {part.start, part.end, *(edge for start, end, _ in places for edge in (start, end))}
    edges |= {edge for one in noise for edge in (one.start, one.end)} | set(sought or ())
    borders = sorted(edge for edge in edges if part.start <= edge <= part.end)
    covering = _Sweep(places)
    greyed = {one.start: one for one in noise}
    role_end, role = -1, None
    marks = []
    for start, end in pairwise(borders):
        if start in greyed or (start == part.start and noise and noise[0].start <= start):
            first = greyed.get(start, noise[0])
            role_end, role = first.end, first.role
        here = covering.at(start)
        marks.append(
            Mark(
                start=start,
                words=text[start:end],
                layers=tuple(dict.fromkeys(item.layer for item in here)),
                items=tuple(dict.fromkeys(item.key for item in here)),
                begins=tuple((item.key, item.layer) for item in here if item.start == start),
                role=role if start < role_end else None,
                sought=sought is not None and sought[0] <= start < sought[1],
            )
        )
    return tuple(marks)


class _Sweep:
    """What covers a place, asked from left to right."""

    def __init__(self, places: list[tuple[int, int, Item]]) -> None:
        self._waiting = sorted(places, key=lambda place: place[0], reverse=True)
        self._open: list[tuple[int, int, Item]] = []

    def at(self, offset: int) -> list[Item]:
        """Return the items that cover a place, in the order in which they begin."""
        while self._waiting and self._waiting[-1][0] <= offset:
            self._open.append(self._waiting.pop())
        self._open = [place for place in self._open if place[1] > offset]
        return [item for _, _, item in self._open]
