"""Connections that see some pages only: views of the same names stand before the tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Table


def look_only_at(connection: Any, told: Path, tables: Sequence[Table], per_page: Sequence[str]) -> None:
    """Let a new connection see the pages numbered in `inside`, what they alone tell, and nothing else."""
    connection.execute("ATTACH DATABASE ? AS affair_told", (str(told),))
    inside = "SELECT number FROM affair_told.inside"
    for table in tables:
        connection.execute(f"CREATE TEMP VIEW {table.name} AS SELECT * FROM affair_told.{table.name}")
    connection.execute(f"CREATE TEMP VIEW page AS SELECT * FROM main.page WHERE number IN ({inside})")
    for name in per_page:
        connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} WHERE page IN ({inside})")
