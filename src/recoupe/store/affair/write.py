"""Put what was built into a store: only rows that differ are written, all in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from recoupe.store import tables
from recoupe.store.affair.tables import BUILT, DECIDED, built_actor, built_page, contradiction, happening, rung, telling
from recoupe.types.affair import Affair, Contradiction, Happening, Rung, Telling
from recoupe.types.base import Record

Row = dict[str, Any]
_AT_ONCE = 500


class Written(Record, frozen=True, kw_only=True):
    """How many rows of a table were added, changed and taken away, and how many stayed as they were."""

    added: int
    changed: int
    removed: int
    kept: int


def digest_of(*parts: str | bytes) -> str:
    """Return a hash of some parts, 16 hexadecimal digits; "ab", "c" and "a", "bc" differ."""
    found = blake2b(digest_size=8)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def save_tellings(db: Connection, page: int, digest: str, tellings: Sequence[Telling]) -> None:
    """Keep the tellings of a page, instead of those that were there."""
    body = msgspec.json.encode(tellings).decode()
    db.execute(delete(telling).where(telling.c.page == page))
    db.execute(insert(telling), {"page": page, "digest": digest, "body": body})


def save_affair(db: Connection, affair: Affair, *, at: str, decided: int = 0) -> dict[str, Written]:
    """Return how much of each table changed; afterwards the store says what `affair` says.

    Args:
        db: a connection that writes.
        affair: what was built of all pages.
        at: when it was built, in ISO 8601.
        decided: with how many decisions of people, as `count_decisions` gives them.
    """
    rows: dict[Table, Iterator[Row]] = {
        happening: map(_happening, affair.happenings),
        contradiction: map(_contradiction, affair.contradictions),
        rung: _rungs(affair.rungs),
        built_actor: ({"id": actor.id, "kind": actor.kind, "label": actor.label} | _body(actor) for actor in affair.actors),
        built_page: ({"id": page.id} | _body(page) for page in affair.pages),
    }
    written = {table.name: _replace(db, table, made) for table, made in rows.items()}
    db.execute(delete(tables.meta).where(tables.meta.c.key.in_((BUILT, DECIDED))))
    db.execute(insert(tables.meta), [{"key": BUILT, "value": at}, {"key": DECIDED, "value": str(decided)}])
    return written


def _replace(db: Connection, table: Table, made: Iterable[Row]) -> Written:
    """Return what had to change so that a table holds some rows and no others."""
    before = {row.id: row.digest for row in db.execute(select(table.c.id, table.c.digest))}
    changed: list[Row] = []
    seen: set[str] = set()
    for row in made:
        seen.add(row["id"])
        if before.get(row["id"]) != row["digest"]:
            changed.append(row)
    gone = [ident for ident in before if ident not in seen]
    for some in _parts([*gone, *(row["id"] for row in changed if row["id"] in before)]):
        db.execute(delete(table).where(table.c.id.in_(some)))
    for rows in _parts(changed):
        db.execute(insert(table), list(rows))
    added = sum(row["id"] not in before for row in changed)
    return Written(added=added, changed=len(changed) - added, removed=len(gone), kept=len(seen) - len(changed))


def _parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))


def _body(value: Record) -> Row:
    body = msgspec.json.encode(value)
    return {"digest": digest_of(body), "body": body.decode()}


def _happening(item: Happening) -> Row:
    told = max((account.told.latest or "" for account in item.accounts), default="") or None
    return {
        "id": item.id,
        "type": item.type,
        "first": item.when.earliest,
        "last": item.when.latest,
        "told": told,
        "support": item.support,
        "against": item.against,
    } | _body(item)


def _contradiction(item: Contradiction) -> Row:
    return {"id": item.id, "about": item.about, "happening": item.happening, "updated": item.updated} | _body(item)


def _rungs(rungs: Iterable[Rung]) -> Iterator[Row]:
    for item in rungs:
        one, other = item.pair
        named = {"one": one, "other": other, "theme": item.theme, "level": item.level, "happening": item.happening}
        yield {"id": digest_of(item.happening, one, other, item.level, item.status)} | named | _body(item)
