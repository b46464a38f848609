"""What every part of a store asks its tables in one way: items by so many at once, and how many rows there are."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, TableValuedAlias, func, select

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


def listed(values: Iterable[str | int]) -> TableValuedAlias:
    """Return values as a table with one column, `value`, however many these are."""
    return func.json_each(json.dumps(list(values))).table_valued("value")


def among(column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that a column has one of some numbers, however many these are."""
    return column.in_(select(listed(numbers).c.value))
