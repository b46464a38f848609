"""Put what was built into a store: only rows that differ are written, all in one transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from recoupe.store import tables
from recoupe.store.affair.days import UNDATED, day_of_rung
from recoupe.store.affair.facets import facet_rows, replace_facets, sources_of
from recoupe.store.affair.tables import BUILT, DECIDED, built_actor, built_page, contradiction, happening, rung, telling
from recoupe.store.questions import in_parts
from recoupe.types.affair import Affair, AffairPage, Contradiction, Happening, Rung, Telling
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
    sources = {item.id: sources_of(item) for item in affair.happenings}
    rows: dict[Table, Iterator[Row]] = {
        contradiction: (contradiction_row(item, sources) for item in affair.contradictions),
        rung: rung_rows(affair.rungs),
        built_actor: ({"id": actor.id, "kind": actor.kind, "label": actor.label} | value_row(actor) for actor in affair.actors),
        built_page: _page_rows(affair.pages),
    }
    before = _disputes(db)
    found = _replace(db, happening, map(happening_row, affair.happenings))
    done = {table: _replace(db, table, made) for table, made in rows.items()}
    _save_facets(db, affair, found, before)
    db.execute(delete(tables.meta).where(tables.meta.c.key.in_((BUILT, DECIDED))))
    db.execute(insert(tables.meta), [{"key": BUILT, "value": at}, {"key": DECIDED, "value": str(decided)}])
    return {table.name: change.written for table, change in {happening: found, **done}.items()}


def save_cited(db: Connection, pages: Iterable[AffairPage]) -> None:
    """Write pages as they are cited, instead of those that were there."""
    _replace(db, built_page, _page_rows(pages))


def _page_rows(pages: Iterable[AffairPage]) -> Iterator[Row]:
    return ({"id": page.id} | value_row(page) for page in pages)


class _Change(Record, frozen=True, kw_only=True):
    """What was done to a table, and the ids of the rows that came, changed or went."""

    written: Written
    touched: frozenset[str]


def _save_facets(db: Connection, affair: Affair, found: _Change, before: dict[str, set[str]]) -> None:
    """Write the facets of the happenings that changed, or whose disputed points did."""
    now = _disputes(db)
    touched = found.touched | {ident for ident in {*before, *now} if before.get(ident) != now.get(ident)}
    if touched:
        again = (item for item in affair.happenings if item.id in touched)
        replace_facets(db, touched, (row for item in again for row in facet_rows(item, sorted(now.get(item.id, ())))))


def _disputes(db: Connection) -> dict[str, set[str]]:
    """Return the kinds of the disputed points of each happening that has some."""
    row, found = contradiction.c, dict[str, set[str]]()
    for item in db.execute(select(row.happening, row.about).where(row.updated.is_(False)).distinct()):
        found.setdefault(item.happening, set()).add(item.about)
    return found


def _replace(db: Connection, table: Table, made: Iterable[Row]) -> _Change:
    """Return what had to change so that a table holds some rows and no others."""
    before = {row.id: row.digest for row in db.execute(select(table.c.id, table.c.digest))}
    changed: list[Row] = []
    seen: set[str] = set()
    for row in made:
        seen.add(row["id"])
        if before.get(row["id"]) != row["digest"]:
            changed.append(row)
    gone = [ident for ident in before if ident not in seen]
    for some in in_parts([*gone, *(row["id"] for row in changed if row["id"] in before)], _AT_ONCE):
        db.execute(delete(table).where(table.c.id.in_(some)))
    for rows in in_parts(changed, _AT_ONCE):
        db.execute(insert(table), list(rows))
    added = sum(row["id"] not in before for row in changed)
    written = Written(added=added, changed=len(changed) - added, removed=len(gone), kept=len(seen) - len(changed))
    return _Change(written=written, touched=frozenset([*gone, *(row["id"] for row in changed)]))


def value_row(value: Record, *beside: str) -> Row:
    """Return a value as it is written; `beside` are other columns whose change is a change of the row."""
    body = msgspec.json.encode(value)
    return {"digest": digest_of(body, *beside), "body": body.decode()}


def happening_row(item: Happening) -> Row:
    """Return a happening as it is written."""
    told = max((account.told.latest or "" for account in item.accounts), default="") or None
    return {
        "id": item.id,
        "type": item.type,
        "first": item.when.earliest,
        "last": item.when.latest,
        "told": told,
        "support": item.support,
        "against": item.against,
    } | value_row(item)


def contradiction_row(item: Contradiction, sources: Mapping[str, int]) -> Row:
    """Return a disputed point as it is written; `sources` counts those of each happening."""
    count = sources.get(item.happening, 0) + (sources.get(item.other, 0) if item.other else 0)
    named = {"id": item.id, "about": item.about, "happening": item.happening, "updated": item.updated, "sources": count}
    return named | value_row(item, str(count))


def rung_rows(rungs: Iterable[Rung]) -> Iterator[Row]:
    """Yield steps between two sides as they are written."""
    for item in rungs:
        one, other = item.pair
        named = {"one": one, "other": other, "theme": item.theme, "level": item.level, "happening": item.happening}
        ident = digest_of(item.happening, one, other, item.theme, item.level, item.status)
        yield {"id": ident, "day": day_of_rung(item) or UNDATED} | named | value_row(item)
