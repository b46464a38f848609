"""A copy of a store as it is at one moment, while others go on writing."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from recoupe.store import tables
from recoupe.store.housekeeping.sound import faults_in
from recoupe.store.open import Store, open_any_version
from recoupe.store.questions import count_rows
from recoupe.types.base import Record
from recoupe.types.errors import StoreError


class Backup(Record, frozen=True, kw_only=True):
    """A copy of a store: where it is, how many pages it has, its size in bytes."""

    path: str
    pages: int
    size: int


def back_up(store: Store, target: Path) -> Backup:
    """Return what was copied: every page that is in the store when the copying begins, whole, read again and found sound.

    Args:
        store: an open store; other programs may read and write it meanwhile.
        target: a file that does not exist. It appears there under its name only when it is complete.

    Raises:
        StoreError: if something is there already, it cannot be written, or the copy is not sound.
    """
    _refuse_existing(target)
    part = target.with_name(f"{target.name}.part")
    try:
        with store.reading() as db:
            _copy(db, part)
        made = _checked(part, target)
        _refuse_existing(target)
        part.rename(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{target}: the backup cannot be written ({error}); nothing is left of it") from error
    finally:
        for name in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
            name.unlink(missing_ok=True)
    return made


def _refuse_existing(target: Path) -> None:
    if os.path.lexists(target):
        raise StoreError(f"{target}: exists already and is left as it is; name another file")


def _copy(db: Connection, part: Path) -> None:
    """Copy a whole database in one step, so that it is the one of one moment."""
    part.unlink(missing_ok=True)
    source: Any = db.connection.dbapi_connection
    with part.open("xb"):
        pass
    copied = sqlite3.connect(part)
    try:
        copied.execute("PRAGMA synchronous=FULL")
        source.backup(copied)
    finally:
        copied.close()


def _checked(part: Path, target: Path) -> Backup:
    """Return what a copy holds, once it was read again."""
    copy, _ = open_any_version(part)
    try:
        with copy.reading() as db:
            if faults := list(faults_in(db)):
                raise StoreError(f"{target}: the copy is not sound, and is taken away again: {faults[0]}; run 'recoupe doctor'")
            pages = count_rows(db, tables.page)
    finally:
        copy.close()
    return Backup(path=str(target), pages=pages, size=part.stat().st_size)
