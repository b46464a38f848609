"""`recoupe timeline`: every option, the JSON, what is not there."""

from pathlib import Path

import msgspec
import pytest

from recoupe.types.affair import Happening
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("built")


def acts(run: Run, *options: str) -> list[Happening]:
    ran = run("timeline", "--json", *options)
    assert ran.err == ""
    return msgspec.json.decode(ran.out, type=list[Happening])


def test_json_is_what_the_types_say_and_stands_by_day(run: Run) -> None:
    found = acts(run)
    assert len(found) > 30
    days = [act.day for act in found if act.day and len(act.day) == 10]
    assert days == sorted(days)
    ran = run("timeline", "--jsonl")
    assert [msgspec.json.decode(line, type=Happening) for line in ran.out.splitlines()] == found


def test_only_some(run: Run) -> None:
    everything = acts(run)
    for options, fits in (
        (("--type", "assault"), lambda act: act.type == "ASSAULT"),
        (("--type", "ASSAULT", "--type", "CONSULT"), lambda act: act.type in ("ASSAULT", "CONSULT")),
        (("--status", "denied"), lambda act: "denied" in [account.status for account in act.accounts]),
        (("--theme", "intelligence"), lambda act: "intelligence" in act.themes),
        (
            ("--min-sources", "2"),
            lambda act: len({origin.id for account in act.accounts for origin in account.origins}) >= 2,
        ),
    ):
        expected = [act for act in everything if fits(act)]
        assert 0 < len(expected) < len(everything)
        assert acts(run, *options) == expected


@pytest.mark.parametrize("who", ["state/xm", "Maravie", "maravie", "Royaume de Maravie"])
def test_an_actor_by_id_or_name(run: Run, who: str) -> None:
    found = acts(run, "--actor", who)
    assert found == acts(run, "--actor", "state/xm")
    ids = {party.id for act in found for told in act.tellings for party in told.actors + told.recipients}
    assert {"state/xm", "person/lena-doury"} <= ids


def test_actors_must_all_take_part(run: Run) -> None:
    both = acts(run, "--actor", "Ostrane", "--actor", "Maravie")
    assert both
    assert {act.id for act in both} < {act.id for act in acts(run, "--actor", "Maravie")}


def test_days(run: Run) -> None:
    within = acts(run, "--since", "2021-03-15", "--until", "2021-03-15")
    assert [act.day for act in within] == ["2021-03-15"]
    assert all(act.day != "2021-03-03" for act in acts(run, "--since", "2021-03-06"))
    assert {act.day for act in acts(run, "--until", "2020-12-31")} == {"2019"}


def test_for_people(run: Run) -> None:
    ran = run("timeline", "--type", "ASSAULT", "--since", "2021-03-03", "--until", "2021-03-03")
    assert ran.code == 0
    first, *rest = ran.out.splitlines()
    assert first.startswith("2021-03-03  ASSAULT Ostrane → Hautelisse  h-")
    assert first.endswith("  disputed")
    [told] = [line for line in rest if "4 killed, 9 wounded" in line]
    assert told.startswith(
        "  happened, according to Irène Orsel, a party to it, 4 killed, 9 wounded, 2021-03-03  [AVP, 4 pages = 1 source]  "
    )
    assert "@" in told.split("  ")[-1]


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--actor", "nobody at all"), 1, "nobody in these acts has the id or name 'nobody at all'; 'recoupe actors --text"),
        (("--type", "WAR"), 2, "'WAR' is none of AGREE"),
        (("--status", "true"), 2, "'true' is none of happened"),
        (("--theme", "sports"), 2, "'sports' is none of intelligence"),
        (("--since", "yesterday"), 2, "yesterday"),
        (("--since", "2021-03-05", "--until", "2021-03-04"), 2, "no day is between them"),
        (("--min-sources", "0"), 2, "greater than or equal to 1"),
        (("--json", "--jsonl"), 2, "exclude each other"),
        (("--since", "2031-01-01"), 4, "no such act"),
        (("--min-sources", "99"), 4, "no such act"),
        (("--store", "none.db"), 1, "none.db: there is no store here"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_is_not_there(run: Run, options: tuple[str, ...], code: int, message: str) -> None:
    ran = run("timeline", *options)
    assert (ran.code, ran.out) == (code, "")
    assert message in " ".join(ran.err.replace("│", " ").split())


def test_nothing_found_is_an_empty_list_in_json(run: Run) -> None:
    ran = run("timeline", "--since", "2031-01-01", "--json")
    assert (ran.code, ran.out) == (4, "[]\n")


def test_an_ambiguous_name_lists_who_is_meant(run: Run) -> None:
    ran = run("timeline", "--actor", "lac")
    assert ran.code == 1
    assert "actors fit 'lac'; name one by its id: " in ran.err
    assert "group/front-du-lac (Front du Lac)" in ran.err


def test_a_name_that_would_drive_the_terminal_is_escaped(run: Run) -> None:
    ran = run("timeline", "--actor", "\x1b[2Jx")
    assert "\x1b" not in ran.err
    assert "'\\x1b[2Jx'" in ran.err


def test_help_names_every_option(run: Run) -> None:
    shown = run("timeline", "--help").out
    for option in ("--actor", "--type", "--status", "--theme", "--since", "--until", "--min-sources", "--affair", "--json"):
        assert option in shown


def test_a_store_is_opened_and_left_as_it_is(run: Run, built: Path) -> None:
    before = built.read_bytes()
    run("timeline")
    assert built.read_bytes() == before
