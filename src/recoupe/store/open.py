"""Open a store, or make one; nothing else creates the file."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from recoupe.store.decided import moment
from recoupe.store.fulltext import create_indexes
from recoupe.store.tables import METADATA, OLDEST_SCHEMA, SCHEMA_VERSION, append_only_triggers, meta
from recoupe.types.errors import StoreError

_BUSY_SECONDS = 30


class Store:
    """An open store: one SQLite file, any number of readers, one writer at a time.

    `reads` gives the connections that read, where these see something else than those that write.
    """

    def __init__(self, path: Path, engine: Engine, language: str, *, reads: Engine | None = None) -> None:
        self.path = path
        self.language = language
        self._engine = engine
        self._reads = reads or engine
        self._watching: PoolProxiedConnection | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the store as it was when it was first used."""
        with _as_store_errors(self.path), self._reads.connect() as connection:
            yield connection

    def seen_through(self, set_up: Callable[[Any, Any], None]) -> "Store":
        """Return the same store, whose reading connections are set up in a way of their own; what is written is what it was.

        Args:
            set_up: called with each new connection of `sqlite3`, and SQLAlchemy's record of it.
        """
        reads = _connect(self.path)
        event.listen(reads, "connect", set_up)
        return Store(self.path, self._engine, self.language, reads=reads)

    def close_reads(self) -> None:
        """Close the connections that read; those in use are closed when they are given back."""
        self._reads.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept at the end, or none when anything goes wrong."""
        writer = self._engine.execution_options(writing=True)
        with _as_store_errors(self.path), writer.begin() as connection:
            yield connection

    def version(self) -> int:
        """Return a number that is another one once anybody wrote to the store; not for several threads at once."""
        with _as_store_errors(self.path):
            self._watching = self._watching or self._engine.raw_connection()
            cursor = self._watching.cursor()
            cursor.execute("PRAGMA data_version")
            return int(cursor.fetchall()[0][0])

    def close(self) -> None:
        """Close the file."""
        if self._watching:
            self._watching.close()
        self._engine.dispose()


def create_store(path: Path, *, language: str = "fr") -> Store:
    """Return a new, empty store.

    Args:
        path: a file that does not exist yet.
        language: ISO 639-1; whose stems the search uses.

    Raises:
        StoreError: if something is there already, or the file cannot be made.
    """
    _make_file(path)
    engine = _connect(path)
    event.listen(engine, "connect", _write_ahead)
    store = Store(path, engine, language)
    try:
        with store.writing() as db:
            _lay_out(db, language)
    except StoreError:
        store.close()
        path.unlink()
        raise
    return store


def open_store(path: Path) -> Store:
    """Return a store that exists.

    Raises:
        StoreError: if there is none (and what to do then), if the file is something else, or of another version.
    """
    store, schema = open_any_version(path)
    if schema != SCHEMA_VERSION:
        store.close()
        raise StoreError(f"{path}: the store has schema version {schema}, {_way_from(path, schema)}")
    return store


def open_any_version(path: Path) -> tuple[Store, int]:
    """Return a store that exists, of whatever version, and its schema version (0 when it says none).

    Raises:
        StoreError: if there is none (and what to do then), or if the file is something else.
    """
    if not path.is_file():
        what = "is not a file" if path.exists() else "there is no store here"
        raise StoreError(f"{path}: {what}; run 'recoupe init --store {path}' first, or name another with --store")
    engine = _connect(path)
    try:
        with _as_store_errors(path), engine.connect() as db:
            if not inspect(db).has_table("meta"):
                raise StoreError(f"{path}: is not a store of recoupe; 'recoupe init' makes one")
            found = {row.key: row.value for row in db.execute(select(meta))}
    except StoreError:
        engine.dispose()
        raise
    schema = found.get("schema", "")
    return Store(path, engine, found.get("language", "fr")), int(schema) if schema.isdecimal() else 0


def make_tables(db: Connection) -> None:
    """Make every table, and every trigger, that is not there yet."""
    METADATA.create_all(db)
    for statement in append_only_triggers():
        db.exec_driver_sql(statement)


def _make_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o644))
    except FileExistsError as error:
        raise StoreError(f"{path}: exists already and is left as it is; name another file with --store") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be created ({error.strerror})") from error


def _lay_out(db: Connection, language: str) -> None:
    """Make the tables, the indexes, and the row that says which version this is."""
    make_tables(db)
    create_indexes(db)
    rows = {
        "schema": str(SCHEMA_VERSION),
        "language": language,
        "made_by": f"recoupe-{version('recoupe')}",
        "made": moment(),
    }
    db.execute(insert(meta), [{"key": key, "value": value} for key, value in rows.items()])


def _way_from(path: Path, schema: int) -> str:
    """Return what to do with a store of another version."""
    own = f"this recoupe ({version('recoupe')}) reads {SCHEMA_VERSION}"
    if schema > SCHEMA_VERSION:
        return f"{own}; use a newer recoupe"
    if schema >= OLDEST_SCHEMA:
        return f"{own}; 'recoupe migrate --store {path}' brings it there, after a backup"
    return f"{own}; use the recoupe that made it, or make a new store with 'recoupe init' and add the pages again"


def _connect(path: Path) -> Engine:
    """Return an engine for a file that exists; SQLite is told not to create it."""
    address = f"sqlite:///file:{quote(os.fsencode(path.absolute()))}?mode=rw&uri=true"
    engine = create_engine(address, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    """Set a connection's ways: foreign keys, commits on the disk, 32 MB of cache, transactions that we begin ourselves."""
    connection.isolation_level = None
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: Any, _record: object) -> None:
    """Give a new file its write-ahead log, so that readers never wait for the writer; the file remembers it."""
    connection.execute("PRAGMA journal_mode=WAL")


def _begin(connection: Connection) -> None:
    """Begin a transaction; a writer takes its turn at once, so that it never fails half-way for want of the lock."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def _as_store_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{path}: {_advice(str(error.orig))}") from error


def _advice(message: str) -> str:
    known = {
        "file is not a database": "is not a store of recoupe (not an SQLite file)",
        "database is locked": f"another program has been writing to it for {_BUSY_SECONDS} seconds; try again later",
        "database or disk is full": "the disk is full; nothing of this was written",
        "attempt to write a readonly database": "cannot be written: check the rights of the file and its folder",
        "unable to open database file": "cannot be opened: check the rights of the file and its folder",
        "disk I/O error": "the disk reports an error",
    }
    return next((advice for sign, advice in known.items() if sign in message), f"the database says: {message}")
