"""What people decided about items: rows that are only ever added."""

from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, select

from recoupe.store.decided import moment, person
from recoupe.store.decisions.keys import Item
from recoupe.store.decisions.tables import item_decision
from recoupe.types.base import Record

ItemDecisionKind = Literal["same_happening", "not_same_happening", "status", "date", "reject", "note", "undo"]


class ItemDecision(Record, frozen=True, kw_only=True):
    """One decision of a person about an item, or about two that are or are not one happening.

    `value` is a status or an EDTF date; `undoes` the number of a decision that no longer counts; `at` is in UTC.
    """

    number: int
    at: str
    who: str
    kind: ItemDecisionKind
    items: tuple[Item, ...] = ()
    value: str | None = None
    undoes: int | None = None
    why: str = ""


def read_decisions(db: Connection) -> list[ItemDecision]:
    """Return every decision about items, the first one first."""
    rows = db.execute(select(item_decision).order_by(item_decision.c.number)).mappings()
    return [msgspec.convert({str(key): value for key, value in row.items()}, ItemDecision) for row in rows]


def add_decision(db: Connection, decision: ItemDecision) -> None:
    """Write a decision."""
    db.execute(insert(item_decision).values(msgspec.to_builtins(decision)))


def new_decision(number: int, kind: ItemDecisionKind) -> ItemDecision:
    """Return a decision of the person at the keyboard, now, of which all else is still to be said."""
    return ItemDecision(number=number, at=moment(), who=person(), kind=kind)
