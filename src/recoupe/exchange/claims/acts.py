"""Acts as they are compared: ours, and those that partners claim; which of them seem to be one act."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.exchange.offers.facts import taking_part
from recoupe.types.affair import Bounds, Figure, Happening, Party, figure_of
from recoupe.types.claims import Accounts, Body, EventCoded, EventFull


@dataclass(frozen=True, slots=True)
class Act:
    """An act as it is compared; `said` are points with what is said of them. `origins` and `prints` grow.

    `ours` is false for one that a partner claims.
    """

    id: str
    ours: bool
    type: str
    actors: frozenset[str]
    recipients: frozenset[str]
    when: Bounds
    said: frozenset[tuple[str, str]]
    origins: set[str]
    prints: set[int]


class Acts:
    """Acts, found by type and party."""

    def __init__(self, acts: Iterable[Act] = ()) -> None:
        self._found: dict[tuple[str, str], list[tuple[int, Act]]] = defaultdict(list)
        self._count = 0
        for act in acts:
            self.add(act)

    def add(self, act: Act) -> None:
        """Add an act."""
        self._count += 1
        for actor in act.actors:
            self._found[act.type, actor].append((self._count, act))

    def same(self, act: Act) -> list[Act]:
        """Return the acts that seem to be the same one, in the order in which they were added."""
        near = {number: one for actor in act.actors for number, one in self._found.get((act.type, actor), ())}
        return [near[number] for number in sorted(near) if is_same(near[number], act)]


def is_same(one: Act, other: Act) -> bool:
    """Return whether two acts of one type have a party in common on both sides, and days in common."""
    if one.type != other.type or one.actors.isdisjoint(other.actors):
        return False
    if one.recipients and other.recipients and one.recipients.isdisjoint(other.recipients):
        return False
    bounds = (one.when.earliest, one.when.latest, other.when.earliest, other.when.latest)
    if None in bounds:
        return False
    return max(bounds[0] or "", bounds[2] or "") <= min(bounds[1] or "", bounds[3] or "")


def our_act(happening: Happening) -> Act:
    """Return a happening of ours as it is compared."""
    return _act(happening, {telling.origin.id for telling in happening.tellings}, ours=True)


def claimed_act(item: str, body: Body, origins: Collection[str]) -> Act | None:
    """Return the act of a partner's record, without fingerprints yet; None when it is about none."""
    if isinstance(body, Accounts):
        return _act(body, set(origins), ours=False)
    if not isinstance(body, EventFull | EventCoded):
        return None
    told = body.telling if isinstance(body, EventFull) else body
    return Act(
        id=item,
        ours=False,
        type=told.key.type,
        actors=_ids(told.actors),
        recipients=_ids(told.recipients),
        when=told.when,
        said=frozenset(_said(told.status, told.killed, told.wounded, told.day)),
        origins=set(origins),
        prints=set(),
    )


def _act(item: Happening | Accounts, origins: set[str], *, ours: bool) -> Act:
    said = {one for account in item.accounts for one in _said(account.status, account.killed, account.wounded, account.day)}
    return Act(item.id, ours, item.type, _ids(item.actors), _ids(item.recipients), item.when, frozenset(said), origins, set())


def _said(status: str, killed: Figure | None, wounded: Figure | None, day: str | None) -> Iterator[tuple[str, str]]:
    yield "status", status
    for point, figure in (("killed", killed), ("wounded", wounded)):
        if figure is not None:
            yield point, figure_of(figure)
    if day is not None:
        yield "day", day


def _ids(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(taking_part(parties))
