"""Whether a store is sound, as a file or on a server."""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Connection, inspect, text

from recoupe.store import tables
from recoupe.store.databases import database_of
from recoupe.store.databases.words import INDEXES
from recoupe.store.open import open_any_version
from recoupe.store.questions import count_rows
from recoupe.types.base import Record
from recoupe.types.server import StoreName

_MOST = 20
"""Faults of one kind that are listed; where a file is damaged, as a rule many follow."""


class Soundness(Record, frozen=True, kw_only=True):
    """What looking at the database of a store gave; no fault means that it is sound. `database`: its name and version."""

    path: str
    database: str
    schema: int
    pages: int
    faults: tuple[str, ...]


def check_store(path: StoreName) -> Soundness:
    """Return whether a store is sound: of this version, its database whole, its tables all there, every page in both indexes.

    Raises:
        StoreError: if there is no store, or it is something else or too damaged to be opened.
    """
    store, schema = open_any_version(path)
    try:
        with store.reading() as db:
            faults = list(faults_in(db))
            database = database_of(db).version_of(db)
            pages = count_rows(db, tables.page)
            if schema == tables.SCHEMA_VERSION:
                faults += [*_missing_tables(db), *_not_indexed(db)]
    finally:
        store.close()
    if schema != tables.SCHEMA_VERSION:
        way = "run 'recoupe migrate'" if schema < tables.SCHEMA_VERSION else "use a newer recoupe"
        faults.append(f"it has schema version {schema}, this recoupe reads {tables.SCHEMA_VERSION}: {way}")
    return Soundness(path=str(path), database=database, schema=schema, pages=pages, faults=tuple(faults))


def sqlite_version() -> str:
    """Return the version of SQLite that is used."""
    return sqlite3.sqlite_version


def faults_in(db: Connection) -> Iterator[str]:
    """Yield what is wrong with the database, for a person: damaged parts of it, rows that lead to no page."""
    yield from database_of(db).faults_in(db, most=_MOST)


def _missing_tables(db: Connection) -> Iterator[str]:
    there = set(inspect(db).get_table_names())
    yield from (f"the table {name} is missing" for name in sorted(tables.METADATA.tables.keys() - there))


def _not_indexed(db: Connection) -> Iterator[str]:
    """Yield the indexes that do not have just the pages of the store."""
    for name in INDEXES:
        missing = db.execute(text(f"SELECT count(*) FROM page WHERE number NOT IN (SELECT rowid FROM {name})")).scalar_one()
        over = db.execute(text(f"SELECT count(*) FROM {name} WHERE rowid NOT IN (SELECT number FROM page)")).scalar_one()
        if missing or over:
            yield f"the index {name} lacks {missing} pages and has {over} that are not there; restore a backup, or add all again"
