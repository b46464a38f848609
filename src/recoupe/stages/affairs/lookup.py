"""Where tellings are looked up by others of the same act, so that each is compared with few."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from recoupe.stages.affairs.days import days_of, published_of
from recoupe.stages.affairs.likeness import words_of
from recoupe.stages.affairs.parties import sides_of, tokens_of
from recoupe.stages.affairs.ties import SEVERAL, places_in, somebody_in
from recoupe.types.affair import Telling

_WEEK = 7
_AROUND = (-2, -1, 0, 1, 2)
_ANY = "any week"

Key = tuple[object, ...]
Cell = tuple[Key, object]


class Lookup:
    """Numbers of groups by what their tellings have that can tie them to another one (`ties.py`).

    Anchors: a page, a passage, somebody or a place, a figure, a day, the last two of one side. Who has but a side and the weeks
    in common is no candidate unless the clauses have several words in common as well: states act all the time.
    """

    def __init__(self) -> None:
        self._anchored: dict[Cell, set[int]] = defaultdict(set)
        self._sided: dict[Cell, set[int]] = defaultdict(set)
        self._words: dict[int, frozenset[str]] = {}

    def add(self, number: int, tellings: Sequence[Telling]) -> None:
        """Let tellings be found as those of a group."""
        for telling in tellings:
            week = _week(telling)
            for key in _anchors(telling):
                self._anchored[key, week].add(number)
                self._anchored[key, _ANY].add(number)
            for key in _sides(telling):
                self._sided[key, week].add(number)
                self._sided[key, _ANY].add(number)
        self._words[number] = self._words.get(number, frozenset()).union(*map(words_of, tellings))

    def near(self, tellings: Sequence[Telling]) -> list[int]:
        """Return the groups of which some tellings may be, in order: two weeks around, and what has no day."""
        found = {n for telling in tellings for cell in _around(telling, _anchors(telling)) for n in self._anchored.get(cell, ())}
        words = frozenset().union(*map(words_of, tellings))
        sided = {n for telling in tellings for cell in _around(telling, _sides(telling)) for n in self._sided.get(cell, ())}
        return sorted(found | {number for number in sided - found if len(words & self._words[number]) >= SEVERAL})


def _anchors(telling: Telling) -> Iterator[Key]:
    type_ = telling.key.type
    yield type_, "page", telling.key.page
    if telling.passage:
        yield type_, "passage", telling.passage
    for ident in somebody_in(telling) | places_in(telling):
        yield type_, "who", ident
    days = days_of(telling.when)
    for token in _tokens(telling):
        if days.first is not None and days.first == days.last:
            yield type_, "day", token, days.first
        for kind, figure in (("killed", telling.killed), ("wounded", telling.wounded)):
            if figure:
                yield type_, kind, token, figure


def _sides(telling: Telling) -> Iterator[Key]:
    return ((telling.key.type, token) for token in _tokens(telling))


def _tokens(telling: Telling) -> set[str]:
    sides = {token for side in sides_of(telling) for token in tokens_of(side)}
    return sides | ({telling.place} if telling.place else set())


def _around(telling: Telling, keys: Iterator[Key]) -> Iterator[Cell]:
    week = _week(telling)
    for key in keys:
        if week is None or key[1] in ("page", "passage", "day"):
            yield key, _ANY
        else:
            yield from ((key, week + step) for step in _AROUND)
            yield key, None


def _week(telling: Telling) -> int | None:
    days = days_of(telling.when)
    day = days.last if days.narrow else published_of(telling)
    return None if day is None else day // _WEEK
