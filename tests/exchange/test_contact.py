"""Contact: two messages, the intersection and nothing else, as often and over as much as was agreed."""

import sqlite3

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.exchange.contact import Answered, Learned, ask_contact
from recoupe.exchange.contact.blind import SIZE, blind_items, blind_points, new_secret, pack_points, unpack_points
from recoupe.types.errors import ExchangeError, RefusedError
from tests.exchange.carried import forge, inside, ledger, receive
from tests.exchange.made import Act, Desk, agreement_text, clause, fill, sign_both

COUNT = '[contact]\nover = ["captures", "actors", "passages"]\nlearn = "count"\n'
MEMBERS = COUNT.replace("count", "members")
SHARED = Act(page="commune", happening="h-0000000007")


@pytest.fixture
def both(one: Desk, other: Desk) -> tuple[Desk, Desk]:
    """Two desks of which each holds pages of its own, and one page is on both sides."""
    fill(one, [SHARED])
    fill(other, [Act(page="seule", happening="h-0000000008"), SHARED])
    return one, other


def agree(one: Desk, other: Desk, head: str, *clauses: str) -> None:
    sign_both(one, other, agreement_text(one, other, *clauses, head=head))


def talk(one: Desk, other: Desk, over: str = "captures") -> tuple[Answered, Learned]:
    ask_contact(one.store, one.keys, "Desk Dunes", one.folder / "question", over=over)
    answered = receive(other, one.folder / "question")
    learned = receive(one, one.folder / "question.reply")
    assert isinstance(answered, Answered)
    assert isinstance(learned, Learned)
    return answered, learned


def sha256s(desk: Desk) -> set[str]:
    with sqlite3.connect(desk.store.path) as db:
        return {row[0] for row in db.execute("SELECT sha256 FROM page")}


def test_the_count_and_nothing_else(both: tuple[Desk, Desk]) -> None:
    agree(*both, COUNT)
    answered, learned = talk(*both)
    assert (learned.both, learned.members, learned.ours, learned.theirs) == (1, None, 3, 2)
    assert (answered.theirs, answered.ours) == (3, 2)
    kinds = [[entry.kind for entry in ledger(desk)][3:] for desk in both]
    assert kinds == [["contact_asked", "contact_learned"], ["contact_answered"]]
    assert msgspec.json.decode(ledger(both[0])[-1].body)["members"] is None


def test_the_members_when_agreed(both: tuple[Desk, Desk]) -> None:
    agree(*both, MEMBERS)
    _, learned = talk(*both)
    assert set(learned.members or ()) == sha256s(both[0]) & sha256s(both[1])
    assert learned.both == 1


def test_nothing_in_common_is_nothing(one: Desk, other: Desk) -> None:
    fill(other, [Act(page="seule", happening="h-0000000008")])
    agree(one, other, MEMBERS)
    assert talk(one, other)[1].members == ()


def test_actors_and_passages_can_be_compared(both: tuple[Desk, Desk]) -> None:
    agree(*both, MEMBERS)
    ask_contact(both[0].store, both[0].keys, "Desk Dunes", both[0].folder / "question", over="passages")
    receive(both[1], both[0].folder / "question")
    learned = receive(both[0], both[0].folder / "question.reply")
    assert isinstance(learned, Learned)
    assert 0 < learned.both <= min(learned.ours, learned.theirs)


def test_a_clause_of_contact_narrows_what_is_compared(both: tuple[Desk, Desk]) -> None:
    agree(*both, MEMBERS, clause("c", ["events"], "contact", 'themes = ["military"]'))
    with pytest.raises(ExchangeError, match="holds no captures to compare"):
        ask_contact(both[0].store, both[0].keys, "Desk Dunes", both[0].folder / "q", over="captures")
    asked = ask_contact(both[0].store, both[0].keys, "Desk Dunes", both[0].folder / "q", over="actors")
    assert asked.items == 2


def test_neither_message_holds_an_item_or_its_bare_point(both: tuple[Desk, Desk]) -> None:
    agree(*both, COUNT)
    talk(*both)
    question = inside(both[1], both[0].folder / "question")[1]
    answer = inside(both[0], both[0].folder / "question.reply")[1]
    for item in sha256s(both[0]) | sha256s(both[1]):
        assert item.encode() not in question + answer
    points = [set(unpack_points(msgspec.json.decode(answer)[name], largest=9)) for name in ("yours", "ours")]
    assert points[0].isdisjoint(points[1])


