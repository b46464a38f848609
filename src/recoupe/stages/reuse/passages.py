"""Shared places grouped to passages: by the place, never by the page, so that an article made of two chains no stories."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from recoupe.types.reuse import Passage, PassagePlace, SharedSpans

EDGE = 80
"""Characters by which two places of a page may differ at either edge and still be one: edits blur the edges of a passage."""

EDGE_SHARE = 5
"""... but never by more than a fifth of the shorter one."""

_Side = tuple[int, int]
"""A start and an end on a page."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A passage, and the positions of the shared spans that it was made of."""

    passage: Passage
    members: tuple[int, ...]


def group_passages(shared: Sequence[SharedSpans]) -> list[Group]:
    """Return the passages of shared spans, by id; every shared span belongs to one.

    Two places of one page are one when they begin and end at nearly the same characters. Nothing else joins shared spans. A
    shorter copy hence makes a passage within the longer one, and a page made of two stories is in the passages of both.
    """
    families = _Families(len(shared))
    for sides in _sides(shared).values():
        for one, other in _near(sides):
            families.join(sides[one][0], sides[other][0])
        for members in sides.values():
            for member in members:
                families.join(members[0], member)
    groups = (_group(shared, members) for members in families.all())
    return sorted(groups, key=lambda group: (group.passage.id, group.members))


class _Families:
    """Numbers joined to families."""

    def __init__(self, count: int) -> None:
        self._head = list(range(count))

    def join(self, one: int, other: int) -> None:
        one, other = self._find(one), self._find(other)
        self._head[max(one, other)] = min(one, other)

    def all(self) -> list[list[int]]:
        families: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._head)):
            families[self._find(number)].append(number)
        return list(families.values())

    def _find(self, number: int) -> int:
        while self._head[number] != number:
            self._head[number] = self._head[self._head[number]]
            number = self._head[number]
        return number


def _sides(shared: Sequence[SharedSpans]) -> dict[str, dict[_Side, list[int]]]:
    """Return, by page, its places and which shared spans have them."""
    pages: dict[str, dict[_Side, list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, spans in enumerate(shared):
        for place in (spans.first, spans.second):
            pages[place.page][place.start, place.end].append(position)
    return pages


def _near(sides: Iterable[_Side]) -> Iterator[tuple[_Side, _Side]]:
    """Yield the pairs of places of a page that are one."""
    ordered = sorted(sides)
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 :]:
            if other[0] - one[0] > EDGE:
                break
            most = min(EDGE, min(one[1] - one[0], other[1] - other[0]) // EDGE_SHARE)
            if other[0] - one[0] <= most and abs(other[1] - one[1]) <= most:
                yield one, other


def _group(shared: Sequence[SharedSpans], members: Sequence[int]) -> Group:
    spans = [shared[member] for member in members]
    places: dict[str, set[_Side]] = defaultdict(set)
    words: set[tuple[PassagePlace, int]] = set()
    for one in spans:
        for place, number in zip((one.first, one.second), one.prints, strict=True):
            places[place.page].add((place.start, place.end))
            words.add((place, number))
    passage = Passage(
        id=_id(number for _, number in words),
        places=tuple(
            PassagePlace(page=page, start=start, end=end) for page in sorted(places) for start, end in _hulls(places[page])
        ),
        words=min(one.words for one in spans),
    )
    return Group(passage=passage, members=tuple(members))


def _id(prints: Iterable[int]) -> str:
    """Return the id of a passage: its words as most places have them (of as many, the one with the least print)."""
    number, _ = min(Counter(prints).items(), key=lambda item: (-item[1], item[0]))
    return f"p-{number & 0xFFFFFFFFFFFFFFFF:016x}"


def _hulls(sides: Iterable[_Side]) -> list[_Side]:
    """Return the places of a passage on one page: overlapping ones as one, a second printing apart."""
    hulls: list[_Side] = []
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
