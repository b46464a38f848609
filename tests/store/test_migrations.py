"""An older store is brought up to this version whole, after a backup, or stays as it is."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from recoupe.store import Store, create_store, open_store, status_of, verify_store
from recoupe.store.migrations import Migrated, migrate_store
from recoupe.store.migrations.migrate import STEPS
from recoupe.store.open import open_any_version
from recoupe.store.packed_page import pack_page
from recoupe.store.put import put_page
from recoupe.store.tables import OLDEST_SCHEMA, SCHEMA_VERSION
from recoupe.types.errors import StoreError
from tests.store.pages import write_page

SCHEMA_3 = Path(__file__).parent / "data/schema_3.sql"
JUDGED = "INSERT INTO actor_decision(at, who, kind, ids, pages, why, anchors) VALUES ('2026', 'a', 'undo', '[]', '[]', '', '[]')"


def make_old(path: Path, *, schema: int = 3) -> Path:
    """Make a store of schema 3, which may say that it has another one."""
    with sqlite3.connect(path) as old:
        old.execute("PRAGMA journal_mode=WAL")
        old.executescript(SCHEMA_3.read_text(encoding="utf-8"))
        old.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(schema)])
    old.close()
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store of schema 3 with a page and a decision in it."""
    path = make_old(tmp_path / "old.db")
    store, schema = open_any_version(path)
    assert schema == 3
    with store.writing() as db:
        put_page(db, pack_page(write_page(tmp_path)), language="fr")
        db.execute(text(JUDGED))
    store.close()
    return path


def layout(store: Store) -> set[tuple[str, str, str]]:
    """Return every table, index and trigger of a store, with the statement that made it."""
    with store.reading() as db:
        rows = db.execute(text("SELECT type, name, sql FROM sqlite_master")).all()
    return {(row.type, row.name, " ".join((row.sql or "").split())) for row in rows}


def test_there_is_a_step_from_every_version_that_is_promised() -> None:
    assert sorted(STEPS) == list(range(OLDEST_SCHEMA, SCHEMA_VERSION))


def test_an_old_store_keeps_all_it_has_and_is_laid_out_as_a_new_one(old: Path, tmp_path: Path) -> None:
    done = migrate_store(old)
    assert done == Migrated(path=str(old), before=3, now=4, backup=f"{old}.schema-3.bak")
    store = open_store(old)
    status = status_of(store)
    assert (status.pages, status.decisions) == (1, 1)
    assert [check.mismatches for check in verify_store(store)] == [()]
    new = create_store(tmp_path / "new.db")
    assert layout(store) == layout(new)
    with pytest.raises(StoreError, match="only ever added"), store.writing() as db:
        db.execute(text("DELETE FROM actor_decision"))


def test_the_backup_is_the_store_as_it_was(old: Path) -> None:
    done = migrate_store(old)
    kept, schema = open_any_version(Path(done.backup or ""))
    assert schema == 3
    with kept.reading() as db:
        assert db.execute(text("SELECT count(*) FROM page")).scalar_one() == 1
        assert db.execute(text("SELECT count(*) FROM actor_decision")).scalar_one() == 1
    kept.close()


def test_a_second_time_nothing_is_done(old: Path, tmp_path: Path) -> None:
    migrate_store(old)
    before = sorted(path.name for path in tmp_path.iterdir())
    assert migrate_store(old) == Migrated(path=str(old), before=4, now=4, backup=None)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_backup_never_takes_the_place_of_another(old: Path) -> None:
    Path(f"{old}.schema-3.bak").write_text("mine")
    assert migrate_store(old).backup == f"{old}.schema-3.1.bak"
    assert Path(f"{old}.schema-3.bak").read_text() == "mine"


def test_rows_that_another_program_wrote_stay(old: Path) -> None:
    row = "INSERT INTO decision(at, who, why, page_id, layer, type) VALUES ('2026', 'a', 'b', 'c', 'events', 'reject')"
    with sqlite3.connect(old) as other:
        other.execute(row)
    other.close()
    migrate_store(old)
    with open_store(old).reading() as db:
        assert db.execute(text("SELECT count(*) FROM decision")).scalar_one() == 1


def test_a_step_that_fails_leaves_the_store_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = open_any_version(old)
    before = layout(store)

    step = STEPS[3]

    def fail(db: Connection) -> None:
        step(db)
        raise StoreError("the disk is full")

    monkeypatch.setitem(STEPS, 3, fail)
    with pytest.raises(StoreError, match="the disk is full"):
        migrate_store(old)
    assert layout(store) == before
    assert open_any_version(old)[1] == 3


@pytest.mark.parametrize(("schema", "why"), [("5", "use a newer recoupe"), ("2", "make a new store and add the pages again")])
def test_another_version_is_refused(store: Store, tmp_path: Path, schema: str, why: str) -> None:
    with store.writing() as db:
        db.execute(text("UPDATE meta SET value = :schema WHERE key = 'schema'"), {"schema": schema})
    with pytest.raises(StoreError, match=why):
        migrate_store(store.path)
    assert [path.name for path in tmp_path.iterdir() if "bak" in path.name] == []


def test_no_store_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        migrate_store(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []
