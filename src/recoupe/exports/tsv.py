"""Tables for spreadsheets and statistics: cells that no program takes for a formula, one row a line, tabs between cells."""

import csv
from collections.abc import Iterable
from typing import TextIO

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection")."""


def safe(text: str) -> str:
    """Return a text as it may stand in a cell: white space as single spaces, an apostrophe before what begins like a formula."""
    words = " ".join(text.split())
    return f"'{words}" if words.startswith(_FORMULA) else words


class TsvTable:
    """A table that is written row by row, UTF-8, tabs between cells; a cell with a quotation mark is quoted as in CSV."""

    def __init__(self, file: TextIO, columns: Iterable[str]) -> None:
        self._columns = tuple(columns)
        self._writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        self._writer.writerow(self._columns)
        self.rows = 0

    def add(self, row: dict[str, Cell]) -> None:
        """Write a row; a column that it does not name, or names None, is empty. Numbers stay numbers, below zero too.

        Raises:
            ValueError: if it names a column that the table does not have.
        """
        if unknown := row.keys() - set(self._columns):
            raise ValueError(f"the table has no column {sorted(unknown)[0]!r}")
        self._writer.writerow([_written(row.get(column)) for column in self._columns])
        self.rows += 1


def _written(cell: Cell) -> Cell:
    match cell:
        case str():
            return safe(cell)
        case float() if cell.is_integer():
            return int(cell)
        case _:
            return cell
