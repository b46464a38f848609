"""`recoupe build`, and what every command on the affair says before it and when pages wait."""

import json
from pathlib import Path

import pytest

from recoupe.affair import BuildReport
from recoupe.cli.demo import SAMPLE
from tests.cli.conftest import Run

COMMANDS = (
    ("timeline",),
    ("pair", "Ostrane", "Valdorie"),
    ("contradictions",),
    ("accounts", "h-0000000000"),
    ("sources", "h-0000000000"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_nothing_is_built_yet(run: Run, command: tuple[str, ...]) -> None:
    run("init")
    ran = run(*command)
    assert (ran.code, ran.out) == (1, "")
    assert "recoupe.db: nothing is built yet; run 'recoupe build' first" in ran.err


@pytest.mark.parametrize("command", [("build",), *COMMANDS], ids=lambda command: command[0])
def test_there_is_no_store(run: Run, command: tuple[str, ...], tmp_path: Path) -> None:
    ran = run(*command)
    assert (ran.code, ran.out) == (1, "")
    assert "recoupe.db: there is no store here; run 'recoupe init" in ran.err
    assert list(tmp_path.glob("*.db*")) == []


def test_a_second_build_reads_nothing(run: Run, built: Path) -> None:
    assert built.exists()
    ran = run("build", "--actors", SAMPLE / "actors.csv", "--json")
    assert (ran.code, ran.err) == (0, "")
    report = json.loads(ran.out)
    assert set(report) == set(BuildReport.__struct_fields__)
    assert (report["pages"], report["read"]) == (12, 0)
    assert {name: (done["added"], done["changed"], done["removed"]) for name, done in report["written"].items()} == dict.fromkeys(
        ("happening", "contradiction", "rung", "built_actor", "built_page"), (0, 0, 0)
    )


def test_a_build_for_people(run: Run, built: Path) -> None:
    assert built.exists()
    lines = run("build", "--actors", SAMPLE / "actors.csv").out.splitlines()
    assert lines[0].startswith("12 pages (0 read anew), ")
    assert lines[1] == "4 passages on several pages"
    assert len([line for line in lines[3:] if line.endswith(" as before")]) == 5


def test_pages_that_wait_are_said_and_then_taken_in(run: Run, built: Path, page: Path) -> None:
    assert built.exists()
    assert run("add", page, "--published", "2016-10-12").code == 0
    before = run("timeline", "--json")
    assert before.err == "recoupe: 1 page came or changed since this was built; 'recoupe build' takes that in\n"
    assert "(1 read anew)" in run("build", "--actors", SAMPLE / "actors.csv").out
    after = run("timeline", "--json")
    assert after.err == ""
    assert len(json.loads(after.out)) > len(json.loads(before.out))


def test_decisions_and_removals_that_wait_are_said_and_then_taken_in(run: Run, built: Path) -> None:
    assert built.exists()
    assert run("review", "reject", "lac_info:201", "--why", "no act").code == 0
    assert run("remove", "observatoire", "--why", "twice").code == 0
    assert run("timeline").err == "recoupe: 1 page went, 1 decision came since this was built; 'recoupe build' takes that in\n"
    assert run("build", "--actors", SAMPLE / "actors.csv").code == 0
    assert run("timeline").err == ""
    assert run("review", "undo", "1", "--why", "an act after all").code == 0
    assert run("timeline").err == "recoupe: 1 decision came since this was built; 'recoupe build' takes that in\n"


def test_an_empty_store_is_built(run: Run) -> None:
    run("init")
    ran = run("build", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["happenings"] == 0
    assert run("timeline").code == 4
    assert run("contradictions").code == 4


def test_a_file_of_actors_that_is_wrong_is_named(run: Run, tmp_path: Path) -> None:
    run("init")
    (tmp_path / "who.csv").write_text("id,kind\n", encoding="utf-8")
    ran = run("build", "--actors", "who.csv")
    assert ran.code == 1
    assert "who.csv" in ran.err
