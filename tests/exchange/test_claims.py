"""What partners claim stands beside our own: never merged, never a second source for what we hold, gone after its day."""

from datetime import date

import msgspec

from recoupe.exchange.claims import Beside, claims_beside, drop_due_claims, some_beside
from tests.exchange.carried import claims, ledger, receive, send
from tests.exchange.made import Act, Desk, agreement_text, clause, fill, sign_both

ELSE = "un tout autre endroit que personne d'autre ne décrit ainsi dans la presse de la vallée"
EVENTS = clause("c", ["events"], "full", "[clauses.caveats]", "delete_by = 2030-06-01")


def beside(one: Desk, other: Desk, theirs: list[Act], ours: list[Act], form: str = "full") -> list[Beside]:
    fill(one, theirs)
    fill(other, ours)
    sign_both(one, other, agreement_text(one, other, EVENTS.replace('"full"', f'"{form}"')))
    send(one, one.folder / "letter")
    receive(other, one.folder / "letter")
    return list(claims_beside(other.store))


def points(found: list[Beside]) -> list[tuple[object, ...]]:
    return [
        (one.happenings, tuple(point.point for point in one.differs), one.same_passage, one.same_source, one.further)
        for one in found
    ]


OURS = Act(page="nous", happening="h-ours", publisher="Le Nord", killed=8)


def test_another_source_that_differs(desks: tuple[Desk, Desk]) -> None:
    theirs = Act(page="eux", happening="h-theirs", publisher="Le Sud", killed=25, status="denied", text=ELSE)
    assert points(beside(*desks, [theirs], [OURS])) == [(("h-ours",), ("status", "killed"), False, False, True)]


def test_the_same_publisher_is_no_further_source(desks: tuple[Desk, Desk]) -> None:
    theirs = Act(page="eux", happening="h-theirs", publisher="Le Nord", killed=8, text=ELSE)
    assert points(beside(*desks, [theirs], [OURS])) == [(("h-ours",), (), False, True, False)]


def test_the_same_passage_is_no_further_source(desks: tuple[Desk, Desk]) -> None:
    theirs = Act(page="eux", happening="h-theirs", publisher="Le Sud", killed=8)
    assert points(beside(*desks, [theirs], [OURS])) == [(("h-ours",), (), True, False, False)]


def test_the_same_passage_is_known_in_a_summary_too(desks: tuple[Desk, Desk]) -> None:
    theirs = Act(page="eux", happening="h-theirs", publisher="Le Sud", killed=8)
    assert points(beside(*desks, [theirs], [OURS], "summary")) == [(("h-ours",), (), True, False, False)]


def test_the_same_source_told_twice_is_one(desks: tuple[Desk, Desk]) -> None:
    theirs = [Act(page=page, happening="h-theirs", publisher="Le Sud", text=f"{ELSE} {page}") for page in ("a", "b")]
    assert [one[3:] for one in points(beside(*desks, theirs, [OURS]))] == [(False, True), (True, False)]


def test_another_act_is_another_act(desks: tuple[Desk, Desk]) -> None:
    theirs = [
        Act(page="a", happening="h-1", publisher="Le Sud", day="2021-03-05", text=ELSE),
        Act(page="b", happening="h-2", publisher="Le Sud", type="CONSULT", text=f"un {ELSE}"),
        Act(page="c", happening="h-3", publisher="Le Sud", actors=("state/zz",), text=f"deux {ELSE}"),
        Act(page="d", happening="h-4", publisher="Le Sud", recipients=("state/zz",), text=f"trois {ELSE}"),
    ]
    assert [one[:2] for one in points(beside(*desks, theirs, [OURS]))] == 4 * [((), ())]


def test_our_own_stays_as_it_was(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    fill(other, [OURS])

    def held() -> dict[str, object]:
        with other.store.reading() as db:
            return {name: db.exec_driver_sql(f"SELECT * FROM {name}").fetchall() for name in ("page", "happening", "telling")}

    before = held()
    fill(one, [Act(page="eux", happening="h-ours", publisher="Le Sud")])
    sign_both(one, other, agreement_text(one, other, EVENTS))
    send(one, one.folder / "letter")
    receive(other, one.folder / "letter")
    assert held() == before
    assert len(claims(other)) == 1


def test_claims_go_after_their_last_day(desks: tuple[Desk, Desk]) -> None:
    beside(*desks, [Act(page="eux", happening="h-1")], [])
    other = desks[1]
    assert drop_due_claims(other.store, date(2030, 6, 1)) == 0
    assert len(claims(other)) == 1
    assert drop_due_claims(other.store, date(2030, 6, 2)) == 1
    assert claims(other) == []
    last = ledger(other)[-1]
    assert (last.kind, msgspec.json.decode(last.body)["records"]) == ("dropped", 1)
    with other.store.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM claim_print").scalar_one() == 0


def test_a_screen_sees_of_some_claims_what_all_of_them_show(desks: tuple[Desk, Desk]) -> None:
    theirs = [
        Act(page="a", happening="h-1", publisher="Le Sud", killed=25, text=ELSE),
        Act(page="b", happening="h-1", publisher="Le Sud", text=f"{ELSE} encore"),
        Act(page="c", happening="h-2", publisher="L'Est", day="2021-03-05", text=f"deux {ELSE}"),
        Act(page="d", happening="h-2", publisher="L'Ouest", day="2021-03-05", text=f"deux {ELSE}"),
        Act(page="e", happening="h-3", publisher="Le Nord", day=None, text=f"trois {ELSE}"),
    ]
    found = beside(*desks, theirs, [OURS])
    assert [(one.happenings, one.further) for one in found] == [
        (("h-ours",), True),
        (("h-ours",), False),
        ((), True),
        ((), False),
        ((), True),
    ]
    with desks[1].store.reading() as db:
        for first in range(len(found)):
            numbers = [one.number for one in found[first:]]
            assert some_beside(db, numbers) == found[first:]
