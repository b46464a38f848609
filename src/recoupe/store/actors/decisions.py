"""What people decided about actors: rows that are only ever added."""

from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, select

from recoupe.store import tables
from recoupe.store.decided import moment, person
from recoupe.types.base import Record

DecisionKind = Literal["merge", "split", "rename", "undo"]

EVERYWHERE = ""
"""Stands for the page where a known actor is meant, on whatever page."""

Anchor = tuple[tuple[str, str], ...]
"""Who is meant, in a way that outlives a re-read: page ids, each with the id that the actor has on that page."""


class Decision(Record, frozen=True, kw_only=True):
    """One decision of a person.

    `ids` are the ids as they were given, `pages` the ids of the pages of a split, `label` a new name, `undoes` the number of a
    decision that no longer counts. `anchors` has one for each of `ids`. `at` is in UTC.
    """

    number: int
    at: str
    who: str
    kind: DecisionKind
    ids: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    label: str | None = None
    undoes: int | None = None
    why: str = ""
    anchors: tuple[Anchor, ...] = ()


def read_decisions(db: Connection) -> list[Decision]:
    """Return every decision, the first one first."""
    rows = db.execute(select(tables.actor_decision).order_by(tables.actor_decision.c.number)).mappings()
    return [msgspec.convert({str(key): value for key, value in row.items()}, Decision) for row in rows]


def add_decision(db: Connection, decision: Decision) -> None:
    """Write a decision."""
    db.execute(insert(tables.actor_decision).values(msgspec.to_builtins(decision)))


def new_decision(number: int, kind: DecisionKind) -> Decision:
    """Return a decision of the person at the keyboard, now, of which all else is still to be said."""
    return Decision(number=number, at=moment(), who=person(), kind=kind)
