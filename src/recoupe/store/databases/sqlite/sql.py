"""What is written in SQLite's own SQL, besides the search."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, insert, text


def only_added(table: Table) -> Iterator[str]:
    """Yield the triggers of a table whose rows are only ever added."""
    for name, change in (("stays", "UPDATE"), ("kept", "DELETE")):
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {table.name}_{name} BEFORE {change} ON {table.name} "
            "BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END"
        )


def write_rows(db: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into a table, all with the columns of the first one; none is no mistake."""
    if rows:
        db.execute(insert(table), rows)


def number_on(_db: Connection, _table: Table) -> None:
    """Do nothing: SQLite numbers a new row after the last one."""


def field_of(column: ColumnElement[str], name: str) -> ColumnElement[str]:
    """Return a field of a JSON object that stands in a column of text."""
    found: ColumnElement[str] = func.json_extract(column, f"$.{name}")
    return found


def faults_in(db: Connection, *, most: int) -> Iterator[str]:
    """Yield damaged pages of the file, and rows that lead to no page of the press."""
    for row in db.execute(text(f"PRAGMA integrity_check({most})")):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    astray = db.execute(text("PRAGMA foreign_key_check")).fetchmany(most)
    yield from (f"table {row[0]}, row {row[1]}: belongs to a row of {row[2]} that is not there" for row in astray)


def gather_statistics(db: Connection) -> None:
    """Let SQLite look through every index; without that it takes all of them for equally good. Two seconds for 50,000 pages."""
    db.execute(text("ANALYZE"))


def size_of(db: Connection) -> int:
    """Return the size of the database in bytes."""
    pages, size = (db.execute(text(f"PRAGMA {asked}")).scalar_one() for asked in ("page_count", "page_size"))
    return int(pages) * int(size)


def version_of(db: Connection) -> str:
    """Return the version of SQLite that is used."""
    return f"SQLite {db.execute(text('SELECT sqlite_version()')).scalar_one()}"


def copy_file(db: Connection, path: Path) -> None:
    """Copy a whole file in one step, so that it is the one of one moment.

    Raises:
        OSError: if it cannot be written, or something is there.
    """
    source: Any = db.connection.dbapi_connection
    with path.open("xb"):
        pass
    copied = sqlite3.connect(path)
    try:
        copied.execute("PRAGMA synchronous=FULL")
        source.backup(copied)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    finally:
        copied.close()


def question_for_version() -> str:
    """Return the question for a number that is another one once anybody wrote."""
    return "PRAGMA data_version"
