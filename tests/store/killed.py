"""A store whose writer is killed: what must hold after every kill."""

import random
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import func, select, text

from recoupe.store import Store, open_store, tables, verify_store
from recoupe.store.housekeeping.sound import check_store
from tests.store.desk import everything

_PATIENCE = 120.0
"""Seconds after which a writer that does nothing is given up."""


def content(store: Store) -> dict[str, list[object]]:
    """Return all that a store holds, indexes included, without the times at which things were done."""
    found = everything(store, but="meta")
    found["page"] = [tuple(row[:-2]) for row in found["page"]]  # type: ignore[index]
    with store.reading() as db:
        for name in ("words", "stems"):
            found[name] = [tuple(row) for row in db.execute(text(f"SELECT rowid, title, body FROM {name} ORDER BY rowid"))]
    return found


def without_times(store: Store) -> dict[str, list[object]]:
    """Return the same, without when pages failed: what two stores hold alike that came about at different moments."""
    found = content(store)
    found["failure"] = [tuple(row)[:-1] for row in found["failure"]]  # type: ignore[arg-type]
    return found


def pages_in(store: Store) -> int:
    with store.reading() as db:
        return db.execute(select(func.count()).select_from(tables.page)).scalar_one()


def kill_while_writing(
    store: Store, command: Sequence[str], folder: Path, chance: random.Random, *, pages: int, pause: float
) -> bool:
    """Start a writer and kill it (-9) a random moment after it has written some pages; return whether it still ran.

    Args:
        store: the store that it writes to.
        command: how to start it.
        folder: where to start it.
        chance: where the moment comes from.
        pages: how many more pages it is left to write, at most.
        pause: seconds at most after the last of these.
    """
    target, until = pages_in(store) + chance.randint(0, pages), time.monotonic() + _PATIENCE
    writer = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while writer.poll() is None and pages_in(store) < target and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(chance.uniform(0, pause))
    running = writer.poll() is None
    writer.kill()
    code = writer.wait()
    assert code in (0, -signal.SIGKILL), f"the writer ended with {code}"
    return running


def check_after_kill(
    store: Store, before: dict[str, list[object]], undisturbed: dict[str, list[object]]
) -> dict[str, list[object]]:
    """Return what a store holds after a kill, once it was seen that it lost nothing and has nothing half.

    Args:
        store: the store, opened before the kill.
        before: its content after the kill before this one.
        undisturbed: the content of a store whose writer was left alone.
    """
    assert check_store(store.path).faults == ()
    again = open_store(store.path)
    assert [check.mismatches for check in verify_store(again) if check.mismatches] == []
    now = content(again)
    again.close()
    for name, rows in now.items():
        assert set(map(str, before[name])) <= set(map(str, rows)), f"{name}: something that was committed is lost"
        assert set(map(str, rows)) <= set(map(str, undisturbed[name])), f"{name}: something is not as it should be"
    return now