def test_the_order_says_nothing_when_only_the_count_is_learned(both: tuple[Desk, Desk]) -> None:
    agree(*both, COUNT)
    talk(*both)
    answer = msgspec.json.decode(inside(both[0], both[0].folder / "question.reply")[1])
    for name in ("yours", "ours"):
        points = list(unpack_points(answer[name], largest=9))
        assert points == sorted(points)


def test_not_more_often_than_agreed(both: tuple[Desk, Desk]) -> None:
    agree(*both, COUNT)
    talk(*both)
    with pytest.raises(ExchangeError, match=r"\[contact\] every_days: 7: the last one was on"):
        ask_contact(both[0].store, both[0].keys, "Desk Dunes", both[0].folder / "again")
    assert not (both[0].folder / "again").exists()


def test_the_other_side_counts_too(both: tuple[Desk, Desk]) -> None:
    agree(*both, COUNT)
    talk(*both)
    envelope, payload = inside(both[1], both[0].folder / "question")
    again = forge(*both, msgspec.structs.replace(envelope, id="0" * 32), payload, both[1].folder / "again")
    with pytest.raises(RefusedError, match="every_days") as caught:
        receive(both[1], again)
    assert caught.value.cause == "outside"


def test_no_more_than_agreed(both: tuple[Desk, Desk]) -> None:
    agree(*both, COUNT + "largest = 2\n")
    with pytest.raises(ExchangeError, match="largest: 2: this desk holds 3 captures"):
        ask_contact(both[0].store, both[0].keys, "Desk Dunes", both[0].folder / "q", over="captures")
    asked = ask_contact(both[1].store, both[1].keys, "Desk Lisse", both[1].folder / "q", over="captures")
    assert asked.items == 2
    with pytest.raises(RefusedError, match="largest: 2"):
        receive(both[0], both[1].folder / "q")


def test_only_over_what_was_agreed(both: tuple[Desk, Desk]) -> None:
    agree(*both, '[contact]\nover = ["captures"]\nlearn = "count"\n')
    with pytest.raises(ExchangeError, match="no agreement in force with this partner has 'actors'"):
        ask_contact(both[0].store, both[0].keys, "Desk Dunes", both[0].folder / "q", over="actors")


def test_an_answer_is_read_once_and_only_when_asked(both: tuple[Desk, Desk]) -> None:
    agree(*both, COUNT)
    talk(*both)
    reply = both[0].folder / "question.reply"
    with pytest.raises(RefusedError) as caught:
        receive(both[0], reply)
    assert caught.value.cause == "replayed"
    envelope, payload = inside(both[0], reply)
    forged = forge(both[1], both[0], msgspec.structs.replace(envelope, about="0" * 32), payload, both[0].folder / "forged")
    with pytest.raises(RefusedError) as caught:
        receive(both[0], forged)
    assert caught.value.cause == "not_sent"


@pytest.mark.parametrize("points", ["zz", "00" * SIZE, "ff" * SIZE, "00", 2 * ("e2f2ae0a6abc4e71" + "00" * 24)])
def test_what_is_no_point_is_refused(points: str) -> None:
    with pytest.raises(RefusedError):
        unpack_points(points, largest=10)


def test_too_many_points_are_refused() -> None:
    points = pack_points(blind_items("abc", new_secret(), about="a"))
    assert len(unpack_points(points, largest=3)) == 3
    with pytest.raises(RefusedError, match="oversized"):
        unpack_points(points, largest=2)


sets = st.sets(st.text(max_size=4), max_size=8)


@settings(max_examples=40, deadline=None)
@given(ours=sets, theirs=sets)
def test_twice_blinded_the_same_is_the_same(ours: set[str], theirs: set[str]) -> None:
    mine, yours = new_secret(), new_secret()
    left = blind_points(blind_items(sorted(ours), mine, about="a"), yours)
    right = set(blind_points(blind_items(sorted(theirs), yours, about="a"), mine))
    assert {item for item, point in zip(sorted(ours), left, strict=True) if point in right} == ours & theirs
    assert set(blind_items(ours, mine, about="a")).isdisjoint(blind_items(ours, mine, about="b"))
