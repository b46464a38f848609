"""What every part of a store asks its tables in one way: items by so many at once, how many rows there are, the next number."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Integer, Table, TableValuedAlias, cast, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

_AT_ONCE = 1000
"""Values that one question to the database names."""

Item = TypeVar("Item")


def in_parts(items: Iterable[Item], size: int = _AT_ONCE) -> Iterator[Sequence[Item]]:
    """Yield items by so many as one question may name."""
    left = iter(items)
    while part := list(islice(left, size)):
        yield part


def next_number(db: Connection, column: ColumnElement[int]) -> int:
    """Return the number after the last one of a table; a writer has its turn, so that nobody else takes it."""
    return (db.execute(select(func.max(column))).scalar_one() or 0) + 1


def count_rows(db: Connection, table: Table, *which: ColumnElement[bool]) -> int:
    """Return how many rows a table has, or how many of these are as asked."""
    return db.execute(select(func.count()).select_from(table).where(*which)).scalar_one()


class Elements(FunctionElement[str]):
    """The elements of a JSON list, as rows with a column `value`: `json_each`, or what a database calls it."""

    name = "json_each"
    inherit_cache = True


@compiles(Elements)
def _elements(element: Elements, compiler: Any, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


def listed(values: Iterable[str | int]) -> TableValuedAlias:
    """Return values as a table with one column, `value`, however many these are."""
    return Elements(json.dumps(list(values))).table_valued("value")


def among(column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that a column has one of some numbers, however many these are."""
    return column.in_(select(cast(listed(numbers).c.value, Integer)))
