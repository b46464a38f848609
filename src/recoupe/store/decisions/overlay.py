"""What decisions about items say, to be laid over what pages say; nothing of a record is changed by it."""

from collections.abc import Container, Iterable
from typing import assert_never, cast

import msgspec
from sqlalchemy import Connection

from recoupe.store.decided import in_force
from recoupe.store.decisions.edtf import bounds_of
from recoupe.store.decisions.keys import ItemKey, Layer, key_of
from recoupe.store.decisions.rows import ItemDecision, read_decisions
from recoupe.types.base import Record
from recoupe.types.events import Status
from recoupe.types.record import EventRow, PageRecord, QuoteRow

Pair = tuple[ItemKey, ItemKey]


class Overlay(Record, frozen=True, kw_only=True):
    """What was decided about one item; `status` and `date` (EDTF) are None where nothing was.

    `earliest` and `latest` are the bounds of the date, ISO days, both included, None when open. `decisions` are the numbers of
    all decisions in force that speak of the item, those on pairs included.
    """

    rejected: bool = False
    status: Status | None = None
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    notes: tuple[str, ...] = ()
    decisions: tuple[int, ...] = ()


NOTHING = Overlay()


class ItemDecisions:
    """The decisions about items of a store at one moment.

    `overruled` has the number of each decision that does not count because a later one says otherwise, with that one's number.

    Args:
        decisions: all of them, in the order in which they were made.
    """

    def __init__(self, decisions: Iterable[ItemDecision]) -> None:
        self.decisions = tuple(decisions)
        self.overruled: dict[int, int] = {}
        self._overlays: dict[ItemKey, Overlay] = {}
        self._pairs: dict[Pair, ItemDecision] = {}
        self._last: dict[tuple[ItemKey | Pair, str], int] = {}
        self._in_force = in_force(self.decisions)
        for decision in self._in_force:
            self._apply(decision)

    def on(self, page_id: str, layer: Layer, start: int, end: int, type: str) -> Overlay:
        """Return what was decided about an item, by its page and the raw place of its trigger or first quoted words."""
        return self.on_key(ItemKey(page_id=page_id, layer=layer, start=start, end=end, type=type))

    def on_key(self, key: ItemKey) -> Overlay:
        """Return what was decided about the item with a key."""
        return self._overlays.get(key, NOTHING)

    def pairs(self) -> tuple[tuple[ItemKey, ItemKey, bool], ...]:
        """Return the pairs of items that are one happening (True) or are not, each once, in the order of the decisions."""
        decided = sorted(self._pairs.items(), key=lambda item: item[1].number)
        return tuple((one, other, decision.kind == "same_happening") for (one, other), decision in decided)

    def pair(self, one: ItemKey, other: ItemKey) -> ItemDecision | None:
        """Return the decision in force on two items."""
        return self._pairs.get(_pair(one, other))

    def contradiction(self) -> tuple[ItemDecision, tuple[int, ...]] | None:
        """Return a decision that two items are not one happening though others make them one, and the numbers of those."""
        same = [(one, other, decision.number) for (one, other), decision in self._pairs.items() if _same(decision)]
        for (one, other), decision in self._pairs.items():
            if not _same(decision) and (way := _way(one, other, same)):
                return decision, way
        return None

    def decided_in(self, record: PageRecord) -> frozenset[ItemKey]:
        """Return the items of a page about which something is decided."""
        rows: list[EventRow | QuoteRow] = [*record.events, *record.quotes]
        return frozenset(key for row in rows if self.on_key(key := key_of(record.page.id, row)).decisions)

    def page_ids(self) -> tuple[str, ...]:
        """Return the ids of all pages that a decision names, in force or not."""
        return tuple(dict.fromkeys(item.key.page_id for decision in self.decisions for item in decision.items))

    def orphans(self, present: Container[ItemKey]) -> tuple[tuple[int, ItemKey], ...]:
        """Return what decisions in force name and no page has (any more): the number of the decision, the key.

        Args:
            present: the items that the pages have, as `present_items` gives them.
        """
        named = ((decision.number, item.key) for decision in self._in_force for item in decision.items)
        return tuple((number, key) for number, key in named if key not in present)

    def _apply(self, decision: ItemDecision) -> None:
        for item in decision.items:
            overlay = self.on_key(item.key)
            self._overlays[item.key] = msgspec.structs.replace(overlay, decisions=(*overlay.decisions, decision.number))
        match decision.kind:
            case "same_happening" | "not_same_happening":
                pair = _pair(decision.items[0].key, decision.items[1].key)
                self._supersede(pair, "pair", decision)
                self._pairs[pair] = decision
            case "status":
                self._lay(decision, status=cast("Status", decision.value))
            case "date":
                first, last = (day.isoformat() if day else None for day in bounds_of(decision.value or ""))
                self._lay(decision, date=decision.value, earliest=first, latest=last)
            case "reject":
                self._lay(decision, rejected=True)
            case "note":
                key = decision.items[0].key
                self._overlays[key] = msgspec.structs.replace(self.on_key(key), notes=(*self.on_key(key).notes, decision.why))
            case "undo":
                pass
            case _:
                assert_never(decision.kind)

    def _lay(self, decision: ItemDecision, **changes: object) -> None:
        key = decision.items[0].key
        self._supersede(key, decision.kind, decision)
        self._overlays[key] = msgspec.structs.replace(self.on_key(key), **changes)

    def _supersede(self, about: ItemKey | Pair, what: str, decision: ItemDecision) -> None:
        """Note that a decision takes the place of an earlier one on the same."""
        if earlier := self._last.get((about, what)):
            self.overruled[earlier] = decision.number
        self._last[about, what] = decision.number


def read_item_decisions(db: Connection) -> ItemDecisions:
    """Return the decisions about the items of a store."""
    return ItemDecisions(read_decisions(db))


def _pair(one: ItemKey, other: ItemKey) -> Pair:
    return (one, other) if one <= other else (other, one)


def _same(decision: ItemDecision) -> bool:
    return decision.kind == "same_happening"


def _way(one: ItemKey, other: ItemKey, same: list[tuple[ItemKey, ItemKey, int]]) -> tuple[int, ...]:
    """Return the numbers of the decisions that lead from an item to another one; none when there is no way."""
    ways: dict[ItemKey, tuple[int, ...]] = {one: ()}
    todo = [one]
    while todo:
        here = todo.pop()
        for left, right, number in same:
            for there in (right,) if left == here else (left,) if right == here else ():
                if there not in ways:
                    ways[there] = (*ways[here], number)
                    todo.append(there)
    return tuple(sorted(ways.get(other, ())))
