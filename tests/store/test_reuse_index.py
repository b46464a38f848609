"""The index of a store answers as that in memory does, and no question of an update reads a whole table."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from recoupe.affair import reuse, update_reuse
from recoupe.stages.reuse import candidates
from recoupe.stages.reuse.candidates import MemoryIndex
from recoupe.store import Store
from recoupe.store.reuse.held import HeldPages
from recoupe.store.reuse.index import StoredIndex
from recoupe.store.reuse.pages import keep_pages
from recoupe.store.reuse.rows import key_of
from tests.reuse.texts import printed, prose
from tests.store.reuse_pages import save_prose

_BIG = ("reuse_print", "reuse_span", "reuse_side")


@pytest.mark.parametrize("least", [None, 1, 2, 3, 16])
def test_both_indexes_say_the_same(store: Store, tmp_path: Path, least: int | None) -> None:
    """Of fingerprints that nobody, one page, or more pages than are asked for hold."""
    memory, pages = MemoryIndex(), {}
    for number in range(5):
        text = "\n".join([*prose("footer", 2)[: 1 + number % 2], *prose(number, 2)])
        page_id = save_prose(store, tmp_path, f"p{number}", text)
        pages[key_of(page_id)] = printed(page_id, text)
        memory.add(key_of(page_id), set(pages[key_of(page_id)].prints.tolist()))
    asked = {number for page in pages.values() for number in page.prints.tolist()} | {-(2**63), 0, 2**63 - 1}
    with store.writing() as db:
        keep_pages(db, pages)
        index = StoredIndex(db)
        assert index.pages_with(asked, least) == memory.pages_with(asked, least)
        assert index.pages_with(set(), least) == {}
    assert {len(keys) for keys in memory.pages_with(asked).values()} == {1, 2, 5}


class _Plans:
    """The plans of the statements that a connection runs."""

    def __init__(self) -> None:
        self.scans: list[str] = []
        self.seen: set[str] = set()

    def before(self, db: Connection, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        if statement in self.seen or not statement.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            return
        self.seen.add(statement)
        cursor = db.connection.cursor()
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values[0] if many else values)
        told = [row[3] for row in cursor.fetchall()]
        self.scans += [f"{line}: {statement}" for line in told if line.startswith(tuple(f"SCAN {table}" for table in _BIG))]


@pytest.fixture
def plans() -> Iterator[_Plans]:
    made = _Plans()
    event.listen(Engine, "before_cursor_execute", made.before)
    yield made
    event.remove(Engine, "before_cursor_execute", made.before)


def test_no_question_of_an_update_reads_a_whole_table(
    store_file: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plans: _Plans
) -> None:
    """Pages come, go and are read anew, and leading pages change: fingerprints, spans and places are found by an index."""
    monkeypatch.setattr(candidates, "REPRESENTATIVES", 3)
    monkeypatch.setattr(candidates, "LEADING", 1)
    monkeypatch.setattr(reuse, "_AT_ONCE", 4)
    monkeypatch.setattr(reuse, "read_passages", lambda _: [])  # what is shown at the end is all of it
    source = random.Random(1)
    texts = {f"p{number}": "\n\n".join([*prose(number, 2), *prose("dispatch", 4)[source.randrange(3) :]]) for number in range(12)}
    for name, text in texts.items():
        save_prose(store_file, tmp_path, name, text)
    assert update_reuse(store_file).compared > len(texts)
    for name in sorted(texts)[::3]:
        save_prose(store_file, tmp_path, name, texts[name], engine="engine-2")
    assert update_reuse(store_file).removed == 4
    assert {word for statement in plans.seen for word in _BIG if word in statement} == set(_BIG)
    assert plans.scans == []


def test_no_more_pages_are_held_than_fit_and_those_used_last(store: Store, tmp_path: Path) -> None:
    ids = [save_prose(store, tmp_path, f"p{number}", "\n".join(prose(number, 2))) for number in range(4)]
    update_reuse(store)
    keys, held = [key_of(page_id) for page_id in ids], HeldPages(most=2)
    with store.reading() as db:
        first, again = held.of(db, keys), held.of(db, keys)
    assert [again[key].id for key in keys] == ids
    assert [again[key] is first[key] for key in keys] == [False, False, True, True]


def test_a_page_that_was_read_anew_is_not_taken_from_what_is_held(store: Store, tmp_path: Path) -> None:
    text, held = "\n".join(prose("p", 2)), HeldPages()
    key = key_of(save_prose(store, tmp_path, "p", text))
    update_reuse(store)
    with store.reading() as db:
        first = held.of(db, [key])[key]
        assert held.of(db, [key])[key] is first
    save_prose(store, tmp_path, "p", text, engine="engine-2")
    update_reuse(store)
    with store.reading() as db:
        assert held.of(db, [key])[key] is not first
