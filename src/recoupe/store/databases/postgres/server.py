"""The way to the server: one writer at a time, by an advisory lock; who reads sees one moment, and never waits."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DBAPIError

from recoupe.types.errors import StoreError
from recoupe.types.server import Server

_BUSY_SECONDS = 30
_TURN = "pg_advisory_xact_lock(hashtextextended('recoupe ' || current_schema(), 0))"
"""The turn of a writer, in the schema where the tables are; it ends with the transaction, or with the writer."""


def require(_store: Server) -> None:
    """Do nothing: whether there is a store, the server says."""


def make_room(store: Server) -> None:
    """Look whether the database can take a new store.

    Raises:
        StoreError: if the server cannot be reached, has a store there, or writes text in another encoding than UTF-8.
    """
    engine = connect(store)
    try:
        with engine.connect() as db:
            encoding = db.exec_driver_sql("SHOW server_encoding").scalar_one()
            taken = inspect(db).has_table("meta")
    except DBAPIError as error:
        raise StoreError(f"{store}: {store.hide(advice_on(error))}") from error
    finally:
        engine.dispose()
    if taken:
        raise StoreError(f"{store}: exists already and is left as it is; name another database with --store")
    if encoding != "UTF8":
        raise StoreError(f"{store}: the database is in {encoding}; make one with 'createdb --encoding=UTF8 --template=template0'")


def give_up(_store: Server) -> None:
    """Do nothing: PostgreSQL makes tables in a transaction, and takes them back with it."""


def connect(store: Server) -> Engine:
    """Return an engine for a database; libpq reads the address, with `PGPASSWORD`, `~/.pgpass` and services as always.

    Raises:
        StoreError: if psycopg is not installed.
    """
    try:
        from recoupe.store.databases.postgres.text import keep_nul
    except ImportError as error:
        raise StoreError(f"{store}: a store on a server needs psycopg; pip install 'recoupe[postgres]'") from error
    engine = create_engine("postgresql+psycopg://", pool_pre_ping=True)

    def dial(_dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]) -> None:
        arguments[:] = [store.address]
        options |= {"client_encoding": "utf8", "application_name": "recoupe"}

    event.listen(engine, "do_connect", dial)
    event.listen(engine, "connect", keep_nul)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Begin a transaction; a writer waits for its turn before it sees anything, so that it sees what the last one wrote."""
    if connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT {_TURN}")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def advice_on(error: DBAPIError) -> str:
    """Return what went wrong, and what a person can do."""
    message = " ".join(str(error.orig).split("\nLINE ")[0].split())
    known = {
        "lock timeout": f"another program has been writing to it for {_BUSY_SECONDS} seconds; try again later",
        "No space left on device": "the disk of the server is full; nothing of this was written",
        "password authentication failed": "the server refuses user or password; put the right one into ~/.pgpass or PGPASSWORD",
        "no password supplied": "the server asks for a password; put it into ~/.pgpass or PGPASSWORD",
        "does not exist": f"{message}; the server's 'createdb' and 'createuser' make databases and users",
        "permission denied": f"{message}; ask whoever keeps the server for the right to write there",
        "failed to resolve host": "no such host; check the address",
        "Connection refused": "no PostgreSQL server answers there; start it, or check host and port",
        "No such file or directory": "no PostgreSQL server answers there; start it, or check host and port",
        "terminating connection": "the server closed the connection; nothing of this was written, try again",
        "server closed the connection": "the server closed the connection; nothing of this was written, try again",
    }
    signs = known if _of_connection(error) or "timeout" in message or "space" in message else {}
    return next((advice for sign, advice in signs.items() if sign in message), f"the database says: {message}")


def _of_connection(error: DBAPIError) -> bool:
    """Return whether the server, and not a statement, is what failed."""
    return type(error.orig).__name__ in ("OperationalError", "AdminShutdown", "InsufficientPrivilege", "DiskFull")
