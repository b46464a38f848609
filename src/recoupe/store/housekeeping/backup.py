"""A copy of a store as it is at one moment, while others go on writing: a file, or a database on a server."""

import os
from pathlib import Path

from sqlalchemy import Connection

from recoupe.store import tables
from recoupe.store.databases import database_of
from recoupe.store.databases.sqlite import copy_file
from recoupe.store.housekeeping.copied import copy_into
from recoupe.store.housekeeping.sound import faults_in
from recoupe.store.open import Store, open_any_version
from recoupe.store.questions import count_rows
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.server import Server, StoreName


class Backup(Record, frozen=True, kw_only=True):
    """A copy of a store: where it is, how many pages it has, its size in bytes."""

    path: str
    pages: int
    size: int


def back_up(store: Store, target: StoreName) -> Backup:
    """Return what was copied: every page that is in the store when the copying begins, whole, read again and found sound.

    Args:
        store: an open store; other programs may read and write it meanwhile.
        target: a file that does not exist, or a database without a store. It is there under its name only when it is complete.

    Raises:
        StoreError: if something is there already, it cannot be written, or the copy is not sound.
    """
    if isinstance(target, Server):
        with store.reading() as db:
            copy_into(db, target)
        return _checked(target, target)
    return _into_file(store, target)


def _into_file(store: Store, target: Path) -> Backup:
    _refuse_existing(target)
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        with store.reading() as db:
            _copy(db, part)
        made = _checked(part, target)
        _refuse_existing(target)
        part.rename(target)
    except OSError as error:
        raise StoreError(f"{target}: the backup cannot be written ({error}); nothing is left of it") from error
    finally:
        for name in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
            name.unlink(missing_ok=True)
    return made


def _refuse_existing(target: Path) -> None:
    if os.path.lexists(target):
        raise StoreError(f"{target}: exists already and is left as it is; name another file")


def _copy(db: Connection, part: Path) -> None:
    if db.dialect.name == "sqlite":
        copy_file(db, part)
    else:
        copy_into(db, part)


def _checked(copied: StoreName, target: StoreName) -> Backup:
    """Return what a copy holds, once it was read again."""
    copy, _ = open_any_version(copied)
    try:
        with copy.reading() as db:
            if faults := list(faults_in(db)):
                raise StoreError(f"{target}: the copy is not sound, and is taken away again: {faults[0]}; run 'recoupe doctor'")
            pages, size = count_rows(db, tables.page), database_of(db).size_of(db)
    finally:
        copy.close()
    return Backup(path=str(target), pages=pages, size=size)
