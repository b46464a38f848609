"""Put pages into a store: one transaction a page, and nothing when nothing changed."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import delete, insert, select

from recoupe.pipeline.corpus import PageFailure, ReadPage
from recoupe.store import tables
from recoupe.store.decided import moment
from recoupe.store.housekeeping.decided import decided_on
from recoupe.store.open import Store
from recoupe.store.packed_page import pack_page, refuse_wrong_words, written
from recoupe.store.put import Saved, put_page
from recoupe.types.capture import Given


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
