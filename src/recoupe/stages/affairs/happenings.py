"""group_tellings: the tellings of many pages, a group for each act."""

from collections.abc import Iterable, Sequence

import msgspec

from recoupe.stages.affairs.accounts import as_told
from recoupe.stages.affairs.copies import Apart, are_apart, bundle_up
from recoupe.stages.affairs.likeness import likeness
from recoupe.stages.affairs.lookup import Lookup
from recoupe.types.affair import EventKey, Telling

ENOUGH = 3.5
"""What two tellings need for being taken as one act. Measured on the groups of annotated pages, see bench/affair."""

_SEEN = 40
"""Tellings of one act at most that a further one is compared with: those that came first, which say most."""

Group = tuple[Telling, ...]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What people decided: pairs of tellings that are of one act, and pairs that are not."""

    same: tuple[tuple[EventKey, EventKey], ...] = ()
    different: tuple[tuple[EventKey, EventKey], ...] = ()


def group_tellings(tellings: Sequence[Telling], judged: Judged = Judged()) -> tuple[Group, ...]:  # noqa: B008 - frozen
    """Return the tellings grouped by act, each group in the order in which it was told; the order given does not matter.

    A telling joins the group with which it has most in common, if that is enough, and if no telling of the group rules it out: so
    one vague telling never chains two acts.
    """
    apart = _both_ways(judged.different)
    bundles = bundle_up(sorted(tellings, key=lambda telling: telling.key), judged.same, apart)
    groups = _Groups(apart)
    for bundle in sorted(bundles, key=lambda bundle: min(map(_vagueness, bundle))):
        groups.put(sorted(bundle, key=_vagueness))
    return tuple(sorted((tuple(sorted(group, key=as_told)) for group in groups.all), key=lambda group: group[0].key))


def _both_ways(pairs: Iterable[tuple[EventKey, EventKey]]) -> Apart:
    apart: dict[EventKey, set[EventKey]] = {}
    for one, other in pairs:
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    return apart


def _vagueness(telling: Telling) -> tuple[int, str, str, EventKey]:
    """Return what sorts the tellings that say most first, then those told first: where files lie decides nothing."""
    told = sum(party.named + (party.state is not None) for party in telling.actors + telling.recipients)
    return -(4 * (telling.day is not None) + 2 * (telling.place is not None) + min(told, 4)), *as_told(telling)


class _Groups:
    """The groups so far."""

    def __init__(self, apart: Apart) -> None:
        self.all: list[list[Telling]] = []
        self._lookup = Lookup()
        self._apart = apart

    def put(self, bundle: list[Telling]) -> None:
        """Put tellings that belong together into the group that fits best, or into a new one."""
        numbers = self._lookup.near(bundle)
        scored = [(score, -number) for number in numbers if (score := self._fit(bundle, self.all[number])) >= ENOUGH]
        if scored:
            number = -max(scored)[1]
        else:
            number = len(self.all)
            self.all.append([])
        self.all[number].extend(bundle)
        self._lookup.add(number, bundle)

    def _fit(self, bundle: list[Telling], group: list[Telling]) -> float:
        """Return the most that any two have in common; nothing where any two cannot be of one act."""
        if self._apart and are_apart(bundle, group, self._apart):
            return 0.0
        best = 0.0
        for telling in bundle[:_SEEN]:
            for other in group[:_SEEN]:
                score = likeness(telling, other)
                if score is None:
                    return 0.0
                best = max(best, score)
        return best
