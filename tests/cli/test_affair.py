"""`recoupe affair`, and `--affair` on the commands on many pages."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PAGE, Run
from tests.cli.test_review import told


@pytest.fixture
def stored(run: Run, page: Path) -> Run:
    run("init")
    Path("echo.txt").write_text(PAGE.replace("Paul Meyran", "Jean Castel"), encoding="utf-8")
    assert run("add", page, "--published", "2016-10-12").code == 0
    assert run("add", "echo.txt", "--published", "2016-10-14").code == 0
    return run


def names(run: Run, affair: str = "arms") -> list[str]:
    return [page["name"] for page in json.loads(run("affair", "show", affair, "--json").out)["pages"]]


def test_an_affair_from_the_first_command_to_the_last(stored: Run) -> None:
    empty = stored("affair", "list")
    assert (empty.code, empty.out) == (4, "")
    made = stored("affair", "new", "arms", "--actor", "state/fr", "--actor", "state/sy,state/ru", "--since", "2016-10-13")
    assert (made.code, made.out) == (0, "arms  1 page: --actor state/fr --actor state/sy,state/ru --since 2016-10-13\n")
    assert names(stored) == ["echo"]
    assert "arms: 1 page put in" in stored("affair", "add", "arms", "talks", "--why", "it began there").err
    assert names(stored) == ["talks", "echo"]
    assert "[put in by hand: it began there]" in stored("affair", "show", "arms").out
    assert "arms: 1 page left out" in stored("affair", "remove", "arms", "echo", "--why", "a copy").err
    assert names(stored) == ["talks"]
    shown = stored("affair", "show", "arms").out
    assert "  left out " in shown
    assert ": a copy" in shown
    assert stored("affair", "list").out.startswith("arms  1 page: ")
    assert "arms: forgotten; its pages stay in recoupe.db" in stored("affair", "delete", "arms").err
    assert stored("affair", "list").code == 4
    assert json.loads(stored("status", "--json").out)["pages"] == 2


def test_commands_keep_to_an_affair(stored: Run) -> None:
    stored("affair", "new", "arms")
    stored("affair", "add", "arms", "echo")
    assert [hit["name"] for hit in json.loads(stored("search", "livrer", "--affair", "arms", "--json").out)] == ["echo"]
    assert {quote["name"] for quote in json.loads(stored("quotes", "--affair", "arms", "--json").out)} == {"echo"}
    found = json.loads(stored("actors", "--affair", "arms", "--json").out)
    assert {actor["pages"] for actor in found} == {1}
    assert {"Jean Castel", "Paul Meyran"} & {actor["label"] for actor in found} == {"Jean Castel"}
    stored("affair", "remove", "arms", "echo")
    assert stored("search", "livrer", "--affair", "arms").code == 4
    assert stored("quotes", "--affair", "arms").code == 4
    assert stored("actors", "--affair", "arms").code == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search", "livrer", "--affair", "army"], "no affair is called 'army'; there are: arms"),
        (["quotes", "--affair", "army"], "no affair is called 'army'; there are: arms"),
        (["actors", "--affair", "army"], "no affair is called 'army'; there are: arms"),
        (["actors", "state/fr", "--affair", "arms"], "leave them out with an id"),
        (["affair", "show", "army"], "no affair is called 'army'; there are: arms"),
        (["affair", "add", "army", "talks"], "no affair is called 'army'; there are: arms"),
        (["affair", "add", "arms", "nobody"], "no page has the id or name 'nobody'"),
        (["affair", "add", "arms"], "Missing argument"),
        (["affair", "remove", "army", "talks"], "there are: arms"),
        (["affair", "delete", "army"], "there are: arms"),
        (["affair", "new", "arms"], "there is an affair 'arms' already"),
        (["affair", "new", "x", "--theme", "love"], "'love' is none of intelligence, military, diplomatic,"),
        (["affair", "new", "x", "--actor", "state/zz"], "no actor has the id 'state/zz'"),
        (["affair", "new", "x", "--since", "hier"], "'hier' is not a day"),
        (["affair", "new", "x", "--since", "2016-10-13", "--until", "2016-10-12"], "no day is between them"),
    ],
)
def test_what_cannot_be_is_usage(stored: Run, arguments: list[str], message: str) -> None:
    stored("affair", "new", "arms")
    ran = stored(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in told(ran.err)
