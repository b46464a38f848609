"""CSV (RFC 4180, UTF-8): an affair as six tables that a spreadsheet opens and none of whose cells it runs."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from recoupe.exports.csv_cells import Row
from recoupe.exports.csv_rows import TABLES
from recoupe.exports.material import Material
from recoupe.exports.tsv import Cell, safe

BOM = "\ufeff"
"""Tells Excel that a file is UTF-8; other programs may take it for a part of the first column's name."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def csv_tables(material: Material, *, bom: bool = True) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each table's name ("happenings") and its lines in UTF-8, the header first.

    Args:
        material: the affair.
        bom: begin each table with a byte-order mark, as Excel needs it.
    """
    for name, (columns, rows) in TABLES.items():
        yield name, _written(columns, rows(material), bom=bom)


def _written(columns: Sequence[str], rows: Iterable[Row], *, bom: bool) -> Iterator[bytes]:
    yield (BOM if bom else "").encode() + _line(columns)
    for row in rows:
        if unknown := row.keys() - set(columns):
            raise ValueError(f"the table has no column {sorted(unknown)[0]!r}")
        yield _line([cell_of(row.get(column)) for column in columns])


def _line(cells: Sequence[Cell]) -> bytes:
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerow(cells)
    return file.getvalue().encode("utf-8", "replace")


def cell_of(value: Cell | bool) -> Cell:
    """Return a value as it stands in a cell.

    A text has its white space as single blanks, its control characters as U+FFFD, and an apostrophe before it when it begins like
    a formula (= + - @, tab, carriage return). A number stays a number, below zero too; true and false are words.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return safe(_CONTROL.sub("\ufffd", value))
        case _:
            return value
