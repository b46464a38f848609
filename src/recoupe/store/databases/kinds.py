"""The kinds of databases, and what each must know; a module of each kind says how it does that."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from recoupe.store.databases.words import Indexed
from recoupe.store.query import Query
from recoupe.types.server import Server, StoreName


class Database(Protocol):
    """What each kind of database does in its own way."""

    def question_for_version(self) -> str:
        """Return the question for a number that is another one once anybody wrote."""

    def require(self, store: Any) -> None:
        """Raise a `StoreError` unless there is something to open."""

    def make_room(self, store: Any) -> None:
        """Make what a new store is put into; raise a `StoreError` if something is there already."""

    def give_up(self, store: Any) -> None:
        """Take away what was made for a store that could not be finished."""

    def connect(self, store: Any) -> Engine:
        """Return what connects to a store; a transaction is begun for reading, or with `writing=True` when it is the turn."""

    def advice_on(self, error: DBAPIError) -> str:
        """Return what went wrong, and what a person can do."""

    def only_added(self, table: Table) -> Iterator[str]:
        """Yield the statements that make a table refuse changes; those that are there already stay."""

    def number_on(self, db: Connection, table: Table) -> None:
        """Let new rows be numbered after those that are there, once rows were written with their numbers."""

    def field_of(self, column: ColumnElement[str], name: str) -> ColumnElement[str]:
        """Return a field of a JSON object that stands in a column of text."""

    def faults_in(self, db: Connection, *, most: int) -> Iterator[str]:
        """Yield what is wrong with the database itself, for a person."""

    def gather_statistics(self, db: Connection) -> None:
        """Let the database look at what its tables hold: by that it chooses the way of each question."""

    def size_of(self, db: Connection) -> int:
        """Return the size of the database in bytes."""

    def version_of(self, db: Connection) -> str:
        """Return the name and the version of the database."""

    def create_indexes(self, db: Connection) -> None:
        """Create both full-text indexes, empty."""

    def write_rows(self, db: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put rows into a table, all with the columns of the first one; none is no mistake."""

    def write_words(self, db: Connection, pages: Mapping[int, Mapping[str, Indexed]]) -> None:
        """Put the words of pages, by their numbers, into both indexes, by their names."""

    def drop_words(self, db: Connection, number: int) -> None:
        """Take the words of a page out of both indexes."""

    def rank(
        self, db: Connection, query: Query, *, limit: int | None, offset: int, pages: Sequence[int] | None, seen: bool
    ) -> tuple[list[int], int]:
        """Return the best pages, best first, and how many there are in all; those of one rank as they were added.

        With `seen` only pages count that the connection sees.
        """

    def matching(
        self, db: Connection, query: Query, *, after: int, limit: int, pages: Sequence[int] | None, seen: bool
    ) -> list[int]:
        """Return pages with a greater number than `after`, in the order in which they were added."""

    def look_only_at(self, connection: Any, told: Path, tables: Sequence[Table], per_page: Sequence[str]) -> None:
        """Let a new connection see some pages and what they tell, and nothing else, under the names of the tables.

        Args:
            connection: of the driver.
            told: a store in a file: what these pages alone tell, and a table `inside` with their numbers.
            tables: those that are seen as they are in `told`.
            per_page: the names of those of which the rows of the pages are seen.
        """


def database_named(store: StoreName) -> Database:
    """Return how the kind of database works that a store is in."""
    return _postgres() if isinstance(store, Server) else _sqlite()


def database_of(db: Connection) -> Database:
    """Return how the database works that a connection leads to."""
    return _postgres() if db.dialect.name == "postgresql" else _sqlite()


def _sqlite() -> Database:
    from recoupe.store.databases import sqlite  # here, so that only the kind that is used is loaded

    return sqlite


def _postgres() -> Database:
    from recoupe.store.databases import postgres  # as above

    return postgres
