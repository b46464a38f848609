"""A store is made once, opened when it is there, and never by accident."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from recoupe.store import Store, create_store, open_store, status_of
from recoupe.types.errors import StoreError


def test_a_new_store_opens_again_empty(store: Store) -> None:
    store.close()
    assert status_of(open_store(store.path)).pages == 0


def test_a_missing_store_is_not_created_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match=r"none\.db: there is no store here; run 'recoupe init"):
        open_store(path)
    assert not path.exists()


def test_what_exists_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    with pytest.raises(StoreError, match="exists already"):
        create_store(path)
    assert path.read_text() == "mine"


def test_a_store_in_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be created"):
        create_store(tmp_path / "none" / "recoupe.db")


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to look like one " * 40])
def test_another_file_is_not_a_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is not a store of recoupe"):
        open_store(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_not_a_store(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (words TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is not a store of recoupe"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not a file"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("schema", "way"),
    [
        ("5", r"schema version 5, this recoupe \(.*\) reads 4; use a newer recoupe"),
        ("3", r"schema version 3, this recoupe \(.*\) reads 4; 'recoupe migrate --store .*(recoupe.db|port=.*)' brings it there"),
        ("2", r"schema version 2, this recoupe \(.*\) reads 4; use the recoupe that made it, or make a new store"),
        ("x", r"schema version 0, .*; use the recoupe that made it, or make a new store"),
    ],
)
def test_another_version_is_refused_with_both_numbers_and_the_way(store: Store, schema: str, way: str) -> None:
    with store.writing() as db:
        db.execute(text("UPDATE meta SET value = :schema WHERE key = 'schema'"), {"schema": schema})
    with pytest.raises(StoreError, match=way):
        open_store(store.path)


def test_the_file_has_a_write_ahead_log_and_foreign_keys(store_file: Store) -> None:
    with store_file.reading() as db:
        assert db.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert db.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_a_path_with_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "l'affaire 100% #1?é.db"
    create_store(path).close()
    assert status_of(open_store(path)).pages == 0
    assert path.is_file()


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("actor_decision", "(at, who, kind, ids, pages, why, anchors) VALUES ('2026', 'a', 'undo', '[]', '[]', '', '[]')"),
        ("item_decision", "(at, who, kind, items, why) VALUES ('2026', 'a', 'reject', '[]', '')"),
        ("page_decision", "(at, who, kind, page_id, name, path, why) VALUES ('2026', 'a', 'remove', 'b', 'c', 'd', '')"),
    ],
)
def test_decisions_are_only_ever_added(store: Store, table: str, row: str) -> None:
    with store.writing() as db:
        db.execute(text(f"INSERT INTO {table}{row}"))
    for change in (f"UPDATE {table} SET who = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(StoreError, match="only ever added"), store.writing() as db:
            db.execute(text(change))
    assert status_of(store).decisions == 1


def test_an_error_inside_a_transaction_keeps_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as db:
        db.execute(text("INSERT INTO failure(path, record, reason, at) VALUES ('a', '', 'b', 'c')"))
        raise ZeroDivisionError
    assert status_of(store).failures == ()


def test_a_store_that_cannot_be_finished_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.store.open.append_only_triggers", lambda _: ["CREATE NONSENSE"])
    with pytest.raises(StoreError, match="the database says"):
        create_store(tmp_path / "recoupe.db")
    assert list(tmp_path.iterdir()) == []
