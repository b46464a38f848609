"""Tellings that are one for sure: copies of one sentence in a reprinted passage, and what a person says is the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from recoupe.lexicon.actor_names import fold
from recoupe.stages.affairs.days import day_fit
from recoupe.stages.affairs.likeness import words_of
from recoupe.types.affair import EventKey, Telling

Apart = Mapping[EventKey, Collection[EventKey]]

_COPIED = 0.7
"""Share of the words of both clauses that copies have in common: an update of a dispatch changes a figure or a word."""


class Bundles:
    """Tellings joined without doubt; each belongs to one bundle."""

    def __init__(self, tellings: Sequence[Telling], apart: Apart) -> None:
        self._of = {telling.key: [telling] for telling in tellings}
        self._apart = apart

    def join(self, one: EventKey, other: EventKey) -> bool:
        """Make one bundle of two, and return whether they are one now: not where a key is missing, or a person says otherwise."""
        mine, theirs = self._of.get(one), self._of.get(other)
        if mine is None or theirs is None or (mine is not theirs and are_apart(mine, theirs, self._apart)):
            return False
        if mine is not theirs:
            mine.extend(theirs)
            self._of |= {telling.key: mine for telling in theirs}
        return True

    @property
    def all(self) -> list[list[Telling]]:
        """Every bundle once."""
        return list({id(bundle): bundle for bundle in self._of.values()}.values())


def are_apart(some: Sequence[Telling], others: Sequence[Telling], apart: Apart) -> bool:
    """Return whether a person decided that one of some tellings and one of others are of two acts."""
    told = {key for telling in some for key in apart.get(telling.key, ())}
    return bool(told) and any(telling.key in told for telling in others)


def bundle_up(tellings: Sequence[Telling], same: Iterable[tuple[EventKey, EventKey]], apart: Apart) -> list[list[Telling]]:
    """Return the tellings in bundles; what a person decided comes before what the words say.

    Args:
        tellings: all of them.
        same: pairs that a person decided are of one act.
        apart: of each telling, those that a person decided are of another act.
    """
    bundles = Bundles(tellings, apart)
    for one, other in same:
        bundles.join(one, other)
    for copies in _copied(tellings):
        for number, copy in enumerate(copies):
            any(bundles.join(earlier.key, copy.key) for earlier in copies[:number])
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
    """Return whether a telling copies another: the same words, or nearly these and days that do not exclude each other."""
    if one.key.page == other.key.page:
        return False
    if _clause(one) == _clause(other):
        return True
    mine, theirs = words_of(one), words_of(other)
    return len(mine & theirs) >= _COPIED * len(mine | theirs) and day_fit(one, other) is not None


def _clause(telling: Telling) -> str:
    return fold(" ".join(span.text for span in telling.words))
