"""Cells that no spreadsheet runs, and rows that say what they hold."""

import io

import pytest

from recoupe.exports import TsvTable
from tests.exports.tables import written

COLUMNS = ("words", "count")

GUARDED = [
    ("=1+1", "'=1+1"),
    ("+33 1", "'+33 1"),
    ("- Non", "'- Non"),
    ("@compte", "'@compte"),
    ("\t=1", "'=1"),
    ("  -2", "'-2"),
    ("a=1", "a=1"),
    ("Le 3-4", "Le 3-4"),
    ("'=1", "'=1"),
    ("a\tb\nc\r\nd\u00a0e", "a b c d e"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "cell"), GUARDED)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    [row] = written([{"words": text, "count": -9.5}], COLUMNS)
    assert row == {"words": cell, "count": "-9.5"}


def test_quotation_marks_and_unknown_columns() -> None:
    [row] = written([{"words": '"Oui", a-t-il dit "hier"'}], COLUMNS)
    assert row == dict.fromkeys(COLUMNS, "") | {"words": '"Oui", a-t-il dit "hier"'}
    with pytest.raises(ValueError, match="the table has no column 'word'"):
        TsvTable(io.StringIO(), COLUMNS).add({"word": "x"})
