"""Shared places grouped to passages: by the place, never by the page, so that an article made of two chains no stories."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from recoupe.types.reuse import Passage, PassagePlace, SharedSpans

EDGE = 80
"""Characters by which two places of a page may differ at either edge and still be one: edits blur the edges of a passage."""

EDGE_SHARE = 5
"""... but never by more than a fifth of the shorter one."""

Side = tuple[str, int, int]
"""A page id, a start and an end: one of both places of a shared span."""

_Stretch = tuple[int, int]


class Told(msgspec.Struct, frozen=True):
    """What is known of a side: the print of its words, and the least words that it shares with another one."""

    print: int
    words: int


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Shared spans that are of one passage: their positions, and the numbers of the passages known before that they belong to."""

    members: tuple[int, ...]
    known: frozenset[int]


def group_passages(shared: Sequence[SharedSpans]) -> list[Passage]:
    """Return the passages of shared spans, by id."""
    families = join_spans(shared, {})
    return join_same(passage_of(sides_of(shared[member] for member in family.members)) for family in families)


def join_spans(shared: Sequence[SharedSpans], known: Mapping[Side, int]) -> list[Family]:
    """Return shared spans joined to passages; every one belongs to one.

    Two places of one page are one when they begin and end at nearly the same characters. Nothing else joins shared spans. A
    shorter copy hence makes a passage within the longer one, and a page made of two stories is in the passages of both.

    Args:
        shared: shared spans.
        known: the sides that the pages of these have already, each with the number of its passage.
    """
    families = _Families()
    for side, number in known.items():
        families.join(side, number)
    for position, spans in enumerate(shared):
        for side in _both(spans):
            families.join(side, (position,))
    for sides in _by_page({*known, *(side for spans in shared for side in _both(spans))}).values():
        for one, other in _near(sides):
            families.join(one, other)
    found = [
        Family(
            members=tuple(sorted(item[0] for item in family if isinstance(item, tuple) and len(item) == 1)),
            known=frozenset(item for item in family if isinstance(item, int)),
        )
        for family in families.all()
    ]
    return sorted((family for family in found if family.members), key=lambda family: family.members)


def sides_of(shared: Iterable[SharedSpans]) -> dict[Side, Told]:
    """Return the sides of shared spans, each once."""
    sides: dict[Side, Told] = {}
    for spans in shared:
        for side, number in zip(_both(spans), spans.prints, strict=True):
            words = min(spans.words, sides[side].words) if side in sides else spans.words
            sides[side] = Told(number, words)
    return sides


def passage_of(sides: Mapping[Side, Told]) -> Passage:
    """Return the passage that sides make: named by its words, with overlapping sides of a page as one place."""
    places = _by_page(sides)
    return Passage(
        id=_id(told.print for told in sides.values()),
        places=tuple(
            PassagePlace(page=page, start=start, end=end)
            for page in sorted(places)
            for start, end in _hulls((start, end) for _, start, end in places[page])
        ),
        words=min(told.words for told in sides.values()),
    )


def _both(spans: SharedSpans) -> tuple[Side, Side]:
    first, second = spans.first, spans.second
    return (first.page, first.start, first.end), (second.page, second.start, second.end)


def _by_page(sides: Iterable[Side]) -> dict[str, list[Side]]:
    pages: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        pages[side[0]].append(side)
    return pages


_Item = Side | tuple[int] | int
"""What is joined: a side, the position of a shared span, the number of a passage."""


class _Families:
    """Items joined to families."""

    def __init__(self) -> None:
        self._above: dict[_Item, _Item] = {}

    def join(self, one: _Item, other: _Item) -> None:
        self._above[self._head(one)] = self._head(other)

    def all(self) -> list[list[_Item]]:
        families: dict[_Item, list[_Item]] = defaultdict(list)
        for item in list(self._above):
            families[self._head(item)].append(item)
        return list(families.values())

    def _head(self, item: _Item) -> _Item:
        self._above.setdefault(item, item)
        while (above := self._above[item]) != item:
            self._above[item] = self._above[above]
            item = above
        return item


def _near(sides: Iterable[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of sides of a page that are one place."""
    ordered = sorted(sides)
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 :]:
            if other[1] - one[1] > EDGE:
                break
            most = min(EDGE, min(one[2] - one[1], other[2] - other[1]) // EDGE_SHARE)
            if other[1] - one[1] <= most and abs(other[2] - one[2]) <= most:
                yield one, other


def _id(prints: Iterable[int]) -> str:
    """Return the id of a passage: its words as most places have them (of as many, the one with the least print)."""
    number, _ = min(Counter(prints).items(), key=lambda item: (-item[1], item[0]))
    return f"p-{number & 0xFFFFFFFFFFFFFFFF:016x}"


def _hulls(sides: Iterable[_Stretch]) -> list[_Stretch]:
    """Return the places of a passage on one page: overlapping ones as one, a second printing apart."""
    hulls: list[_Stretch] = []
    for start, end in sorted(sides):
        if hulls and start < hulls[-1][1]:
            hulls[-1] = hulls[-1][0], max(end, hulls[-1][1])
        else:
            hulls.append((start, end))
    return hulls


def join_same(passages: Iterable[Passage]) -> list[Passage]:
    """Return passages with those of one id (the same words, found apart) as one, by id."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        found[passage.id].append(passage)
    return [_joined(found[name]) for name in sorted(found)]


def _joined(same: Sequence[Passage]) -> Passage:
    if len(same) == 1:
        return same[0]
    places = {place for passage in same for place in passage.places}
    ordered = tuple(sorted(places, key=lambda place: (place.page, place.start, place.end)))
    return Passage(id=same[0].id, places=ordered, words=min(passage.words for passage in same))
