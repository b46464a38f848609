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
from recoupe.store.questions import next_number
from recoupe.store.rows import layer_rows
from recoupe.store.terms import load_stems
from recoupe.types.base import Record
from recoupe.types.capture import Given
from recoupe.types.errors import StoreError
from recoupe.types.record import PageRecord, encode_record

Saved = Literal["added", "replaced", "unchanged", "kept out"]


class PackedPage(Record, frozen=True, kw_only=True):
    """A page as it is kept: its record, what was given, its text, and its bytes and their map, packed (`packing.py`)."""

    record: PageRecord
    given: Given
    text: str
    encoding: str
    data: bytes | None = None
    bytemap: bytes | None = None


def save_page(store: Store, read: ReadPage) -> Saved:
    """Return what was done with a page: `added`, `replaced` (another engine or something else given), or `unchanged`.

    A page that a person removed is `kept out`, and nothing is written.

    Raises:
        StoreError: if words of the record do not stand where it says; nothing is written then.
    """
    page = pack_page(read)
    refuse_wrong_words(page)
    with store.writing() as db:
        return "kept out" if decided_on(db, read.capture.id).removed else put_page(db, page, language=store.language)


def pack_page(read: ReadPage) -> PackedPage:
    """Return a page as it is kept."""
    capture = read.capture
    return PackedPage(
        record=_without_text(read.record),
        given=read.given,
        text=capture.text,
        encoding=capture.encoding,
        data=None if capture.data is None else pack(capture.data),
        bytemap=pack_map(byte_map(capture)) if capture.markup and capture.data is not None else None,
    )


def put_page(db: Connection, page: PackedPage, *, language: str) -> Saved:
    """Return what was done with a page whose words were checked, in a transaction that is open.

    Args:
        db: a connection that writes.
        page: the page; it keeps the number, and the time when it was added, of one with its id.
        language: whose stems the search uses.
    """
    row, read = tables.page.c, page.record.page
    known = db.execute(select(row.number, row.engine, row.given, row.added).where(row.id == read.id)).first()
    if known and (known.engine, known.given) == (read.engine, written(page.given)):
        return "unchanged"
    if known:
        take_out(db, known.number)
    _insert(db, language, page, number=known.number if known else None, added=known.added if known else moment())
    _forget_failure(db, read.path, read.record)
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


def refuse_wrong_words(page: PackedPage) -> None:
    """Raise a `StoreError` if words of a record do not stand where it says."""
    wrong = next(wrong_places(page.record, page.text), None)
    if wrong:
        where = f"{wrong.layer}[{wrong.position}] {wrong.field}".strip()
        raise StoreError(f"{page.record.page.path}: not stored, {where}: {wrong.message}; please report this page")


def _insert(db: Connection, language: str, page: PackedPage, *, number: int | None, added: str) -> None:
    """Write the page, its text, its record, the rows of every layer, and both indexes."""
    row = _page_row(page) | {"added": added, "read": moment()}
    number = number or next_number(db, tables.page.c.number)
    db.execute(insert(tables.page), row | {"number": number})
    db.execute(insert(tables.capture), {"page": number, "text": page.text})
    if page.data is not None:
        kept = {"sha256": page.record.page.sha256, "data": page.data, "bytemap": page.bytemap}
        db.execute(insert(tables.source), {"page": number} | kept)
    db.execute(insert(tables.record), {"page": number, "line": encode_record(page.record).decode()})
    for name, rows in layer_rows(page.record, number).items():
        if rows:
            db.execute(insert(tables.METADATA.tables[name]), rows)
    index_page(db, number, passages_of(page.record, page.text), stems=load_stems(language))


def _page_row(kept: PackedPage) -> dict[str, object]:
    page, meta, published = kept.record.page, kept.record.meta, kept.record.meta.published
    return {
        "id": page.id,
        "name": page.name,
        "sha256": page.sha256,
        "path": page.path,
        "record": page.record,
        "url": page.url,
        "crawled": page.crawled,
        "encoding": kept.encoding,
        "length": page.length,
        "language": page.language,
        "engine": page.engine,
        "given": written(kept.given),
        "title": meta.title,
        "publisher": meta.publisher,
        "published": published.value,
        "earliest": published.earliest,
        "latest": published.latest,
    }


def _without_text(record: PageRecord) -> PageRecord:
    return msgspec.structs.replace(record, page=msgspec.structs.replace(record.page, text=msgspec.UNSET))
