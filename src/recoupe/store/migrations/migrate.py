"""Bring an older store up to this version."""

from collections.abc import Callable
from importlib.metadata import version
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, select, update

from recoupe.store.housekeeping.backup import back_up
from recoupe.store.migrations import v3_to_4
from recoupe.store.open import Store, open_any_version
from recoupe.store.tables import OLDEST_SCHEMA, SCHEMA_VERSION, meta
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.server import StoreName, beside

STEPS: dict[int, Callable[[Connection], None]] = {3: v3_to_4.migrate}
"""What brings a store of each version to the next one."""


class Migrated(Record, frozen=True, kw_only=True):
    """What became of a store: its schema version before and now, and where it is kept as it was (None: nothing to do)."""

    path: str
    before: int
    now: int
    backup: str | None


def migrate_store(path: StoreName) -> Migrated:
    """Return what was done: a backup beside the store, then every step in one transaction; the store is whole at any moment.

    Nothing is done to a store of this version. Other programs that write have to wait, and what they wrote before is in both.

    Raises:
        StoreError: if there is no store, it is newer or older than any step, or the disk is full; it is as it was then.
    """
    store, found = open_any_version(path)
    try:
        if found > SCHEMA_VERSION:
            raise StoreError(f"{path}: the store has schema version {found}, newer than {SCHEMA_VERSION}; use a newer recoupe")
        if found < OLDEST_SCHEMA:
            raise StoreError(f"{path}: there is no way from schema version {found}; make a new store and add the pages again")
        return _migrate(store)
    finally:
        store.close()


def _migrate(store: Store) -> Migrated:
    """Take the steps, with the write lock held from before the backup to the end."""
    with store.writing() as db:
        before = int(db.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar_one())
        if before == SCHEMA_VERSION:
            return Migrated(path=str(store.path), before=before, now=before, backup=None)
        kept = back_up(store, _free_name(store.path, before))
        for step in range(before, SCHEMA_VERSION):
            STEPS[step](db)
        now = {"schema": str(SCHEMA_VERSION), "made_by": f"recoupe-{version('recoupe')}"}
        for key, value in now.items():
            db.execute(update(meta).where(meta.c.key == key).values(value=value))
    return Migrated(path=str(store.path), before=before, now=SCHEMA_VERSION, backup=kept.path)


def _free_name(store: StoreName, schema: int) -> Path:
    """Return where to keep a store as it was: beside it, under a name that is not taken."""
    path = beside(store, store.suffix if isinstance(store, Path) else ".db")
    names = (path.with_name(f"{path.name}.schema-{schema}{f'.{n}' if n else ''}.bak") for n in count())
    return next(name for name in names if not name.exists())
