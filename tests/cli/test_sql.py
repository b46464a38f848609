"""`recoupe sql`: what it prints, in every form."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.sql.made import failure_row, page_row, write_run
from tests.store.pages import write_page

QUERY = "SELECT page, words, stance FROM quotes"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_run(tmp_path / "run", [page_row(write_page(tmp_path)), failure_row("a.bin", "is no page")], expected=2)


def test_an_answer_for_people_and_programs(run: Run, folder: Path) -> None:
    done = run("sql", folder, QUERY)
    assert done.code == 0
    head, row = done.out.splitlines()
    assert head.split() == ["page", "words", "stance"]
    assert row.endswith("  Nous ne négocierons pas  refuse")
    assert "1 shard still to be read; the answer is over the others" in done.err
    [told] = json.loads(run("sql", folder, QUERY, "--json").out)
    assert told == json.loads(run("sql", folder, QUERY, "--jsonl").out)
    assert (told["words"], told["stance"]) == ("Nous ne négocierons pas", "refuse")
    rows = list(csv.DictReader(io.StringIO(run("sql", folder, QUERY, "--csv").out)))
    assert rows == [told]


def test_lists_and_nulls_as_csv(run: Run, folder: Path) -> None:
    done = run("sql", folder, "SELECT ['a', 'b'] AS some, NULL AS none, 'x,\"y' AS odd", "--csv")
    assert list(csv.reader(io.StringIO(done.out))) == [["some", "none", "odd"], ["a; b", "", 'x,"y']]


def test_without_a_query_the_views_are_listed(run: Run, folder: Path) -> None:
    done = run("sql", folder)
    assert done.code == 0
    assert "quotes  Every statement that a page reports." in done.out
    assert [view["name"] for view in json.loads(run("sql", folder, "--json").out)] == [
        "pages", "quotes", "events", "actors", "times", "failures",
    ]  # fmt: skip


def test_the_views_in_a_file(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("sql", folder, "--save", tmp_path / "a.duckdb")
    assert (done.code, done.out) == (0, "")
    assert "views over 1 shard of" in done.err
    assert (tmp_path / "a.duckdb").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["SELECT 1 FROM pages WHERE false"], 4, "no row answers this"),
        (["SELEC"], 1, "DuckDB says: Parser Error"),
        ([QUERY, "--csv", "--json"], 2, "--csv excludes --json and --jsonl"),
    ],
)
def test_nothing_and_errors(run: Run, folder: Path, arguments: list[str], code: int, message: str) -> None:
    done = run("sql", folder, *arguments)
    assert done.code == code
    assert message in done.err
