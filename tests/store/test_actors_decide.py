"""What a person decides about actors: applied in order, kept for good."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import Store, find_page, open_store, save_page, status_of, verify_store
from recoupe.types.errors import StoreError
from tests.store.desk import ORSEL, PAGES, PLAIN, TAVEL, Desk, Rows, Steps, add_pages, changed, everything
from tests.store.people import Person, page_with

MERGED = changed({"person/marc-tavel", "person/tavel@p2"}, ("person/marc-tavel", "Marc Tavel", "p0 p1 p2 p3"))
WITH_KNOWN = changed({"person/irene-orsel", "person/tavel@p2"}, ("person/irene-orsel", "Irène Orsel", "p0 p2"))
SPLIT = changed({"person/marc-tavel"}, ("person/marc-tavel", "Marc Tavel", "p0 p3"), ("person/marc-tavel@p1", "Marc Tavel", "p1"))
RENAMED = changed({"person/marc-tavel"}, ("person/marc-tavel", "M. Tavel", "p0 p1 p3"))

CASES: dict[str, tuple[list[Steps], Rows]] = {
    "nothing": ([], PLAIN),
    "merge": ([lambda d: d.merge("person/marc-tavel", "person/tavel@p2")], MERGED),
    "merge keeps the known id": ([lambda d: d.merge("person/tavel@p2", "person/irene-orsel")], WITH_KNOWN),
    "merge of two known keeps the first": (
        [lambda d: d.merge("person/lena-doury", "person/irene-orsel")],
        changed({"person/irene-orsel", "person/lena-doury"}, ("person/lena-doury", "Léna Doury", "p0 p2 p3")),
    ),
    "merge of kinds where one is unknown": (
        [lambda d: d.merge("person/tavel@p4", "org/conseil-du-lac")],
        changed({"person/tavel@p4", "org/conseil-du-lac"}, ("org/conseil-du-lac", "Conseil du Lac", "p1 p4")),
    ),
    "merges in a row": (
        [
            lambda d: d.merge("person/marc-tavel", "person/tavel@p2"),
            lambda d: d.merge("person/tavel@p2", "person/tavel@p4"),
        ],
        changed(
            {"person/marc-tavel", "person/tavel@p2", "person/tavel@p4"}, ("person/marc-tavel", "Marc Tavel", "p0 p1 p2 p3 p4")
        ),
    ),
    "split": ([lambda d: d.split("person/marc-tavel", "p1")], SPLIT),
    "split of several pages, one twice": (
        [lambda d: d.split("person/marc-tavel", "p1", "p3", "p1")],
        changed(
            {"person/marc-tavel"}, ("person/marc-tavel", "Marc Tavel", "p0"), ("person/marc-tavel@p1", "Marc Tavel", "p1 p3")
        ),
    ),
    "split of a known actor": (
        [lambda d: d.split("person/irene-orsel", "p2")],
        changed(
            {"person/irene-orsel"}, ("person/irene-orsel", "Irène Orsel", "p0"), ("person/irene-orsel@p2", "Irène Orsel", "p2")
        ),
    ),
    "split, then merged with another": (
        [lambda d: d.split("person/marc-tavel", "p1"), lambda d: d.merge("person/tavel@p2", "person/marc-tavel@p1")],
        changed(
            {"person/marc-tavel", "person/tavel@p2"},
            ("person/marc-tavel", "Marc Tavel", "p0 p3"),
            ("person/tavel@p2", "Tavel", "p1 p2"),
        ),
    ),
    "split of what was merged": (
        [lambda d: d.merge("person/marc-tavel", "person/tavel@p2"), lambda d: d.split("person/marc-tavel", "p2", "p3")],
        changed(
            {"person/marc-tavel", "person/tavel@p2"},
            ("person/marc-tavel", "Marc Tavel", "p0 p1"),
            ("person/tavel@p2", "Tavel", "p2 p3"),
        ),
    ),
    "rename": ([lambda d: d.rename("person/marc-tavel", "  M.  Tavel ")], RENAMED),
    "rename twice": (
        [lambda d: d.rename("person/marc-tavel", "Marcel"), lambda d: d.rename("person/marc-tavel", "M. Tavel")],
        RENAMED,
    ),
    "undo a merge": ([lambda d: d.merge("person/marc-tavel", "person/tavel@p2"), lambda d: d.undo(1)], PLAIN),
    "undo a merge under another": (
        [
            lambda d: d.merge("person/marc-tavel", "person/tavel@p4"),
            lambda d: d.merge("person/marc-tavel", "person/tavel@p2"),
            lambda d: d.undo(1),
        ],
        MERGED,
    ),
    "undo a split": ([lambda d: d.split("person/marc-tavel", "p1"), lambda d: d.undo(1)], PLAIN),
    "undo a rename": ([lambda d: d.rename("person/marc-tavel", "M. Tavel"), lambda d: d.undo(1)], PLAIN),
    "undo an undoing": (
        [lambda d: d.merge("person/marc-tavel", "person/tavel@p2"), lambda d: d.undo(1), lambda d: d.undo(2)],
        MERGED,
    ),
    "undo an undoing and that again": (
        [
            lambda d: d.merge("person/marc-tavel", "person/tavel@p2"),
            lambda d: d.undo(1),
            lambda d: d.undo(2),
            lambda d: d.undo(3),
        ],
        PLAIN,
    ),
    "decided again after the undoing": (
        [
            lambda d: d.merge("person/marc-tavel", "person/tavel@p2"),
            lambda d: d.undo(1),
            lambda d: d.merge("person/marc-tavel", "person/tavel@p2"),
        ],
        MERGED,
    ),
}


@pytest.mark.parametrize(("steps", "expected"), CASES.values(), ids=list(CASES))
def test_decisions_change_who_is_who(desk: Desk, steps: list[Steps], expected: Rows) -> None:
    for step in steps:
        step(desk)
    assert desk.actors() == expected


@pytest.mark.parametrize(("steps", "expected"), CASES.values(), ids=list(CASES))
def test_decisions_outlive_a_re_read(
    desk: Desk, filled: Store, tmp_path: Path, steps: list[Steps], expected: Rows, knowledge: ActorsLexicon
) -> None:
    for step in steps:
        step(desk)
    add_pages(filled, tmp_path)
    add_pages(filled, tmp_path, engine="engine-2")
    again = open_store(filled.path)
    assert Desk(again, knowledge).actors() == expected
    assert [check.mismatches for check in verify_store(again)] == [()] * len(PAGES)
    again.close()


def test_a_decision_keeps_what_was_said(desk: Desk, filled: Store) -> None:
    made = [desk.merge("person/marc-tavel", "person/tavel@p2"), desk.split("person/irene-orsel", "p2"), desk.undo(1)]
    page_ids = {name: found.record.page.id for name in PAGES if (found := find_page(filled, name))}
    assert [(one.number, one.kind, one.ids, one.pages, one.undoes, one.why) for one in made] == [
        (1, "merge", ("person/marc-tavel", "person/tavel@p2"), (), None, "the same"),
        (2, "split", ("person/irene-orsel",), (page_ids["p2"],), None, ""),
        (3, "undo", (), (), 1, ""),
    ]
    assert made[0].anchors == (
        tuple((page_ids[name], "person/marc-tavel") for name in ("p0", "p1", "p3")),
        ((page_ids["p2"], "person/tavel"),),
    )
    assert desk.judged() == [(1, 3, None), (2, None, None), (3, None, None)]
    assert status_of(filled).decisions == 3


def test_bytes_that_are_no_text_do_no_harm(desk: Desk) -> None:
    assert desk.rename("person/marc-tavel", "Tavel\udce9").label == "Tavel?"
    assert [row for row in desk.actors() if row[0] == "person/marc-tavel"] == [("person/marc-tavel", "Tavel?", "p0 p1 p3")]


def test_decisions_touch_no_record(desk: Desk, filled: Store) -> None:
    before = everything(filled, but="actor_decision")
    desk.merge("person/marc-tavel", "person/tavel@p2")
    desk.rename("person/marc-tavel", "M. Tavel")
    assert everything(filled, but="actor_decision") == before


def test_a_later_page_joins_what_was_decided(desk: Desk, filled: Store, tmp_path: Path) -> None:
    desk.merge("person/tavel@p2", "person/marc-tavel")
    desk.split("person/irene-orsel", "p0")
    save_page(filled, page_with(tmp_path, "p5", "Marc Tavel, Irène Orsel.", TAVEL, ORSEL))
    assert desk.actors() == changed(
        {"person/marc-tavel", "person/tavel@p2", "person/irene-orsel"},
        ("person/tavel@p2", "Tavel", "p0 p1 p2 p3 p5"),
        ("person/irene-orsel", "Irène Orsel", "p2 p5"),
        ("person/irene-orsel@p0", "Irène Orsel", "p0"),
    )


def test_a_decision_follows_an_actor_that_becomes_known(desk: Desk, filled: Store, tmp_path: Path) -> None:
    desk.merge("person/tavel@p4", "person/marc-tavel")
    known = Person(id="person/marc-tavel", label="Marc Tavel", known=True)
    for name in ("p0", "p1", "p3"):
        people = [known if person is TAVEL else person for person in PAGES[name]]
        text = f"{name} : {', '.join(p.label for p in people)}."
        save_page(filled, page_with(tmp_path, name, text, *people, engine="engine-2"))
    assert ("person/marc-tavel", "Marc Tavel", "p0 p1 p3 p4") in desk.actors()
    assert desk.judged() == [(1, None, None)]


def test_a_decision_whose_actor_is_gone_is_listed_and_changes_nothing(desk: Desk, filled: Store, tmp_path: Path) -> None:
    desk.merge("person/marc-tavel", "person/tavel@p2")
    save_page(filled, page_with(tmp_path, "p2", "p2 : Tavel, Irène Orsel.", ORSEL, engine="engine-2"))
    assert desk.actors() == changed({"person/tavel@p2"})
    assert desk.judged() == [(1, None, "no page has person/tavel@p2 any more")]
    add_pages(filled, tmp_path)
    assert desk.actors() == MERGED
    assert desk.judged() == [(1, None, None)]


def test_decisions_are_only_ever_added(desk: Desk, filled: Store) -> None:
    desk.rename("person/marc-tavel", "M. Tavel")
    for change in ("UPDATE actor_decision SET why = 'x'", "DELETE FROM actor_decision"):
        with pytest.raises(StoreError, match="only ever added"), filled.writing() as db:
            db.execute(text(change))


KILLED = """
import os, signal, sys
from pathlib import Path
from recoupe.pipeline.language import load_knowledge
from recoupe.store import open_store
from recoupe.store.actors import decide, merge_actors

written = decide.add_decision

def add_and_die(db, decision):
    written(db, decision)
    os.kill(os.getpid(), signal.SIGKILL)

decide.add_decision = add_and_die
merge_actors(open_store(sys.argv[1]), load_knowledge(), "person/marc-tavel", "person/tavel@p2")
"""


def test_a_kill_before_the_end_leaves_no_decision(desk: Desk, filled: Store) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(filled.path)], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert (desk.actors(), desk.judged()) == (PLAIN, [])
    assert desk.merge("person/marc-tavel", "person/tavel@p2").number == 1
    assert desk.actors() == MERGED
