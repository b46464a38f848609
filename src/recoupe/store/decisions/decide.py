"""Decide about items: checked against the pages as they are and the decisions before, and written, in one transaction."""

from collections.abc import Sequence
from typing import get_args

import msgspec
from sqlalchemy import Connection, select

from recoupe.store import tables
from recoupe.store.decided import in_force, named_page, undone_by, writable
from recoupe.store.decisions.edtf import bounds_of
from recoupe.store.decisions.keys import Item, events_around, items_at
from recoupe.store.decisions.overlay import ItemDecisions, read_item_decisions
from recoupe.store.decisions.rows import ItemDecision, ItemDecisionKind, add_decision, new_decision
from recoupe.store.open import Store
from recoupe.types.base import Record
from recoupe.types.errors import DecisionError
from recoupe.types.events import Status
from recoupe.types.record import PageRecord, decode_record

_WORDS = 60


class Spot(Record, frozen=True, kw_only=True):
    """Where a person points: a page by id or name, a place in its text as captured; of several items there, that of a type."""

    page: str
    offset: int
    types: tuple[str, ...] = ()


def reject_item(store: Store, spot: Spot, *, why: str) -> ItemDecision:
    """Return the decision, written, that an event or quote is none.

    Raises:
        DecisionError: as `note_item`; also if it was rejected already.
    """
    return _decide(store, "reject", (spot,), why=why)


def note_item(store: Store, spot: Spot, *, why: str) -> ItemDecision:
    """Return the note, written, on an event or a quote.

    Raises:
        DecisionError: if there is no such page or several, no item is there or several are, or nothing is said.
    """
    return _decide(store, "note", (spot,), why=why)


def set_status(store: Store, spot: Spot, status: str, *, why: str = "") -> ItemDecision:
    """Return the decision, written, that an event has another status.

    Raises:
        DecisionError: as `note_item`; also if there is no such status, or it was decided already.
    """
    if status not in get_args(Status):
        raise DecisionError(f"{status!r} is no status; one of {', '.join(get_args(Status))}")
    return _decide(store, "status", (spot,), value=status, why=why)


def set_date(store: Store, spot: Spot, date: str, *, why: str = "") -> ItemDecision:
    """Return the decision, written, that an event took place on another day, or in another week, month or year (EDTF).

    Raises:
        DecisionError: as `note_item`; also if it is no date, or was decided already.
    """
    bounds_of(date)
    return _decide(store, "date", (spot,), value=date, why=why)


def tell_same(store: Store, one: Spot, other: Spot, *, same: bool, why: str = "") -> ItemDecision:
    """Return the decision, written, that two events are one happening, or that they are not.

    Raises:
        DecisionError: as `note_item`; also if both are one event, it was decided already, or decisions on others say the
            contrary.
    """
    return _decide(store, "same_happening" if same else "not_same_happening", (one, other), why=why)


def undo_decision(store: Store, number: int, *, why: str = "") -> ItemDecision:
    """Return the decision, written, that an earlier one no longer counts; undoing an undoing brings back what it undid.

    Raises:
        DecisionError: if there is no such decision, it does not count already, or the others would contradict each other then.
    """
    with store.writing() as db:
        before = read_item_decisions(db)
        if number not in {decision.number for decision in before.decisions}:
            raise DecisionError(f"there is no decision {number}; 'recoupe review' lists them")
        if undoer := undone_by(before.decisions).get(number):
            raise DecisionError(f"decision {number} is undone already, by decision {undoer}")
        draft = new_decision(len(before.decisions) + 1, "undo")
        return _write(db, before, msgspec.structs.replace(draft, undoes=number, why=why))


