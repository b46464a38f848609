"""Ask the shards of a run, or write the views into a DuckDB file for other programs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from recoupe.sql.described import NAMES, view_sql
from recoupe.sql.shards import Shards, find_shards, refuse_other_columns
from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError

_AT_ONCE = 1000


class Answer(Record, frozen=True, kw_only=True):
    """The columns of an answer, and its rows as they come; `missing` shards are still to be read."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]
    missing: int


@contextmanager
def ask_shards(folder: Path, query: str) -> Iterator[Answer]:
    """Give what a query answers over the views of a run.

    Args:
        folder: of the run; other programs may go on writing shards into it.
        query: SQL as DuckDB takes it.

    Raises:
        RecoupeError: if there is no run, DuckDB is not installed, or it refuses the query.
    """
    shards = find_shards(folder)
    with _opened(":memory:") as duck:
        refuse_other_columns(duck, shards)
        _make_views(duck, [str(file) for file in shards.files])
        duck.execute(query)
        columns = tuple(column[0] for column in duck.description or ())
        yield Answer(columns=columns, rows=_rows(duck), missing=shards.expected - len(shards.files))


def save_views(folder: Path, file: Path) -> Shards:
    """Return the shards that a new DuckDB file has views over; shards that come later are seen too.

    Raises:
        RecoupeError: if there is no run, DuckDB is not installed, or the file exists or cannot be written.
    """
    shards = find_shards(folder)
    if file.exists():
        raise RecoupeError(f"{file}: exists already and is left as it is; name another file")
    with _opened(str(file)) as duck:
        refuse_other_columns(duck, shards)
        _make_views(duck, [str(folder.resolve() / "shards" / "*.parquet")])
    return shards


def _make_views(duck: Any, paths: list[str]) -> None:
    listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
    duck.execute(f"CREATE VIEW shard AS SELECT * FROM read_parquet([{listed}])")
    for name in NAMES:
        duck.execute(f"CREATE VIEW {name} AS {view_sql(name)}")


def _rows(duck: Any) -> Iterator[tuple[Any, ...]]:
    while part := duck.fetchmany(_AT_ONCE):
        yield from part


@contextmanager
def _opened(where: str) -> Iterator[Any]:
    """Give a connection that fetches nothing from anywhere; what DuckDB refuses is said in one line."""
    try:
        import duckdb
    except ImportError as error:
        raise RecoupeError("SQL over shards needs DuckDB; pip install 'recoupe[duckdb]'") from error
    offline: dict[str, Any] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    try:
        with duckdb.connect(where, config=offline) as duck:
            yield duck
    except duckdb.Error as error:
        raise RecoupeError(f"DuckDB says: {' '.join(str(error).split())}") from error
