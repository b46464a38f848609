"""docs/exports.md: every format has a section, and every example is what is written."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pytest

from recoupe.exports.affair_export import FORMS, Form, export_affair
from recoupe.exports.csv_rows import TABLES
from recoupe.exports.parquet import AFFAIR as OF_AFFAIR
from tests.exports.affair_pages import RECORDS, TEXTS
from tests.exports.affairs import AFFAIR

DOCS = (Path(__file__).parents[2] / "docs/exports.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\w+ (\S+)\n(.*?)^```", DOCS, re.M | re.S)


@cache
def exported(what: str) -> str:
    """Return an export of the test affair: "gexf", or a file of a folder, "csv/accounts.csv"."""
    form, _, name = what.partition("/")
    with TemporaryDirectory() as folder:
        out = export_affair(AFFAIR, RECORDS, TEXTS, form=cast("Form", form), out=Path(folder) / "x", bom=False)
        return (out / name).read_bytes().decode("utf-8") if name else out.read_bytes().decode("utf-8")


@pytest.mark.parametrize(("what", "block"), BLOCKS, ids=[what for what, _ in BLOCKS])
def test_example_is_what_is_written(what: str, block: str) -> None:
    """Each line of an example stands in the export, after the line before it; "..." leaves something out."""
    rest = exported(what)
    for line in block.splitlines():
        for part in filter(None, line.split("...")):
            assert part in rest, f"docs/exports.md shows {part!r}, which {what} does not have there"
            rest = rest[rest.index(part) + len(part) :]


def test_every_form_has_a_section_and_a_row() -> None:
    assert tuple(re.findall(r"^## (\w+)$", DOCS, re.M)) == FORMS
    assert tuple(re.findall(r"^\| `(\w+)` \|", DOCS, re.M)) == FORMS
    assert {what.partition("/")[0] for what, _ in BLOCKS} == set(FORMS) - {"parquet", "dossier"}


def test_tables_and_columns_are_named() -> None:
    assert [name for name in (*TABLES, *OF_AFFAIR) if f"`{name}`" not in DOCS] == []
