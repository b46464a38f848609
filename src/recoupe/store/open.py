"""Open a store, or make one; nothing else creates it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from sqlalchemy import Connection, Engine, PoolProxiedConnection, event, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from recoupe.store.databases import database_named, database_of
from recoupe.store.decided import moment
from recoupe.store.tables import METADATA, OLDEST_SCHEMA, ONLY_ADDED, SCHEMA_VERSION, meta
from recoupe.types.errors import StoreError
from recoupe.types.server import Server, StoreName, store_name


class Store:
    """An open store, in a file or on a server (`path` says where): any number of readers, one writer at a time.

    `reads` gives the connections that read, where these see something else than those that write.
    """

    def __init__(self, path: StoreName, engine: Engine, language: str, *, reads: Engine | None = None) -> None:
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
            set_up: called with each new connection of the driver, and SQLAlchemy's record of it.
        """
        reads = database_named(self.path).connect(self.path)
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
            cursor.execute(database_named(self.path).question_for_version())
            found = int(cursor.fetchall()[0][0])
            self._watching.rollback()
            return found

    def close(self) -> None:
        """Close the file, or the connections to the server."""
        if self._watching:
            self._watching.close()
        self._engine.dispose()


def create_store(path: StoreName | str, *, language: str = "fr", fill: Callable[[Connection], None] = lambda _: None) -> Store:
    """Return a new store, an empty one.

    Args:
        path: a file that does not exist yet, or the address of a database without a store (`postgresql://...`).
        language: ISO 639-1; whose stems the search uses.
        fill: writes the first rows, in the transaction that makes the store.

    Raises:
        StoreError: if something is there already, or the store cannot be made.
    """
    named = store_name(path)
    database = database_named(named)
    database.make_room(named)
    store = Store(named, database.connect(named), language)
    try:
        with store.writing() as db:
            _lay_out(db, language)
            fill(db)
    except BaseException:
        store.close()
        database.give_up(named)
        raise
    return store


def open_store(path: StoreName | str) -> Store:
    """Return a store that exists.

    Args:
        path: a file, or the address of a database (`postgresql://...`).

    Raises:
        StoreError: if there is none (and what to do then), if it is something else, or of another version.
    """
    store, schema = open_any_version(path)
    if schema != SCHEMA_VERSION:
        store.close()
        raise StoreError(f"{store.path}: the store has schema version {schema}, {_way_from(store.path, schema)}")
    return store


def open_any_version(path: StoreName | str) -> tuple[Store, int]:
    """Return a store that exists, of whatever version, and its schema version (0 when it says none).

    Raises:
        StoreError: if there is none (and what to do then), or if it is something else.
    """
    named = store_name(path)
    database = database_named(named)
    database.require(named)
    engine = database.connect(named)
    try:
        with _as_store_errors(named), engine.connect() as db:
            if not inspect(db).has_table("meta"):
                raise StoreError(f"{named}: is not a store of recoupe; 'recoupe init' makes one")
            found = {row.key: row.value for row in db.execute(select(meta))}
    except StoreError:
        engine.dispose()
        raise
    schema = found.get("schema", "")
    return Store(named, engine, found.get("language", "fr")), int(schema) if schema.isdecimal() else 0


def make_tables(db: Connection) -> None:
    """Make every table, and every trigger, that is not there yet."""
    METADATA.create_all(db)
    for statement in append_only_triggers(db):
        db.exec_driver_sql(statement)


def append_only_triggers(db: Connection) -> Iterator[str]:
    """Yield the statements that make every table of decisions refuse changes; those that are there already stay."""
    for table in METADATA.sorted_tables:
        if ONLY_ADDED.items() <= table.info.items():
            yield from database_of(db).only_added(table)


def _lay_out(db: Connection, language: str) -> None:
    """Make the tables, the indexes, and the row that says which version this is."""
    make_tables(db)
    database_of(db).create_indexes(db)
    rows = {
        "schema": str(SCHEMA_VERSION),
        "language": language,
        "made_by": f"recoupe-{version('recoupe')}",
        "made": moment(),
    }
    db.execute(insert(meta), [{"key": key, "value": value} for key, value in rows.items()])


def _way_from(path: StoreName, schema: int) -> str:
    """Return what to do with a store of another version."""
    own = f"this recoupe ({version('recoupe')}) reads {SCHEMA_VERSION}"
    if schema > SCHEMA_VERSION:
        return f"{own}; use a newer recoupe"
    if schema >= OLDEST_SCHEMA:
        return f"{own}; 'recoupe migrate --store {path}' brings it there, after a backup"
    return f"{own}; use the recoupe that made it, or make a new store with 'recoupe init' and add the pages again"


@contextmanager
def _as_store_errors(path: StoreName) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        advice = database_named(path).advice_on(error)
        raise StoreError(f"{path}: {path.hide(advice) if isinstance(path, Server) else advice}") from error
