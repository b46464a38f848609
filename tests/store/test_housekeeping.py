"""Pages taken out and let in again, a store copied while others write, and whether a file is sound."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from recoupe.store import Store, create_store, find_page, open_store, save_page, search_pages, status_of, verify_store
from recoupe.store.housekeeping.backup import Backup, back_up
from recoupe.store.housekeeping.change import remove_page, restore_page
from recoupe.store.housekeeping.decided import decided_on_page, page_decisions
from recoupe.store.housekeeping.sound import check_store
from recoupe.types.errors import DecisionError, StoreError
from tests.store.desk import everything
from tests.store.pages import write_page


def test_a_page_that_is_removed_goes_with_all_its_rows_and_is_kept_out(store: Store, tmp_path: Path) -> None:
    page = write_page(tmp_path)
    empty = everything(store)
    save_page(store, page)
    made = remove_page(store, "talks", why="  a test\npage ")
    assert (made.number, made.kind, made.page_id, made.name, made.why) == (1, "remove", page.capture.id, "talks", "a test page")
    assert made.path == str(tmp_path / "talks.txt")
    after = everything(store)
    assert after.pop("page_decision") != empty.pop("page_decision")
    assert after == empty
    assert search_pages(store, "valdor").total == 0
    assert save_page(store, page) == "kept out"
    assert status_of(store).removed == (made,)
    assert find_page(store, "talks") is None


def test_a_page_that_is_restored_comes_back_when_it_is_added(store: Store, tmp_path: Path) -> None:
    page = write_page(tmp_path)
    save_page(store, page)
    remove_page(store, page.capture.id, why="a test page")
    restore_page(store, "talks")
    assert status_of(store).removed == ()
    assert save_page(store, page) == "added"
    remove_page(store, "talks", why="after all")
    assert save_page(store, page) == "kept out"
    with store.reading() as db:
        assert [one.kind for one in page_decisions(db)] == ["remove", "restore", "remove"]


def test_another_page_of_the_name_is_not_kept_out(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path))
    remove_page(store, "talks", why="a test page")
    other = write_page(tmp_path, text="Le Valdor refuse\n\nRien de plus.\n")
    assert save_page(store, other) == "added"
    second = remove_page(store, "talks", why="this one too")
    assert second.page_id == other.capture.id
    with pytest.raises(DecisionError, match=f"2 removed pages were called 'talks'; name one by its id: .*{other.capture.id}"):
        restore_page(store, "talks")
    restore_page(store, other.capture.id)
    restore_page(store, "talks")


@pytest.mark.parametrize(
    ("asked", "why", "message"),
    [
        ("nobody", "why", "no page has the id or name 'nobody'"),
        ("talks", " ", "say why with --why"),
        ("other", "why", "other is out already, by decision 1 of .*: not ours"),
    ],
)
def test_a_removal_that_cannot_be(store: Store, tmp_path: Path, asked: str, why: str, message: str) -> None:
    for name in ("talks", "other"):
        save_page(store, write_page(tmp_path, name))
    remove_page(store, "other", why="not ours")
    before = everything(store)
    with pytest.raises(DecisionError, match=message):
        remove_page(store, asked, why=why)
    with pytest.raises(DecisionError, match="was removed; 'recoupe status' lists those that were"):
        restore_page(store, "talks")
    assert everything(store) == before


def test_nothing_is_decided_on_most_pages(store: Store) -> None:
    decided = decided_on_page(store, "0" * 16)
    assert (decided.removed, decided.published, decided.publisher, decided.set_by) == (None, None, None, ())


def test_a_backup_has_every_page_and_is_a_store(store: Store, tmp_path: Path) -> None:
    for number in range(3):
        save_page(store, write_page(tmp_path, f"page{number}"))
    target = tmp_path / "kept/backup.db"
    target.parent.mkdir()
    made = back_up(store, target)
    assert made == Backup(path=str(target), pages=3, size=target.stat().st_size)
    assert [path.name for path in target.parent.iterdir()] == ["backup.db"]
    copy = open_store(target)
    assert everything(copy) == everything(store)
    assert [check.mismatches for check in verify_store(copy)] == [(), (), ()]


def test_a_backup_while_another_writes_is_of_one_moment(store: Store, tmp_path: Path) -> None:
    pages = [write_page(tmp_path, f"page{number}") for number in range(40)]

    def add() -> None:
        own = open_store(store.path)
        for page in pages:
            save_page(own, page)
        own.close()

    with ThreadPoolExecutor(1) as pool:
        adding = pool.submit(add)
        counts = [back_up(store, tmp_path / f"backup{number}.db").pages for number in range(6)]
        adding.result()
    assert counts == sorted(counts)
    assert status_of(store).pages == 40
    for number, count in enumerate(counts):
        assert check_store(tmp_path / f"backup{number}.db").faults == ()
        copy = open_store(tmp_path / f"backup{number}.db")
        assert [check.mismatches for check in verify_store(copy)] == [()] * count
        copy.close()


def test_a_backup_overwrites_nothing_and_leaves_nothing_half(
    store_file: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.db").write_text("mine")
    for target in (tmp_path / "mine.db", store_file.path, tmp_path):
        with pytest.raises(StoreError, match="exists already and is left as it is"):
            back_up(store_file, target)
    with pytest.raises(StoreError, match="cannot be written"):
        back_up(store_file, tmp_path / "none/backup.db")
    monkeypatch.setattr("recoupe.store.housekeeping.backup.faults_in", lambda _: iter(["the file is damaged: row 7"]))
    with pytest.raises(StoreError, match="is not sound, and is taken away again: the file is damaged: row 7"):
        back_up(store_file, tmp_path / "backup.db")
    assert sorted(path.name for path in tmp_path.iterdir() if "recoupe.db" not in path.name) == ["mine.db"]
    assert (tmp_path / "mine.db").read_text() == "mine"


def test_what_a_killed_backup_left_is_written_over(store: Store, tmp_path: Path) -> None:
    (tmp_path / "backup.db.part").write_bytes(b"half of it")
    assert back_up(store, tmp_path / "backup.db").pages == 0
    assert not (tmp_path / "backup.db.part").exists()


def test_a_store_is_sound_until_something_is_astray(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path))
    assert check_store(store.path).faults == ()
    with store.writing() as db:
        db.execute(text("DELETE FROM stems"))
        db.execute(text("DROP TABLE failure"))
    assert check_store(store.path).faults == (
        "the table failure is missing",
        "the index stems lacks 1 pages and has 0 that are not there; restore a backup, or add all again",
    )


def test_rows_that_belong_to_no_page_are_named(store_file: Store) -> None:
    with store_file.reading() as db:
        raw = db.connection.dbapi_connection
        assert raw is not None
        db.rollback()
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("INSERT INTO capture VALUES (7, 'words')")
        raw.execute("PRAGMA foreign_keys=ON")
    assert check_store(store_file.path).faults == ("table capture, row 7: belongs to a row of page that is not there",)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    made = create_store(tmp_path / "recoupe.db")
    for number in range(20):
        save_page(made, write_page(tmp_path, f"page{number}"))
    with made.reading() as db:
        size, root = (
            db.execute(text(asked)).scalar_one()
            for asked in ("PRAGMA page_size", "SELECT rootpage FROM sqlite_master WHERE name = 'span_place'")
        )
    made.close()
    content = bytearray((tmp_path / "recoupe.db").read_bytes())
    content[(root - 1) * size : root * size] = bytes(size)
    (tmp_path / "recoupe.db").write_bytes(content)
    try:
        faults = check_store(tmp_path / "recoupe.db").faults
    except StoreError as error:
        faults = (str(error),)
    assert faults
    assert "damaged" in faults[0] or "malformed" in faults[0]