def _decide(store: Store, kind: ItemDecisionKind, spots: Sequence[Spot], *, value: str | None = None, why: str) -> ItemDecision:
    if kind in ("reject", "note") and not why.strip():
        raise DecisionError("say why with --why")
    with store.writing() as db:
        items = tuple(_item(db, spot, events_only=kind not in ("reject", "note")) for spot in spots)
        before = read_item_decisions(db)
        draft = new_decision(len(before.decisions) + 1, kind)
        decision = msgspec.structs.replace(draft, items=items, value=value, why=why)
        _refuse_known(before, decision)
        return _write(db, before, decision)


def _write(db: Connection, before: ItemDecisions, decision: ItemDecision) -> ItemDecision:
    """Write a decision, unless it makes decisions on pairs contradict each other."""
    decision = msgspec.structs.replace(decision, why=writable(" ".join(decision.why.split())))
    if found := ItemDecisions([*before.decisions, decision]).contradiction():
        apart, way = found
        joined = ", ".join(f"decision {one}" if one != decision.number else "this" for one in way)
        denied = "this says" if apart.number == decision.number else f"decision {apart.number} says"
        raise DecisionError(f"{joined} would make one happening of two that {denied} are not one; undo one of these first")
    add_decision(db, decision)
    return decision


def _refuse_known(before: ItemDecisions, decision: ItemDecision) -> None:
    """Refuse a decision that changes nothing, because it was made already, or names one item twice."""
    key = decision.items[0].key
    overlay = before.on_key(key)
    where = f"{decision.items[0].page}:{key.start}"
    match decision.kind:
        case "reject" if overlay.rejected:
            raise DecisionError(f"{where} is rejected already, by decision {_made_by(before, decision)}")
        case "status" if overlay.status == decision.value:
            raise DecisionError(f"{where} has status {decision.value} already, by decision {_made_by(before, decision)}")
        case "date" if overlay.date == decision.value:
            raise DecisionError(f"{where} has date {decision.value} already, by decision {_made_by(before, decision)}")
        case "same_happening" | "not_same_happening":
            other = decision.items[1].key
            if other == key:
                raise DecisionError(f"both places are one event, {key.type} at {where}")
            if (known := before.pair(key, other)) and known.kind == decision.kind:
                raise DecisionError(f"this was decided already, by decision {known.number}")
        case _:
            pass


def _made_by(before: ItemDecisions, decision: ItemDecision) -> int:
    """Return the number of the decision in force of the same kind on the same item."""
    alike = (one for one in in_force(before.decisions) if one.kind == decision.kind)
    return max(one.number for one in alike if one.items[0].key == decision.items[0].key)


def _item(db: Connection, spot: Spot, *, events_only: bool) -> Item:
    """Return the one item that a person points to."""
    page = named_page(db, spot.page)
    record = _record(db, page.number)
    there = items_at(record, spot.offset)
    found = [item for item in there if item.key.layer == "events" or not events_only]
    where = f"{page.name}:{spot.offset}"
    if not found:
        what = "event has its trigger" if events_only else "event has its trigger, and no quote its words,"
        around = f"; the triggers of its clause: {near}" if (near := _listed(events_around(record, spot.offset))) else ""
        raise DecisionError(f"no {what} at {where}; 'recoupe show {page.name}' lists them all{around}")
    chosen = [item for item in found if item.key.type in spot.types] if len(found) > 1 or spot.types else found
    if len(chosen) != 1:
        way = "point to another place of it" if chosen and spot.types else "say which with --type"
        raise DecisionError(f"{len(chosen or found)} items share {where}, {way}: {_listed(chosen or found)}")
    return chosen[0]


def _record(db: Connection, number: int) -> PageRecord:
    return decode_record(db.execute(select(tables.record.c.line).where(tables.record.c.page == number)).scalar_one())


def _listed(items: Sequence[Item]) -> str:
    return "; ".join(f"{item.key.type} at {item.key.start} « {_short(item.words)} »" for item in items)


def _short(words: str) -> str:
    return words if len(words) <= _WORDS else words[: _WORDS - 6].rstrip() + " [...]"
