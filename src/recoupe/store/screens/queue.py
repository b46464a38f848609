"""What waits for a person: mentions of disputed acts, most sources first; or those of which a rule is least sure."""

from collections.abc import Iterable, Sequence
from typing import Literal

from sqlalchemy import Connection, select

from recoupe.store import tables
from recoupe.store.affair.read import read_happenings, unpack_tellings
from recoupe.store.affair.tables import contradiction, telling
from recoupe.store.decisions import ItemDecisions, ItemKey, Overlay, read_item_decisions
from recoupe.types.affair import EventKey, Telling
from recoupe.types.base import Record

QueueOrder = Literal["disputed", "doubtful"]

_ACTS = 60
_EACH = 4
"""Tellings of one act that are asked about, each with words of its own."""


class Waiting(Record, frozen=True, kw_only=True):
    """A mention of an act, and what was decided about it so far."""

    telling: Telling
    decided: Overlay


def waiting_items(
    db: Connection, order: QueueOrder, *, status: str | None = None, limit: int, offset: int = 0, decided: bool = False
) -> list[Waiting]:
    """Return what waits for a person.

    Args:
        db: an open connection.
        order: what comes first.
        status: only mentions with this status.
        limit: how many at most.
        offset: how many to pass over.
        decided: whether to return also those about which something was decided.
    """
    overlays = read_item_decisions(db)
    found: list[Waiting] = []
    at = 0
    while len(found) < limit + offset:
        part = _disputed(db, at) if order == "disputed" else _doubtful(db, at)
        if not part:
            break
        at += _ACTS
        seen = {one.telling.key for one in found}
        new = (Waiting(telling=one, decided=_overlay(overlays, one.key)) for one in part if one.key not in seen)
        found += [one for one in new if (decided or not one.decided.decisions) and status in (None, one.telling.status)]
    return found[offset : offset + limit]


def one_waiting(db: Connection, page_id: str, start: int, type: str) -> Waiting | None:
    """Return the mention of an act at a place of a page, and what was decided about it; None when there is none."""
    number = db.execute(select(tables.page.c.number).where(tables.page.c.id == page_id)).scalar_one_or_none()
    told = _tellings(db, [number]) if number is not None else {}
    found = next((one for key, one in told.items() if (key.start, key.type) == (start, type)), None)
    return Waiting(telling=found, decided=_overlay(read_item_decisions(db), found.key)) if found else None


def _disputed(db: Connection, offset: int) -> list[Telling]:
    row = contradiction.c
    asked = select(row.happening).where(row.about != "one_sided", row.updated.is_(False))
    ids = list(db.execute(asked.order_by(row.sources.desc(), row.id).limit(_ACTS).offset(offset)).scalars())
    acts = {item.id: item for item in read_happenings(db, ids)}
    return [one for ident in dict.fromkeys(ids) if ident in acts for one in _different(acts[ident].tellings)]


def _different(tellings: Sequence[Telling]) -> list[Telling]:
    """Return tellings of one act whose words are their own; copies of one dispatch are asked about once."""
    return list({(one.origin.id, one.status): one for one in reversed(tellings)}.values())[:_EACH]


def _doubtful(db: Connection, offset: int) -> list[Telling]:
    row, page = tables.event.c, tables.page.c
    asked = select(page.number, page.id, row.trigger_start, row.trigger_end, row.type).join(tables.page, page.number == row.page)
    rows = db.execute(asked.where(row.score < 1).order_by(row.score, row.page, row.position).limit(_ACTS).offset(offset)).all()
    keys = [EventKey(page=one.id, start=one.trigger_start, end=one.trigger_end, type=one.type) for one in rows]
    told = _tellings(db, {one.number for one in rows})
    return [told[key] for key in dict.fromkeys(keys) if key in told]


def _tellings(db: Connection, numbers: Iterable[int]) -> dict[EventKey, Telling]:
    bodies = db.execute(select(telling.c.body).where(telling.c.page.in_(sorted(numbers)))).scalars()
    return {one.key: one for body in bodies for one in unpack_tellings(body.encode())}


def _overlay(overlays: ItemDecisions, key: EventKey) -> Overlay:
    return overlays.on_key(ItemKey(page_id=key.page, layer="events", start=key.start, end=key.end, type=key.type))
