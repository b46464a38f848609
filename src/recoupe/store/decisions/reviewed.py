"""The decisions about items, each with what became of it."""

from recoupe.store.decided import undone_by
from recoupe.store.decisions.keys import ItemKey, present_items
from recoupe.store.decisions.overlay import read_item_decisions
from recoupe.store.decisions.rows import ItemDecision
from recoupe.store.open import Store
from recoupe.types.base import Record


class Reviewed(Record, frozen=True, kw_only=True):
    """A decision and what became of it.

    `machine` is what the page itself says of each of its items: status and date, or stance; None for one that no page has any
    more, an orphan, which is among `orphans`. `undone_by` and `overruled_by` are numbers of later decisions.
    """

    decision: ItemDecision
    machine: tuple[str | None, ...] = ()
    undone_by: int | None = None
    overruled_by: int | None = None
    orphans: tuple[ItemKey, ...] = ()


def list_decisions(store: Store) -> tuple[Reviewed, ...]:
    """Return every decision about items, in the order in which they were made, and what became of each."""
    with store.reading() as db:
        decided = read_item_decisions(db)
        present = present_items(db, decided.page_ids())
    undone = undone_by(decided.decisions)
    return tuple(
        Reviewed(
            decision=decision,
            machine=tuple(present.get(item.key) for item in decision.items),
            undone_by=undone.get(decision.number),
            overruled_by=decided.overruled.get(decision.number),
            orphans=tuple(item.key for item in decision.items if item.key not in present),
        )
        for decision in decided.decisions
    )
