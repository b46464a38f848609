"""A store of which only the pages of one affair are seen, and what these pages alone tell.

What they tell is kept in a small store of its own, beside, with the pages and what these were found from. Each connection that
reads gets views over it and over the pages, under the names of the tables: whatever is asked, no other page is seen. What is
written goes to the whole store. Nothing is lost with such a file: it is made anew when it is not there.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Integer, MetaData, Table, delete, insert, select

from recoupe.store.affair.facets import facet_count, happening_facet
from recoupe.store.affair.read import when_built
from recoupe.store.affair.tables import built_page, contradiction, happening, rung
from recoupe.store.affair.write import digest_of, save_affair, save_cited
from recoupe.store.affairs.basis import Basis
from recoupe.store.affairs.pages import Pages
from recoupe.store.databases import database_named, database_of
from recoupe.store.fulltext import NARROWED
from recoupe.store.open import Store, create_store, open_store
from recoupe.store.questions import in_parts
from recoupe.store.tables import METADATA, meta
from recoupe.types.affair import Affair, AffairPage
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.server import StoreName, beside

_TOLD = (happening, happening_facet, facet_count, contradiction, rung, built_page)
_inside = Table("inside", MetaData(), Column("number", Integer, primary_key=True))
"""The numbers of the pages of the affair."""

_BASIS, _STAMP = "basis", "stamp"
"""Keys of `meta`: what the pages were found from, and a word that is another one whenever what is seen may have changed."""


class Held(Record, frozen=True, kw_only=True):
    """What a file has of an affair: when the whole was built, from what the pages were found, and its stamp."""

    built: str | None
    basis: Basis
    stamp: str


def folder_beside(store: StoreName) -> Path | None:
    """Return the folder in which the affairs of a store are kept, made when it is not there; None where nobody may write."""
    folder = beside(store, ".affairs")
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def file_of(folder: Path, store: Store, name: str) -> Path:
    """Return the file in which one affair of a store is kept."""
    return folder / f"{digest_of(store.path.name, name)}.db"


def forget_narrowed(path: Path) -> None:
    """Take the file of an affair away, if there is one."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def held_in(path: Path) -> Held | None:
    """Return what a file has; None when there is none, or it is not one of this recoupe."""
    with _opened(path) as made:
        if made is None:
            return None
        with made.reading() as db:
            noted = {row.key: row.value for row in db.execute(select(meta))}
            built = when_built(db)
    if _STAMP not in noted:
        return None
    return Held(built=built or None, basis=msgspec.json.decode(noted[_BASIS], type=Basis), stamp=noted[_STAMP])


def pages_in(path: Path, basis: Basis) -> Pages:
    """Return the pages that a file has, which were found from a basis."""
    with _opened(path) as made:
        if made is None:
            raise StoreError(f"{path}: was there a moment ago; ask again")
        with made.reading() as db:
            return Pages(basis=basis, numbers=tuple(db.execute(select(_inside.c.number).order_by(_inside.c.number)).scalars()))


@contextmanager
def writing_narrowed(path: Path, affair: Affair, pages: Pages, *, at: str | None, language: str) -> Iterator[None]:
    """Write what the pages of an affair alone tell into a file; others see it after what is done inside, if that goes well.

    Args:
        path: the file; made when it is not there.
        affair: what these pages tell.
        pages: their numbers, and what they were found from.
        at: when the whole was built.
        language: of the store.
    """

    def change(db: Connection) -> None:
        save_affair(db, affair, at=at or "")

    with _changing(path, pages, language, change):
        yield


def renumber(path: Path, cited: list[AffairPage], pages: Pages, *, language: str) -> None:
    """Write the pages of an affair, and how those built are cited, into its file: what they tell together stays as it is."""
    with _changing(path, pages, language, lambda db: save_cited(db, cited)):
        pass


def narrow(store: Store, path: Path) -> Store:
    """Return a store of which only the affair is seen that a file has."""
    per_page = [table.name for table in METADATA.sorted_tables if "page" in table.c and isinstance(table.c.page.type, Integer)]

    def set_up(connection: Any, record: Any) -> None:
        database_named(store.path).look_only_at(connection, path, _TOLD, per_page)
        record.info[NARROWED] = True

    return store.seen_through(set_up)


@contextmanager
def _changing(path: Path, pages: Pages, language: str, change: Callable[[Connection], None]) -> Iterator[None]:
    """Change a file in one transaction, which ends after what is done inside."""
    with _opened(path) as there:
        made = there or _created(path, language)
        try:
            with made.writing() as db:
                change(db)
                _inside.create(db, checkfirst=True)
                db.execute(delete(_inside))
                for part in in_parts(pages.numbers):
                    db.execute(insert(_inside), [{"number": number} for number in part])
                noted = {_BASIS: msgspec.json.encode(pages.basis).decode(), _STAMP: secrets.token_hex(8)}
                db.execute(delete(meta).where(meta.c.key.in_(noted)))
                db.execute(insert(meta), [{"key": key, "value": value} for key, value in noted.items()])
                database_of(db).gather_statistics(db)
                yield
        finally:
            if there is None:
                made.close()


@contextmanager
def _opened(path: Path) -> Iterator[Store | None]:
    """Give the store in a file; None when there is none, or one of another version."""
    try:
        made = open_store(path)
    except StoreError:
        yield None
        return
    try:
        yield made
    finally:
        made.close()


def _created(path: Path, language: str) -> Store:
    """Return a new store in a file, in place of what stood there."""
    forget_narrowed(path)
    return create_store(path, language=language)
