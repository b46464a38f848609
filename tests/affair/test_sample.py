"""The affair of `recoupe demo`: what its pages dispute, and how two states stand to each other."""

from recoupe.pipeline.corpus import ReadPage
from tests.affair.desk import Desk, act_of
from tests.affair.shown import account_row, point_row, rung_rows

OBSERVERS, MINISTER = "org/observatoire-du-lac", "person/irene-orsel"


def test_the_bombing_is_one_act_with_every_account(desk: Desk, sample: tuple[ReadPage, ...]) -> None:
    bombing = act_of(desk.built(sample), "ASSAULT", "a bombardé mercredi")
    assert bombing.day == "2021-03-03"
    rows = [account_row(account) for account in bombing.accounts]
    assert ("asserts", MINISTER, "killed 4 wounded 9", "AVP", "4") in rows
    assert ("asserts", OBSERVERS, "killed 6 wounded 11", "Les Nouvelles du Lac", "1") in rows
    assert [row for row in rows if row[0] == "denies"] == [
        ("denies", "state/xo", "", "Karsk Info", "1"),
        ("denies", "person/viktor-selm", "", "Karsk Info", "1"),
    ]
    assert bombing.against == 1


def test_whether_and_how_many_are_disputed(desk: Desk, sample: tuple[ReadPage, ...]) -> None:
    affair = desk.built(sample)
    bombing = act_of(affair, "ASSAULT", "a bombardé mercredi")
    points = {point.about: point for point in affair.contradictions if point.happening == bombing.id}
    assert sorted(points) == ["killed", "status", "wounded"]
    assert point_row(points["killed"], affair) == ("figures.disjoint", "killed", "4 / 6", f"{MINISTER}; state/xv", OBSERVERS, "")
    assert point_row(points["wounded"], affair) == ("figures.disjoint", "wounded", "9 / 11", MINISTER, OBSERVERS, "")
    denied = point_row(points["status"], affair)
    assert (denied[2], denied[4]) == ("happened / denied", "person/viktor-selm; state/xo")


def test_who_asked_for_the_meeting_is_told_by_one_side(desk: Desk, sample: tuple[ReadPage, ...]) -> None:
    affair = desk.built(sample)
    asked = act_of(affair, "REQUEST", "avait demandé cette rencontre")
    [point] = [point for point in affair.contradictions if point.happening == asked.id]
    assert point_row(point, affair) == ("one_sided.other_not_heard", "one_sided", "happened", MINISTER, "", "state/xo")


def test_contact_without_cooperation(desk: Desk, sample: tuple[ReadPage, ...]) -> None:
    affair = desk.built(sample)
    steps = [
        row for theme in ("intelligence", "diplomatic", "military") for row in rung_rows(affair, "Ostrane", "Valdorie", theme)
    ]
    denied = [(level, day) for level, status, day, _, _ in steps if level == "joint_action" and status == "denied"]
    assert denied == [("joint_action", "2021-03-07")]
    assert [level for level, *_ in steps if level in ("joint_action", "agreement", "exchange", "contact")].count(
        "joint_action"
    ) == 1
    assert any(level == "contact" for level, *_ in steps)


def test_force_is_disputed(desk: Desk, sample: tuple[ReadPage, ...]) -> None:
    steps = rung_rows(desk.built(sample), "Ostrane", "Valdorie", "military")
    force = [(status, day, marks) for level, status, day, _, marks in steps if level == "force" and day]
    assert force == [("happened", "2021-03-03", "disputed"), ("denied", "2021-03-03", "disputeddenied")]
