"""A writer killed at any moment loses no committed page and leaves no half page; the next one goes on; a full disk is said."""

import random
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from recoupe.store import Store, create_store, open_store, save_page, verify_store
from recoupe.store.housekeeping.backup import back_up
from recoupe.store.housekeeping.sound import check_store
from recoupe.types.errors import StoreError
from tests.store.killed import check_after_kill, content, kill_while_writing, pages_in
from tests.store.pages import TALKS, write_page
from tests.store.writer import write_pages

PAGES, KILLS = 60, 5
ROOT = Path(__file__).parents[2]


def test_a_writer_that_is_killed_again_and_again(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    alone = create_store(tmp_path / "alone.db")
    write_pages(alone.path, folder, PAGES)
    undisturbed, now = content(alone), content(store)
    command = [sys.executable, "-m", "tests.store.writer", str(store.path), str(folder), str(PAGES)]
    chance, hit = random.Random(20161012), 0
    for _ in range(KILLS):
        hit += kill_while_writing(store, command, ROOT, chance, pages=PAGES // KILLS - 2, pause=0.05)
        now = check_after_kill(store, now, undisturbed)
    assert hit >= KILLS - 1
    write_pages(store.path, folder, PAGES)
    assert content(store) == undisturbed
    assert pages_in(store) == PAGES


def test_a_full_disk_is_said_and_nothing_of_the_page_is_written(store_file: Store, tmp_path: Path) -> None:
    save_page(store_file, write_page(tmp_path, "first"))
    before = content(store_file)
    path = store_file.path
    store_file.close()
    full = open_store(path)
    with full.reading() as db:
        size = db.execute(text("PRAGMA page_count")).scalar_one()

    def limit(connection: Any, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count={size}")

    full.close()
    event.listen(full._engine, "connect", limit)
    long = write_page(tmp_path, "second", TALKS * 200)
    with pytest.raises(StoreError, match=r"recoupe\.db: the disk is full; nothing of this was written"):
        save_page(full, long)
    assert content(full) == before
    assert check_store(path).faults == ()
    full.close()
    room = open_store(path)
    assert save_page(room, long) == "added"
    assert [check.mismatches for check in verify_store(room)] == [(), ()]
    room.close()


def test_a_backup_for_which_there_is_no_room_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        (tmp_path / "backup.db.part").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("recoupe.store.housekeeping.backup._copy", no_room)
    with pytest.raises(
        StoreError, match=r"backup\.db: the backup cannot be written \(.*No space left on device\); nothing is left"
    ):
        back_up(store, tmp_path / "backup.db")
    assert [path.name for path in tmp_path.iterdir() if "backup" in path.name] == []
