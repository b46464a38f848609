"""The file: made when a store is, never by opening one; who writes takes turns, who reads never waits."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from recoupe.types.errors import StoreError

_BUSY_SECONDS = 30


def require(store: Path) -> None:
    """Raise a `StoreError` unless there is a file."""
    if not store.is_file():
        what = "is not a file" if store.exists() else "there is no store here"
        raise StoreError(f"{store}: {what}; run 'recoupe init --store {store}' first, or name another with --store")


def make_room(store: Path) -> None:
    """Make an empty file with a write-ahead log, so that readers never wait for the writer; the file remembers it.

    Raises:
        StoreError: if something is there already, or it cannot be made.
    """
    try:
        os.close(os.open(store, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o644))
    except FileExistsError as error:
        raise StoreError(f"{store}: exists already and is left as it is; name another file with --store") from error
    except OSError as error:
        raise StoreError(f"{store}: cannot be created ({error.strerror})") from error
    with closing(sqlite3.connect(store)) as made:
        made.execute("PRAGMA journal_mode=WAL")


def give_up(store: Path) -> None:
    """Take the file away."""
    store.unlink()


def connect(store: Path) -> Engine:
    """Return an engine for a file that exists; SQLite is told not to create it."""
    address = f"sqlite:///file:{quote(os.fsencode(store.absolute()))}?mode=rw&uri=true"
    engine = create_engine(address, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    """Set a connection's ways: foreign keys, commits on the disk, 32 MB of cache, transactions that we begin ourselves."""
    connection.isolation_level = None
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin a transaction; a writer takes its turn at once, so that it never fails half-way for want of the lock."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def advice_on(error: DBAPIError) -> str:
    """Return what went wrong, and what a person can do."""
    message = str(error.orig)
    known = {
        "file is not a database": "is not a store of recoupe (not an SQLite file)",
        "database is locked": f"another program has been writing to it for {_BUSY_SECONDS} seconds; try again later",
        "database or disk is full": "the disk is full; nothing of this was written",
        "attempt to write a readonly database": "cannot be written: check the rights of the file and its folder",
        "unable to open database file": "cannot be opened: check the rights of the file and its folder",
        "disk I/O error": "the disk reports an error",
    }
    return next((advice for sign, advice in known.items() if sign in message), f"the database says: {message}")
