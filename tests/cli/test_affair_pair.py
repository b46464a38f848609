"""`recoupe pair`: two sides over time."""

import msgspec
import pytest

from recoupe.types.affair import Rung
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("built")


def rungs(run: Run, *options: str) -> list[Rung]:
    ran = run("pair", *options, "--json")
    assert ran.err == ""
    return msgspec.json.decode(ran.out, type=list[Rung])


def test_json_is_what_the_types_say_whatever_the_order_of_the_sides(run: Run) -> None:
    found = rungs(run, "Ostrane", "Valdorie")
    assert {rung.pair for rung in found} == {("state/xo", "state/xv")}
    assert rungs(run, "state/xv", "ostrane") == found
    lines = run("pair", "Ostrane", "Valdorie", "--jsonl").out.splitlines()
    assert [msgspec.json.decode(line, type=Rung) for line in lines] == found


def test_themes(run: Run) -> None:
    found = rungs(run, "Ostrane", "Valdorie")
    some = rungs(run, "Ostrane", "Valdorie", "--theme", "military", "--theme", "intelligence")
    assert some == [rung for rung in found if rung.theme in ("military", "intelligence")]
    assert {rung.theme for rung in some} == {"military", "intelligence"}


def test_a_person_shows_the_steps_of_the_state_in_which_she_took_part(run: Run) -> None:
    hers = rungs(run, "Irène Orsel", "Ostrane")
    assert hers
    assert {rung.pair for rung in hers} == {("state/xo", "state/xv")}
    assert len(hers) < len(rungs(run, "Valdorie", "Ostrane"))


def test_for_people(run: Run) -> None:
    ran = run("pair", "Ostrane", "Valdorie", "--theme", "military")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[:3] == ["Ostrane (state/xo) and Valdorie (state/xv)", "", "military"]
    [force] = [line for line in lines if line.startswith("  2021-03-03  force, ")]
    assert "  disputed  " in force
    assert "@" in force
    assert any("force: denied, Ostrane" in line and "  disputed  " in line for line in lines)
    assert "« Karsk dément tout bombardement de Hautelisse »" in ran.out


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("Ostrane", "nobody at all"), 1, "nobody in these acts has the id or name 'nobody at all'"),
        (("Ostrane", "state/xo"), 2, "'Ostrane' and 'state/xo' are the same actor, state/xo"),
        (("Viktor Selm", "Ostrane"), 2, "Viktor Selm and Ostrane are both of state/xo; relations are kept between states"),
        (("Ostrane",), 2, "Missing argument 'B'"),
        (("Ostrane", "lac"), 1, "actors fit 'lac'; name one by its id"),
        (("Ostrane", "Valdorie", "--theme", "sports"), 2, "'sports' is none of intelligence"),
        (("Maravie", "Front du Lac"), 4, "nothing is told between state/xm and group/front-du-lac"),
        (("Ostrane", "Valdorie", "--json", "--jsonl"), 2, "exclude each other"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_is_not_there(run: Run, options: tuple[str, ...], code: int, message: str) -> None:
    ran = run("pair", *options)
    assert ran.code == code
    assert message in " ".join(ran.err.replace("│", " ").split())


def test_nothing_between_two_is_an_empty_list_in_json(run: Run) -> None:
    ran = run("pair", "Maravie", "Front du Lac", "--json")
    assert (ran.code, ran.out) == (4, "[]\n")
