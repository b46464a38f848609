"""Tellings that are one for sure: copies of one sentence in a reprinted passage, and what a person says is the same."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from recoupe.lexicon.actor_names import fold
from recoupe.stages.affairs.likeness import words_of
from recoupe.types.affair import EventKey, Telling

_COPIED = 0.7
"""Share of the words of both clauses that copies have in common: an update of a dispatch changes a figure or a word."""


class Bundles:
    """Tellings joined without doubt; each belongs to one bundle."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._of = {telling.key: [telling] for telling in tellings}

    def join(self, one: EventKey, other: EventKey) -> None:
        """Make one bundle of two; a key that is not there changes nothing."""
        mine, theirs = self._of.get(one), self._of.get(other)
        if mine is None or theirs is None or mine is theirs:
            return
        mine.extend(theirs)
        self._of |= dict.fromkeys((telling.key for telling in theirs), mine)

    @property
    def all(self) -> list[list[Telling]]:
        """Every bundle once."""
        return list({id(bundle): bundle for bundle in self._of.values()}.values())


def bundle_up(tellings: Sequence[Telling], same: Iterable[tuple[EventKey, EventKey]]) -> list[list[Telling]]:
    """Return the tellings in bundles.

    Args:
        tellings: all of them.
        same: pairs that a person decided are of one act.
    """
    bundles = Bundles(tellings)
    for copies in _copied(tellings):
        for copy in copies[1:]:
            bundles.join(copies[0].key, copy.key)
    for one, other in same:
        bundles.join(one, other)
    return bundles.all


def _copied(tellings: Sequence[Telling]) -> Iterable[list[Telling]]:
    """Yield the tellings that copy each other: same passage, same type, same trigger, and clauses that hardly differ."""
    by_place: dict[tuple[str, str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.passage:
            by_place[telling.passage, telling.key.type, fold(telling.trigger.text)].append(telling)
    for group in by_place.values():
        families: list[list[Telling]] = []
        for telling in group:
            family = next((f for f in families if _is_copy(telling, f[0])), None)
            if family is None:
                families.append([telling])
            else:
                family.append(telling)
        yield from families


def _is_copy(one: Telling, other: Telling) -> bool:
    mine, theirs = words_of(one), words_of(other)
    return one.key.page != other.key.page and len(mine & theirs) >= _COPIED * len(mine | theirs)
