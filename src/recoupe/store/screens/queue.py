"""What waits for a person: mentions of disputed acts, most sources first; or those of which a rule is least sure."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, select

from recoupe.store import tables
from recoupe.store.affair.read import read_happenings, unpack_tellings
from recoupe.store.affair.seek import pages_telling, told_on
from recoupe.store.affair.tables import contradiction, telling
from recoupe.store.decisions import ItemDecisions, ItemKey, Overlay, read_item_decisions
from recoupe.store.questions import among, in_parts, listed
from recoupe.types.affair import EventKey, Telling
from recoupe.types.base import Record

QueueOrder = Literal["disputed", "doubtful"]

_ACTS = 60
_PARTS = 5
"""So many times `_ACTS` doubtful mentions are looked through for some that fit."""

_FEW = 1000
"""Pages whose mentions are read one after the other to find the doubtful ones."""

_EACH = 4
"""Tellings of one act that are asked about, each with words of its own."""


class Waiting(Record, frozen=True, kw_only=True):
    """A mention of an act, and what was decided about it so far."""

    telling: Telling
    decided: Overlay


class Queue(Record, frozen=True, kw_only=True):
    """What of the queue is asked for.

    `acts` are the ids of the acts, None for all; `fits` says of a mention of one whether it is asked for, which it is not with
    another of `types` or `statuses`; `decided` asks also for those about which something was decided, `decided_only` for these
    alone.
    """

    order: QueueOrder = "disputed"
    acts: tuple[str, ...] | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    fits: Callable[[Telling], bool] = lambda _: True
    decided: bool = False
    decided_only: bool = False


def waiting_items(db: Connection, asked: Queue, *, limit: int, offset: int = 0) -> list[Waiting]:
    """Return what waits for a person: so many at most, after those that are passed over."""
    overlays = read_item_decisions(db)
    found: dict[EventKey, Waiting] = {}
    for part in _parts(db, asked):
        for one in part:
            overlay = _overlay(overlays, one.key)
            waits = bool(overlay.decisions) if asked.decided_only else asked.decided or not overlay.decisions
            if waits and asked.fits(one):
                found.setdefault(one.key, Waiting(telling=one, decided=overlay))
        if len(found) >= limit + offset:
            break
    return list(found.values())[offset : offset + limit]


def _parts(db: Connection, asked: Queue) -> Iterator[list[Telling]]:
    """Yield mentions in the order of the queue, so many at a time."""
    if asked.order == "disputed":
        yield from (_different_in(db, ids, asked.fits) for ids in _disputed(db, asked.acts))
    else:
        parts = _doubtful(db) if asked.acts is None else _doubtful_in(db, asked)
        acts = None if asked.acts is None else frozenset(asked.acts)
        yield from (_told_in(db, list(filter(asked.fits, part)), acts) for part in parts)


def one_waiting(db: Connection, page_id: str, start: int, type: str) -> Waiting | None:
    """Return the mention of an act at a place of a page, and what was decided about it; None when there is none."""
    number = db.execute(select(tables.page.c.number).where(tables.page.c.id == page_id)).scalar_one_or_none()
    told = _tellings(db, [number]) if number is not None else {}
    found = next((one for key, one in told.items() if (key.start, key.type) == (start, type)), None)
    return Waiting(telling=found, decided=_overlay(read_item_decisions(db), found.key)) if found else None


def _disputed(db: Connection, acts: Sequence[str] | None) -> Iterator[Sequence[str]]:
    """Yield the ids of disputed acts, those of most sources first."""
    row = contradiction.c
    asked = select(row.happening).where(row.about != "one_sided", row.updated.is_(False)).order_by(row.sources.desc(), row.id)
    if acts is not None:
        some = listed(acts)
        found = db.execute(asked.join(some, some.c.value == row.happening)).scalars()
        yield from in_parts(dict.fromkeys(found), _ACTS)
        return
    asked, at = asked.limit(_ACTS), 0
    while ids := db.execute(asked.offset(at)).scalars().all():
        yield list(dict.fromkeys(ids))
        at += _ACTS


def _different_in(db: Connection, ids: Sequence[str], fits: Callable[[Telling], bool]) -> list[Telling]:
    acts = {item.id: item for item in read_happenings(db, ids)}
    return [one for ident in ids if ident in acts for one in _different(list(filter(fits, acts[ident].tellings)))]


def _different(tellings: Sequence[Telling]) -> list[Telling]:
    """Return tellings of one act whose words are their own; copies of one dispatch are asked about once."""
    return list({(one.origin.id, one.status): one for one in reversed(tellings)}.values())[:_EACH]


def _doubtful(db: Connection) -> Iterator[list[Telling]]:
    """Yield the mentions of which a rule is least sure."""
    row, at = tables.event.c, 0
    asked = _least_sure().order_by(row.score, row.page, row.position).limit(_ACTS)
    while rows := db.execute(asked.offset(at)).all():
        yield _told(db, rows)
        at += _ACTS


def _doubtful_in(db: Connection, asked: Queue) -> Iterator[list[Telling]]:
    """Yield the mentions of which a rule is least sure, of the pages that tell of some acts: so many at most."""
    row, pages = tables.event.c, pages_telling(db, asked.acts or ())
    these = _least_sure()
    if asked.types:
        these = these.where(row.type.in_(asked.types))
    if asked.statuses and not (asked.decided or asked.decided_only):  # what nobody decided has the status of the machine
        these = these.where(row.status.in_(asked.statuses))
    if len(pages) > _FEW:  # many mentions are theirs: it is quicker to go through all, the least sure first; "+ 0" says so
        ordered = these.where(among(row.page + 0, pages)).order_by(row.score, row.page, row.position)
    else:
        some = these.where(among(row.page, pages)).subquery()
        ordered = select(some).order_by(some.c.score, some.c.number, some.c.position)
    rows = db.execute(ordered.limit(_ACTS * _PARTS)).all()
    yield from (_told(db, part) for part in in_parts(rows, _ACTS))


def _least_sure() -> Select[*tuple[Any, ...]]:
    row, page = tables.event.c, tables.page.c
    columns = (page.number, page.id, row.position, row.score, row.trigger_start, row.trigger_end, row.type)
    return select(*columns).join(tables.page, page.number == row.page).where(row.score < 1)


def _told(db: Connection, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Telling]:
    """Return the mentions that rows of events stand for."""
    keys = [EventKey(page=one.id, start=one.trigger_start, end=one.trigger_end, type=one.type) for one in rows]
    told = _tellings(db, {one.number for one in rows})
    return [told[key] for key in dict.fromkeys(keys) if key in told]


def _told_in(db: Connection, tellings: list[Telling], acts: Collection[str] | None) -> list[Telling]:
    """Return those mentions that are of some acts; all of them for None."""
    if acts is None or not tellings:
        return tellings
    there = [ident for ident in told_on(db, {one.key.page for one in tellings}) if ident in acts]
    keys = {told.key for act in read_happenings(db, there) for told in act.tellings}
    return [one for one in tellings if one.key in keys]


def _tellings(db: Connection, numbers: Iterable[int]) -> dict[EventKey, Telling]:
    bodies = db.execute(select(telling.c.body).where(telling.c.page.in_(sorted(numbers)))).scalars()
    return {one.key: one for body in bodies for one in unpack_tellings(body.encode())}


def _overlay(overlays: ItemDecisions, key: EventKey) -> Overlay:
    return overlays.on_key(ItemKey(page_id=key.page, layer="events", start=key.start, end=key.end, type=key.type))
