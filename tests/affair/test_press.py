"""A dispatch, its copies, its update, and outlets that name each other: what is one source, and what a contradiction."""

import pytest

from recoupe.pipeline.corpus import ReadPage
from tests.affair.desk import Desk, act_of, told_on
from tests.affair.shown import account_row, point_row

COPIES = ("copy_a", "copy_b", "copy_c", "copy_d", "copy_e")
AVP, RADIO = "Agence valdorienne de presse", "Radio Dunes"
MINISTRY = "org/valdoria-moi"


def test_five_copies_of_a_dispatch_are_one_source(desk: Desk, press: dict[str, ReadPage]) -> None:
    bombing = act_of(desk.built(press[name] for name in COPIES), "ASSAULT", "Une bombe a explosé")
    assert [account_row(account) for account in bombing.accounts] == [
        ("asserts", "", "killed 5", "AVP", "5"),
        ("asserts", MINISTRY, "killed 5", "AVP", "5"),
        ("asserts", "group/front-du-lac", "", "AVP", "5"),
    ]
    assert (bombing.support, bombing.against) == (1, 0)


@pytest.mark.parametrize("credited", ["copy_a", "copy_b"])
def test_a_copy_alone_has_one_source_too(desk: Desk, press: dict[str, ReadPage], credited: str) -> None:
    bombing = act_of(desk.built([press[credited]]), "ASSAULT", "Une bombe a explosé")
    assert (bombing.support, bombing.against) == (1, 0)


def test_an_update_is_the_same_act_with_both_figures_dated(desk: Desk, press: dict[str, ReadPage]) -> None:
    affair = desk.built(press[name] for name in (*COPIES, "update"))
    bombing = act_of(affair, "ASSAULT", "Une bombe a explosé")
    figures = [
        (account.according_to, account.killed, account.told.earliest, account.told.latest)
        for account in bombing.accounts
        if account.killed
    ]
    assert figures == [
        ((), (5, 5), "2021-04-12", "2021-04-12"),
        ((MINISTRY,), (5, 5), "2021-04-12", "2021-04-12"),
        ((), (7, 7), "2021-04-13", "2021-04-13"),
        ((MINISTRY,), (7, 7), "2021-04-13", "2021-04-13"),
    ]
    assert sorted(point_row(point, affair) for point in affair.contradictions) == [
        ("figures.disjoint updated", "killed", "5 / 7", "AVP", "AVP", ""),
        ("figures.disjoint updated", "killed", "5 / 7", MINISTRY, MINISTRY, ""),
    ]
    assert bombing.support == 1


def test_an_outlet_that_names_another_is_no_source_of_its_own(desk: Desk, press: dict[str, ReadPage]) -> None:
    bombing = act_of(desk.built([press["radio"], press["citing"]]), "ASSAULT", "neuf")
    assert sorted(account_row(account) for account in bombing.accounts) == [
        ("asserts", "media/radio-dunes", "killed 9", RADIO, "1"),
        ("asserts", "unknown/rescuers", "killed 9", RADIO, "1"),
    ]
    assert bombing.support == 1
    assert {told.origin.rule for told in bombing.tellings} == {"quoted", "publisher"}


def test_figures_of_two_sources_contradict_each_other(desk: Desk, press: dict[str, ReadPage]) -> None:
    affair = desk.built(press[name] for name in ("copy_a", "radio"))
    [point] = affair.contradictions
    assert point_row(point, affair) == ("figures.disjoint", "killed", "5 / 9", f"AVP; {MINISTRY}", "unknown/rescuers", "")


def test_the_same_figure_of_another_place_is_another_act(desk: Desk, press: dict[str, ReadPage]) -> None:
    affair = desk.built(press[name] for name in ("copy_a", "elsewhere"))
    [karsk] = told_on(affair, "elsewhere")
    assert [told.page_name for told in karsk.tellings] == ["elsewhere"]
    assert affair.contradictions == ()
