"""What people decide about events and quotes: an overlay that outlives re-reads, undone only by a later decision."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from recoupe.store import Store, find_page, save_page, search_pages
from recoupe.store.decisions import (
    Item,
    ItemKey,
    Overlay,
    Reviewed,
    Spot,
    list_decisions,
    note_item,
    present_items,
    read_item_decisions,
    reject_item,
    set_date,
    set_status,
    tell_same,
    undo_decision,
)
from recoupe.store.housekeeping.change import remove_page, restore_page
from recoupe.types.errors import DecisionError
from tests.store.desk import everything
from tests.store.pages import TALKS, write_page

DENIED = TALKS.index("démenti")
SAID = TALKS.index("négocierons")
NAMES = ("a", "b", "c", "d")
Steps = Callable[[Store], object]


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    for name in NAMES:
        save_page(store, write_page(tmp_path, name))
    return store


def event(page: str, offset: int = DENIED + 2) -> Spot:
    return Spot(page=page, offset=offset)


def quote(page: str) -> Spot:
    return Spot(page=page, offset=SAID + 3)


def key_in(store: Store, page: str, layer: str = "events") -> ItemKey:
    found = find_page(store, page)
    assert found
    with store.reading() as db:
        return next(key for key in present_items(db, [found.record.page.id]) if key.layer == layer)


def overlay(store: Store, page: str, layer: str = "events") -> Overlay:
    key = key_in(store, page, layer)
    with store.reading() as db:
        return read_item_decisions(db).on(key.page_id, key.layer, key.start, key.end, key.type)


def states(store: Store) -> list[tuple[int, int | None, int | None, int]]:
    return [(one.decision.number, one.undone_by, one.overruled_by, len(one.orphans)) for one in list_decisions(store)]


def pairs(store: Store) -> list[tuple[str, str, bool]]:
    with store.reading() as db:
        decided = read_item_decisions(db)
    names = {key_in(store, name).page_id: name for name in NAMES}
    return [(*sorted((names[one.page_id], names[other.page_id])), same) for one, other, same in decided.pairs()]  # type: ignore[misc]


def test_the_key_is_the_trigger_or_the_first_words(filled: Store) -> None:
    trigger, words = key_in(filled, "a"), key_in(filled, "a", "quotes")
    assert (TALKS[trigger.start : trigger.end], trigger.type) == ("démenti", "COOPERATE")
    assert (TALKS[words.start : words.end], words.type) == ("Nous ne", "direct")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], Overlay()),
        ([lambda s: reject_item(s, event("a"), why="no act")], Overlay(rejected=True, decisions=(1,))),
        ([lambda s: set_status(s, event("a"), "happened")], Overlay(status="happened", decisions=(1,))),
        (
            [lambda s: set_date(s, event("a"), "2016-10")],
            Overlay(date="2016-10", earliest="2016-10-01", latest="2016-10-31", decisions=(1,)),
        ),
        (
            [lambda s: set_date(s, event("a"), "2016-10-11/..")],
            Overlay(date="2016-10-11/..", earliest="2016-10-11", latest=None, decisions=(1,)),
        ),
        (
            [lambda s: note_item(s, event("a"), why="ask"), lambda s: note_item(s, event("a"), why=" ask\nagain ")],
            Overlay(notes=("ask", "ask again"), decisions=(1, 2)),
        ),
        (
            [lambda s: set_status(s, event("a"), "happened"), lambda s: set_status(s, event("a"), "alleged")],
            Overlay(status="alleged", decisions=(1, 2)),
        ),
        (
            [
                lambda s: set_status(s, event("a"), "happened"),
                lambda s: set_status(s, event("a"), "alleged"),
                lambda s: undo_decision(s, 2),
            ],
            Overlay(status="happened", decisions=(1,)),
        ),
        (
            [lambda s: reject_item(s, event("a"), why="x"), lambda s: undo_decision(s, 1), lambda s: undo_decision(s, 2)],
            Overlay(rejected=True, decisions=(1,)),
        ),
        ([lambda s: tell_same(s, event("a"), event("b"), same=True)], Overlay(decisions=(1,))),
        ([lambda s: reject_item(s, event("b"), why="no act"), lambda s: reject_item(s, quote("a"), why="x")], Overlay()),
    ],
)
def test_what_was_decided_about_an_event(filled: Store, steps: list[Steps], expected: Overlay) -> None:
    before = everything(filled, but="item_decision")
    for step in steps:
        step(filled)
    assert overlay(filled, "a") == expected
    assert everything(filled, but="item_decision") == before


def test_a_quote_is_rejected_at_any_of_its_words(filled: Store) -> None:
    made = reject_item(filled, quote("a"), why="a title")
    assert made.items == (Item(key=key_in(filled, "a", "quotes"), page="a", words="Nous ne négocierons pas"),)
    assert overlay(filled, "a", "quotes") == Overlay(rejected=True, decisions=(1,))
    assert [hit.decided for hit in search_pages(filled, "valdor").hits] == [1, 0, 0, 0]


def test_of_two_statuses_the_later_one_counts_and_both_are_listed(filled: Store) -> None:
    set_status(filled, event("a"), "happened")
    set_status(filled, event("a"), "alleged")
    set_date(filled, event("a"), "2016-10-11")
    set_date(filled, event("a"), "2016-10-12")
    assert states(filled) == [(1, None, 2, 0), (2, None, None, 0), (3, None, 4, 0), (4, None, None, 0)]


def test_the_same_and_then_not_the_same(filled: Store) -> None:
    tell_same(filled, event("b"), event("a"), same=True)
    assert pairs(filled) == [("a", "b", True)]
    tell_same(filled, event("a"), event("b"), same=False, why="another day")
    assert pairs(filled) == [("a", "b", False)]
    assert states(filled) == [(1, None, 2, 0), (2, None, None, 0)]
    undo_decision(filled, 2)
    assert pairs(filled) == [("a", "b", True)]


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (lambda s: tell_same(s, event("a"), event("c"), same=False), "decision 1, decision 2 would make one happening of two"),
        (lambda s: tell_same(s, event("c"), event("d"), same=True), "this would make .* that decision 3 says are not one"),
    ],
)
def test_decisions_on_pairs_do_not_contradict_each_other_in_a_ring(filled: Store, step: Steps, message: str) -> None:
    tell_same(filled, event("a"), event("b"), same=True)
    tell_same(filled, event("b"), event("c"), same=True)
    tell_same(filled, event("d"), event("a"), same=False)
    before = everything(filled)
    with pytest.raises(DecisionError, match=message):
        step(filled)
    assert everything(filled) == before


def test_undoing_does_not_bring_a_contradiction_back(filled: Store) -> None:
    tell_same(filled, event("a"), event("b"), same=True)
    undo_decision(filled, 1)
    tell_same(filled, event("b"), event("c"), same=True)
    tell_same(filled, event("a"), event("c"), same=False)
    with pytest.raises(DecisionError, match="decision 1, decision 3 would make one happening of two that decision 4 says"):
        undo_decision(filled, 2)


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (lambda s: reject_item(s, event("nobody"), why="x"), "no page has the id or name 'nobody'"),
        (lambda s: reject_item(s, event("a", 0), why="x"), "no event has its trigger, and no quote its words, at a:0"),
        (lambda s: reject_item(s, event("a", 10**9), why="x"), "at a:1000000000; 'recoupe show a' lists them all$"),
        (
            lambda s: set_status(s, event("a", TALKS.index("tout échange")), "denied"),
            f"lists them all; the triggers of its clause: COOPERATE at {DENIED} « ont démenti tout échange »",
        ),
        (lambda s: reject_item(s, event("a"), why=" "), "say why with --why"),
        (lambda s: note_item(s, event("a"), why=""), "say why with --why"),
        (lambda s: set_status(s, event("a"), "true"), "'true' is no status; one of happened, ongoing"),
        (lambda s: set_status(s, quote("a"), "denied"), "no event has its trigger at a:"),
        (lambda s: set_date(s, event("a"), "2016-13"), "is no date in EDTF; expected a day"),
        (lambda s: set_status(s, event("b"), "denied"), "has status denied already, by decision 1"),
        (lambda s: set_date(s, event("b"), "2016"), "has date 2016 already, by decision 2"),
        (lambda s: reject_item(s, event("b"), why="x"), "is rejected already, by decision 3"),
        (lambda s: tell_same(s, event("c"), event("b"), same=True), "this was decided already, by decision 4"),
        (lambda s: tell_same(s, event("a"), event("a", DENIED), same=True), "both places are one event, COOPERATE at a:"),
        (lambda s: undo_decision(s, 9), "there is no decision 9"),
        (lambda s: undo_decision(s, 5), "decision 5 is undone already, by decision 6"),
        (
            lambda s: reject_item(s, Spot(page="a", offset=DENIED, types=("ASSAULT",)), why="x"),
            "say which with --type: COOPERATE",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(filled: Store, step: Steps, message: str) -> None:
    set_status(filled, event("b"), "denied")
    set_date(filled, event("b"), "2016")
    reject_item(filled, event("b"), why="x")
    tell_same(filled, event("b"), event("c"), same=True)
    note_item(filled, event("d"), why="x")
    undo_decision(filled, 5)
    before = everything(filled)
    with pytest.raises(DecisionError, match=message):
        step(filled)
    assert everything(filled) == before


def test_several_items_at_one_place_are_listed_and_a_type_chooses(store: Store, tmp_path: Path) -> None:
    page = write_page(tmp_path, "a")
    (first,) = page.record.events
    second = msgspec.structs.replace(first, type="AID")
    twice = msgspec.structs.replace(page.record, events=(first, second, first))
    save_page(store, msgspec.structs.replace(page, record=twice))
    with pytest.raises(DecisionError, match=r"2 items share a:\d+, say which with --type: COOPERATE at \d+ « .* »; AID at "):
        reject_item(store, event("a"), why="x")
    made = reject_item(store, Spot(page="a", offset=DENIED, types=("AID", "ASSAULT")), why="x")
    assert [item.key.type for item in made.items] == ["AID"]


def test_decisions_outlive_a_reread_and_a_key_that_is_gone_is_an_orphan(filled: Store, tmp_path: Path) -> None:
    set_status(filled, event("a"), "happened")
    tell_same(filled, event("a"), event("b"), same=True)
    again = write_page(tmp_path, "a", engine="engine-2")
    assert save_page(filled, again) == "replaced"
    assert states(filled) == [(1, None, None, 0), (2, None, None, 0)]
    key = key_in(filled, "a")
    without = msgspec.structs.replace(again.record, events=(), page=msgspec.structs.replace(again.record.page, engine="engine-3"))
    assert save_page(filled, msgspec.structs.replace(again, record=without)) == "replaced"
    found = list_decisions(filled)
    assert [one.orphans for one in found] == [(key,), (key,)]
    assert [one.machine for one in found] == [(None,), (None, "denied, no date")]
    with filled.reading() as db:
        decided = read_item_decisions(db)
        assert decided.orphans(present_items(db, decided.page_ids())) == ((1, key), (2, key))
    save_page(filled, write_page(tmp_path, "a", engine="engine-4"))
    assert overlay(filled, "a").status == "happened"


def test_a_decision_about_a_page_that_is_gone_is_kept_and_listed(filled: Store, tmp_path: Path) -> None:
    made = reject_item(filled, event("a"), why="no act")
    remove_page(filled, "a", why="a test")
    assert list_decisions(filled) == (Reviewed(decision=made, machine=(None,), orphans=(made.items[0].key,)),)
    restore_page(filled, "a")
    save_page(filled, write_page(tmp_path, "a"))
    assert list_decisions(filled) == (Reviewed(decision=made, machine=("denied, no date",)),)
    assert overlay(filled, "a").rejected
