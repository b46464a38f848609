"""What waits for a person: points in dispute, and joins that little holds together."""

from collections.abc import Collection, Iterator
from typing import Literal

from recoupe.stages.affairs import doubtful_joins
from recoupe.store.affair.facets import sources_of
from recoupe.types.affair import Affair, Dispute, EventKey, Happening
from recoupe.types.base import Record

_ASKED: dict[Dispute, str] = {
    "status": "which account is right? 'recoupe review status' or 'note'",
    "killed": "which figure is right? 'recoupe review note'",
    "wounded": "which figure is right? 'recoupe review note'",
    "date": "one act or two? 'recoupe review same' or 'different'",
    "weekday": "which day is meant? 'recoupe review date'",
    "roles": "who did it to whom? 'recoupe review same', 'different' or 'note'",
    "one_sided": "does the other side say something? 'recoupe review note'",
}


class Waiting(Record, frozen=True, kw_only=True):
    """One thing to decide: what it is about, the happening, the tellings to look at, and what may be done."""

    about: Dispute | Literal["join"]
    happening: str
    tellings: tuple[EventKey, ...]
    ask: str
    sources: int


def queue_of(affair: Affair, decided: Collection[EventKey] = ()) -> tuple[Waiting, ...]:
    """Return what waits for review, what most independent sources tell first.

    Args:
        affair: as it was built.
        decided: the tellings about which a person decided something: a point in which one of them stands no longer waits.
    """
    acts = {item.id: item for item in affair.happenings}
    found = [item for item in (*_points(affair, acts), *_joins(affair)) if set(decided).isdisjoint(item.tellings)]
    order = {"status": 0, "roles": 1, "date": 2, "killed": 3, "wounded": 4, "weekday": 5, "join": 6, "one_sided": 7}
    return tuple(sorted(found, key=lambda item: (order[item.about], -item.sources, item.happening)))


def _points(affair: Affair, acts: dict[str, Happening]) -> Iterator[Waiting]:
    for point in affair.contradictions:
        if not point.updated:
            act = acts[point.happening]
            yield Waiting(
                about=point.about,
                happening=act.id,
                tellings=point.one[:1] + point.against[:1],
                ask=_ASKED[point.about],
                sources=sources_of(act),
            )


def _joins(affair: Affair) -> Iterator[Waiting]:
    for act in affair.happenings:
        if len({telling.key.page for telling in act.tellings}) > 1:
            for pair in doubtful_joins(act):
                ask = "one act or two? 'recoupe review same' or 'different'"
                yield Waiting(about="join", happening=act.id, tellings=pair, ask=ask, sources=sources_of(act))
