"""What every part of a store asks its tables in one way: items by so many at once, and how many rows there are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, func, select

_AT_ONCE = 1000
"""Values that one question to the database names."""

Item = TypeVar("Item")


def in_parts(items: Iterable[Item], size: int = _AT_ONCE) -> Iterator[Sequence[Item]]:
    """Yield items by so many as one question may name."""
    left = iter(items)
    while part := list(islice(left, size)):
        yield part


def count_rows(db: Connection, table: Table, *which: ColumnElement[bool]) -> int:
    """Return how many rows a table has, or how many of these are as asked."""
    return db.execute(select(func.count()).select_from(table).where(*which)).scalar_one()
