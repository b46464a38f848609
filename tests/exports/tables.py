"""A table as the programs that read it see it."""

import csv
import io
from collections.abc import Iterable

from recoupe.exports import TsvTable
from recoupe.exports.tsv import Cell


def written(rows: Iterable[dict[str, Cell]], columns: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of a table, written and read again."""
    file = io.StringIO()
    table = TsvTable(file, columns)
    for row in rows:
        table.add(row)
    found = list(csv.DictReader(io.StringIO(file.getvalue()), delimiter="\t"))
    assert table.rows == len(found)
    return found
