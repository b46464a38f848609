"""Take what was built out of a store, as values."""

from collections.abc import Sequence
from typing import TypeVar, get_args

import msgspec
from sqlalchemy import Connection, Table, select

from recoupe.store import tables
from recoupe.store.affair.days import day_of
from recoupe.store.affair.tables import BUILT, DECIDED, built_actor, built_page, contradiction, happening, rung, telling
from recoupe.store.decisions.tables import item_decision
from recoupe.store.questions import count_rows, in_parts
from recoupe.types.affair import Affair, AffairActor, AffairPage, Contradiction, Dispute, Happening, Rung, Telling
from recoupe.types.base import Record
from recoupe.types.errors import StoreError

T = TypeVar("T", bound=Record)


class Built(Record, frozen=True, kw_only=True):
    """When a store was last built (ISO 8601; None: never), and what is not in it as it is now.

    `waiting` pages came or changed since, `gone` ones were removed; `decisions` of people came after.
    """

    at: str | None
    waiting: int
    gone: int = 0
    decisions: int = 0


def built_of(db: Connection) -> Built:
    """Return when a store was last built, and what came since; a row of `telling` goes with its page."""
    asked = select(tables.meta.c.key, tables.meta.c.value).where(tables.meta.c.key.in_((BUILT, DECIDED)))
    noted = {row.key: row.value for row in db.execute(asked)}
    return Built(
        at=noted.get(BUILT),
        waiting=count_rows(db, tables.page) - count_rows(db, telling),
        gone=count_rows(db, built_page, built_page.c.id.not_in(select(tables.page.c.id))),
        decisions=count_decisions(db) - int(noted.get(DECIDED, 0)),
    )


def when_built(db: Connection) -> str | None:
    """Return when a store was last built; None when it never was."""
    return db.execute(select(tables.meta.c.value).where(tables.meta.c.key == BUILT)).scalar_one_or_none()


def read_cited(db: Connection, pages: Sequence[str]) -> list[AffairPage]:
    """Return some pages (by id) as they are cited, by name; those that came since the build are left out."""
    decoder = msgspec.json.Decoder(AffairPage)
    asked = (select(built_page.c.body).where(built_page.c.id.in_(part)) for part in in_parts(pages))
    found = [decoder.decode(body) for question in asked for body in db.execute(question).scalars()]
    return sorted(found, key=lambda page: (page.name, page.id))


def count_decisions(db: Connection) -> int:
    """Return how many decisions of people about events, quotes and actors a store keeps, those undone included."""
    return sum(count_rows(db, table) for table in (item_decision, tables.actor_decision))


def require_built(db: Connection, path: str) -> Built:
    """Return when a store was last built.

    Raises:
        StoreError: if it never was; says what to do.
    """
    found = built_of(db)
    if found.at is None:
        raise StoreError(f"{path}: nothing is built yet; run 'recoupe build' first")
    return found


def read_built(db: Connection) -> Affair:
    """Return all that was built of a store: pages by name, actors by id, happenings by day, the rest by happening."""
    happenings = read_happenings(db)
    return Affair(
        pages=tuple(sorted(_all(db, built_page, AffairPage), key=lambda page: (page.name, page.id))),
        actors=tuple(_all(db, built_actor, AffairActor)),
        happenings=happenings,
        contradictions=by_importance(_all(db, contradiction, Contradiction), happenings),
        rungs=by_pair(_all(db, rung, Rung), happenings),
    )


def read_told_on(db: Connection, pages: Sequence[str], happenings: Sequence[str]) -> Affair:
    """Return what was built of some pages: themselves, some happenings, all actors; what the happenings give is found anew."""
    found = [one for part in in_parts(happenings) for one in _with_ids(db, part)]
    return Affair(
        pages=tuple(read_cited(db, pages)),
        actors=tuple(_all(db, built_actor, AffairActor)),
        happenings=tuple(sorted(found, key=in_time)),
        contradictions=(),
        rungs=(),
    )


def read_happenings(db: Connection, ids: Sequence[str] | None = None) -> tuple[Happening, ...]:
    """Return happenings by their first day, those without one last; those with some ids, or all."""
    found = _all(db, happening, Happening) if ids is None else _with_ids(db, ids)
    return tuple(sorted(found, key=in_time))


def in_time(item: Happening) -> tuple[bool, str, str, str, int, str]:
    """Return what sorts happenings by the day on which they were, or else were told; then by the page that told first."""
    told = max((account.told.earliest or "" for account in item.accounts), default="")
    day, first = day_of(item), item.tellings[0]
    return day is None, day or "", told, first.page_name, first.key.start, item.id


_DISPUTES: tuple[Dispute, ...] = get_args(Dispute)


def by_importance(points: Sequence[Contradiction], happenings: Sequence[Happening]) -> tuple[Contradiction, ...]:
    """Return disputed points: whether it happened first, what only one side tells last, corrections after the rest.

    Args:
        points: in any order.
        happenings: all that they are about, in the order in which points of one kind are to stand.
    """
    place = {item.id: number for number, item in enumerate(happenings)}
    return tuple(sorted(points, key=lambda item: (_DISPUTES.index(item.about), item.updated, place[item.happening], item.id)))


def by_pair(rungs: Sequence[Rung], happenings: Sequence[Happening]) -> tuple[Rung, ...]:
    """Return rungs by pair and theme, those of one pair and theme in the order of their happenings."""
    place = {item.id: number for number, item in enumerate(happenings)}
    return tuple(sorted(rungs, key=lambda rung: (rung.pair, rung.theme, place[rung.happening], rung.level, rung.status)))


def read_tellings(db: Connection) -> dict[int, tuple[str, bytes]]:
    """Return the digest and the tellings, still packed, of each page by its number."""
    return {row.page: (row.digest, row.body.encode()) for row in db.execute(select(telling))}


_tellings = msgspec.json.Decoder(tuple[Telling, ...])


def unpack_tellings(body: bytes) -> tuple[Telling, ...]:
    """Return the tellings that a body holds."""
    return _tellings.decode(body)


_happening = msgspec.json.Decoder(Happening)


def _with_ids(db: Connection, ids: Sequence[str]) -> list[Happening]:
    rows = db.execute(select(happening.c.body).where(happening.c.id.in_(list(ids)))).scalars()
    return [_happening.decode(body) for body in rows]


def _all(db: Connection, table: Table, shape: type[T]) -> list[T]:
    decoder = msgspec.json.Decoder(shape)
    return [decoder.decode(body) for body in db.execute(select(table.c.body).order_by(table.c.id)).scalars()]
