"""Put pages into a store: one transaction a page, and nothing when nothing changed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import Connection, delete, insert, select

from recoupe.pipeline.corpus import PageFailure, ReadPage
from recoupe.readers import byte_map
from recoupe.store import tables
from recoupe.store.decided import moment
from recoupe.store.fulltext import drop_page, index_page
from recoupe.store.housekeeping.decided import decided_on
from recoupe.store.open import Store
from recoupe.store.packing import pack, pack_map
from recoupe.store.passages import passages_of
from recoupe.store.places import wrong_places
from recoupe.store.rows import layer_rows
from recoupe.store.terms import load_stems
from recoupe.types.capture import Capture, Given
from recoupe.types.errors import StoreError
from recoupe.types.record import PageRecord, encode_record

Saved = Literal["added", "replaced", "unchanged", "kept out"]


def save_page(store: Store, read: ReadPage) -> Saved:
    """Return what was done with a page: `added`, `replaced` (another engine or something else given), or `unchanged`.

    A page that a person removed is `kept out`, and nothing is written.

    Raises:
        StoreError: if words of the record do not stand where it says; nothing is written then.
    """
    refuse_wrong_words(read)
    with store.writing() as db:
        return "kept out" if decided_on(db, read.capture.id).removed else put_page(db, read, language=store.language)


def put_page(db: Connection, read: ReadPage, *, language: str) -> Saved:
    """Return what was done with a page whose words were checked, in a transaction that is open.

    Args:
        db: a connection that writes.
        read: the page; it keeps the number, and the time when it was added, of one with its id.
        language: whose stems the search uses.
    """
    row = tables.page.c
    known = db.execute(select(row.number, row.engine, row.given, row.added).where(row.id == read.capture.id)).first()
    if known and (known.engine, known.given) == (read.record.page.engine, written(read.given)):
        return "unchanged"
    if known:
        take_out(db, known.number)
    _insert(db, language, read, number=known.number if known else None, added=known.added if known else moment())
    _forget_failure(db, read.capture.path, read.capture.record)
    return "replaced" if known else "added"


def take_out(db: Connection, number: int) -> None:
    """Take a page, and all rows that belong to it, out of the store."""
    drop_page(db, number)
    db.execute(delete(tables.page).where(tables.page.c.number == number))


def holds_page(store: Store, page_id: str, *, engine: str, given: Given) -> bool:
    """Return whether the store has this page, read by this engine with this given: reading it again would change nothing."""
    row = tables.page.c
    asked = select(row.number).where(row.id == page_id, row.engine == engine, row.given == written(given))
    with store.reading() as db:
        return db.execute(asked).first() is not None


def save_failures(store: Store, failures: Iterable[PageFailure], *, tried: Iterable[str] = ()) -> None:
    """Remember what could not be read, and why, until it is added.

    Args:
        store: where.
        failures: a path, or a place in it, each.
        tried: other paths that were read; what failed in them before is forgotten.
    """
    rows = {}
    for failure in failures:
        path = failure.path if failure.path == "-" else str(Path(failure.path).resolve())
        rows[path, failure.record] = {"path": path, "record": failure.record or "", "reason": failure.reason, "at": moment()}
    with store.writing() as db:
        for path in {*tried, *(path for path, _ in rows)}:
            db.execute(delete(tables.failure).where(tables.failure.c.path == path))
        if rows:
            db.execute(insert(tables.failure), list(rows.values()))


def _forget_failure(db: Connection, path: str, record: str | None) -> None:
    """Take away the failure of a page, and that of its whole file."""
    row = tables.failure.c
    db.execute(delete(tables.failure).where(row.path == path, row.record.in_(["", record or ""])))


def written(given: Given) -> str:
    """Return what a person gave as one line of text, always the same for the same."""
    return msgspec.json.encode(given).decode()


def refuse_wrong_words(read: ReadPage) -> None:
    """Raise a `StoreError` if words of a record do not stand where it says."""
    wrong = next(wrong_places(read.record, read.capture.text), None)
    if wrong:
        where = f"{wrong.layer}[{wrong.position}] {wrong.field}".strip()
        raise StoreError(f"{read.capture.path}: not stored, {where}: {wrong.message}; please report this page")


def _insert(db: Connection, language: str, read: ReadPage, *, number: int | None, added: str) -> None:
    """Write the page, its text, its record, the rows of every layer, and both indexes."""
    row = _page_row(read) | {"added": added, "read": moment()}
    asked = insert(tables.page).values(row | ({"number": number} if number else {}))
    number = db.execute(asked.returning(tables.page.c.number)).scalar_one()
    bare = _without_text(read.record)
    db.execute(insert(tables.capture), {"page": number, "text": read.capture.text})
    if read.capture.data is not None:
        db.execute(insert(tables.source), {"page": number} | _source_row(read.capture, read.capture.data))
    db.execute(insert(tables.record), {"page": number, "line": encode_record(bare).decode()})
    for name, rows in layer_rows(bare, number).items():
        if rows:
            db.execute(insert(tables.METADATA.tables[name]), rows)
    index_page(db, number, passages_of(bare, read.capture.text), stems=load_stems(language))


def _source_row(capture: Capture, data: bytes) -> dict[str, object]:
    bytemap = pack_map(byte_map(capture)) if capture.markup else None
    return {"sha256": capture.sha256, "data": pack(data), "bytemap": bytemap}


def _page_row(read: ReadPage) -> dict[str, object]:
    page, meta, published = read.record.page, read.record.meta, read.record.meta.published
    return {
        "id": page.id,
        "name": page.name,
        "sha256": page.sha256,
        "path": page.path,
        "record": page.record,
        "url": page.url,
        "crawled": page.crawled,
        "encoding": read.capture.encoding,
        "length": page.length,
        "language": page.language,
        "engine": page.engine,
        "given": written(read.given),
        "title": meta.title,
        "publisher": meta.publisher,
        "published": published.value,
        "earliest": published.earliest,
        "latest": published.latest,
    }


def _without_text(record: PageRecord) -> PageRecord:
    return msgspec.structs.replace(record, page=msgspec.structs.replace(record.page, text=msgspec.UNSET))
