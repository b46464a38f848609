"""Connections that see some pages only: temporary views and tables of the same names stand before those of the store.

They are the connection's own and go with it; the server keeps nothing of them, and nobody else sees them.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Table

_AT_ONCE = 1000


def look_only_at(connection: Any, told: Path, tables: Sequence[Table], per_page: Sequence[str]) -> None:
    """Let a new connection see the pages numbered in `inside`, what they alone tell, and nothing else."""
    with closing(sqlite3.connect(told)) as source, connection.cursor() as cursor:
        schema = cursor.execute("SELECT quote_ident(current_schema())").fetchone()[0]
        for table in tables:
            cursor.execute(f"CREATE TEMP TABLE {table.name} (LIKE {schema}.{table.name} INCLUDING INDEXES)")
            _fill(source, cursor, table)
        cursor.execute("CREATE TEMP TABLE inside (number integer PRIMARY KEY)")
        numbers = source.execute("SELECT number FROM inside").fetchall()
        cursor.executemany("INSERT INTO inside VALUES (%s)", numbers)
        inside = "SELECT number FROM pg_temp.inside"
        cursor.execute(f"CREATE TEMP VIEW page AS SELECT * FROM {schema}.page WHERE number IN ({inside})")
        for name in per_page:
            cursor.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM {schema}.{name} WHERE page IN ({inside})")
    connection.commit()


def _fill(source: sqlite3.Connection, cursor: Any, table: Table) -> None:
    """Write the rows that a table has in the file."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    truths = [isinstance(column.type, Boolean) for column in table.columns]
    write = f"INSERT INTO pg_temp.{table.name} ({names}) VALUES ({', '.join(['%s'] * len(truths))})"
    rows = source.execute(f"SELECT {names} FROM {table.name}")
    while part := rows.fetchmany(_AT_ONCE):
        cursor.executemany(
            write, [[bool(value) if truth else value for value, truth in zip(row, truths, strict=True)] for row in part]
        )
