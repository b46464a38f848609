"""`recoupe contradictions`, `accounts` and `sources`."""

import json

import msgspec
import pytest

from recoupe.cli.accounts import Sourced
from recoupe.types.affair import Contradiction, Happening
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("built")


def points(run: Run, *options: str) -> list[Contradiction]:
    return msgspec.json.decode(run("contradictions", "--json", *options).out, type=list[Contradiction])


def bombing(run: Run) -> Happening:
    [point] = points(run, "--about", "killed")
    found = msgspec.json.decode(run("timeline", "--json").out, type=list[Happening])
    return next(act for act in found if act.id == point.happening)


def test_points_in_json_are_what_the_types_say(run: Run) -> None:
    found = points(run)
    assert {"status", "killed", "wounded", "one_sided"} <= {point.about for point in found}
    lines = run("contradictions", "--jsonl").out.splitlines()
    assert [msgspec.json.decode(line, type=Contradiction) for line in lines] == found
    order = ["status", "killed", "wounded", "date", "weekday", "roles", "one_sided"]
    assert [order.index(point.about) for point in found] == sorted(order.index(point.about) for point in found)


def test_points_of_some_kinds(run: Run) -> None:
    assert points(run, "--about", "killed", "--about", "wounded") == [
        point for point in points(run) if point.about in ("killed", "wounded")
    ]


def test_a_point_for_people_has_both_sides_with_source_words_and_place(run: Run) -> None:
    lines = run("contradictions", "--about", "killed").out.splitlines()
    assert lines[0].startswith("how many were killed: ASSAULT Ostrane → Hautelisse, 2021-03-03  h-")
    assert lines[1].startswith("  4: Irène Orsel [AVP]  ")
    assert lines[2].startswith("      « L'armée ostranienne a bombardé mercredi")
    assert lines[3].startswith("  4: Valdorie [Les Nouvelles du Lac]  observatoire@")
    assert lines[4] == "      « Les autorités valdoriennes parlaient jusqu'ici de quatre morts »"
    assert lines[5].startswith("  6: Observatoire du Lac [Les Nouvelles du Lac]  observatoire@")
    assert len(lines) == 7


def test_who_is_not_heard(run: Run) -> None:
    assert "  not heard: Ostrane" in run("contradictions", "--about", "one_sided").out.splitlines()


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--about", "roles"), 4, "no such point"),
        (("--about", "weather"), 2, "'weather' is none of status"),
        (("--json", "--jsonl"), 2, "exclude each other"),
    ],
)
def test_points_that_are_not_there(run: Run, options: tuple[str, ...], code: int, message: str) -> None:
    ran = run("contradictions", *options)
    assert (ran.code, ran.out) == (code, "")
    assert message in " ".join(ran.err.replace("│", " ").split())


def test_accounts_of_an_act(run: Run) -> None:
    act = bombing(run)
    ran = run("accounts", act.id, "--json")
    assert msgspec.json.decode(ran.out, type=Happening) == act
    assert run("accounts", act.id[:6], "--json").out == ran.out
    assert run("accounts", act.id.removeprefix("h-"), "--json").out == ran.out
    lines = run("accounts", act.id).out.splitlines()
    assert lines[0] == f"2021-03-03  ASSAULT Ostrane → Hautelisse  {act.id}"
    assert lines[1] == f"for: {act.support} independent sources, against: 1"
    assert len([line for line in lines if line.startswith("- ")]) == len(act.accounts)
    assert len([line for line in lines if line.startswith("    « ")]) == len(act.tellings)
    assert any(line.startswith("- denied, according to Viktor Selm, a party to it  [Karsk Info]") for line in lines)


def test_sources_of_an_act(run: Run) -> None:
    act = bombing(run)
    found = msgspec.json.decode(run("sources", act.id, "--json").out, type=Sourced)
    assert (found.happening, found.support, found.against) == (act.id, act.support, act.against)
    assert sorted(key for source in found.sources for key in source.tellings) == sorted(told.key for told in act.tellings)
    assert len({source.origin.id for source in found.sources}) == len(found.sources)
    lines = run("sources", act.id).out.splitlines()
    [agency] = [line for line in lines if line.startswith("- AVP: ")]
    assert "4 pages = 1 source" in agency
    assert any(line.startswith("- Karsk Info: denied, 1 page (") for line in lines)


@pytest.mark.parametrize("command", ["accounts", "sources"])
def test_an_act_that_is_not_there(run: Run, command: str) -> None:
    ran = run(command, "h-zzzz")
    assert (ran.code, ran.out) == (1, "")
    assert "no happening has the id 'h-zzzz'; 'recoupe timeline' lists them" in ran.err
    several = run(command, "h-")
    assert several.code == 1
    assert "happenings have ids that begin with 'h-': h-" in several.err
    assert run(command).code == 2


def test_updates_are_left_out_until_asked_for(run: Run) -> None:
    ran = run("contradictions", "--updates", "--json")
    assert "left out" not in ran.err
    assert not any(point["updated"] for point in json.loads(run("contradictions", "--json").out))
