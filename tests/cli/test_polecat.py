"""`recoupe read --polecat FILE`: what is written, what stays, exit codes."""

import csv
import json
from pathlib import Path

import pytest

from recoupe.cli import reading
from recoupe.exports import COLUMNS
from recoupe.types.errors import LexiconError
from tests.cli.conftest import Run


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_events_of_all_pages(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty_of_acts.txt").write_text("Il pleut sur la ville depuis mardi, et la mer monte.\n", encoding="utf-8")
    ran = run("read", page, "empty_of_acts.txt", "--polecat", "events.tsv")
    found = rows(tmp_path / "events.tsv")
    assert (ran.code, ran.out, ran.err) == (0, "", f"recoupe: events.tsv: {len(found)} events of 2 pages\n")
    assert {row["page_name"] for row in found} == {"talks"}
    aid = [row for row in found if row["Event Type"] == "AID"]
    assert [(row["Actor Country"], row["Recipient Country"], row["status"], row["Quad Code"]) for row in aid] == [
        ("FRA", "SYR", "denied", "MATERIAL COOPERATION")
    ]


def test_a_page_without_events_leaves_the_header(run: Run, tmp_path: Path) -> None:
    ran = run("read", "-", "--polecat", "events.tsv", stdin=b"Il pleut sur la ville.")
    assert (ran.code, ran.err) == (0, "recoupe: events.tsv: 0 events of 1 page\n")
    assert (tmp_path / "events.tsv").read_text(encoding="utf-8") == "\t".join(COLUMNS) + "\n"


def test_records_and_table_in_one_run(run: Run, page: Path, tmp_path: Path) -> None:
    alone = run("read", page, "--jsonl")
    both = run("read", page, "--jsonl", "--polecat", "events.tsv")
    assert (both.code, both.out) == (0, alone.out)
    assert len(rows(tmp_path / "events.tsv")) == len(json.loads(both.out)["events"])


def test_pages_that_fail_are_said_and_the_others_written(run: Run, page: Path, tmp_path: Path) -> None:
    ran = run("read", page, "nowhere.txt", "--polecat", "events.tsv")
    assert ran.code == 3
    assert "nowhere.txt" in ran.err
    assert rows(tmp_path / "events.tsv")


def test_an_earlier_table_is_written_over_and_nothing_else_stays(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "events.tsv").write_text("before", encoding="utf-8")
    assert run("read", page, "--polecat", "events.tsv").code == 0
    assert rows(tmp_path / "events.tsv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.tsv", "talks.txt"]


def test_an_earlier_table_stays_when_the_run_ends_with_an_error(
    run: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(**_: object) -> None:
        raise LexiconError("actors.csv:2: is wrong")

    monkeypatch.setattr(reading, "load_language", breaks)
    (tmp_path / "events.tsv").write_text("before", encoding="utf-8")
    ran = run("read", page, "--polecat", "events.tsv")
    assert (ran.code, ran.err) == (1, "recoupe: actors.csv:2: is wrong\n")
    assert (tmp_path / "events.tsv").read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.tsv", "talks.txt"]


def test_a_file_that_cannot_be_written(run: Run, page: Path) -> None:
    ran = run("read", page, "--polecat", "no/such/folder/events.tsv")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "recoupe: no/such/folder/events.tsv: cannot be written (No such file or directory);"
        " name a file in a folder that is there and is yours\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--polecat", "talks.txt"], "is one of the files to read"),
        (["--polecat", "./talks.txt"], "is one of the files to read"),
        (["--polecat", "."], "is a folder"),
        (["--polecat", "-"], "not standard output"),
        (["--polecat", "events.tsv", "--text"], "--text reads no events"),
        (["--polecat"], "requires an argument"),
    ],
)
def test_what_cannot_be_meant(run: Run, page: Path, tmp_path: Path, arguments: list[str], said: str) -> None:
    before = page.read_bytes()
    ran = run("read", "talks.txt", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.replace("│", " ").split())
    assert [path.name for path in tmp_path.iterdir()] == ["talks.txt"]
    assert page.read_bytes() == before
