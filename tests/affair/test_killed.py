"""kill -9 at any moment of adding and building: no committed page is lost, no half page is left, the next run gives the same.

RECOUPE_KILLS says how often (5), RECOUPE_KILL_SEED at which moments.
"""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from recoupe.pipeline.corpus import ReadPage
from recoupe.store import create_store, open_store, save_page, stored_pages, verify_store
from recoupe.store.housekeeping.sound import check_store
from tests.affair.conftest import OpenDesk
from tests.affair.desk import Desk, Everything

KILLS = int(os.environ.get("RECOUPE_KILLS", "5"))
SEED = os.environ.get("RECOUPE_KILL_SEED", "recoupe")
_BUILT_EVERY = 5

Result = TypeVar("Result")
Pages = tuple[ReadPage, ...]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork, to start a process that can be killed at once")


@pytest.fixture(scope="module")
def pages(sample: Pages, press: dict[str, ReadPage]) -> Pages:
    return (*sample, *press.values())


@pytest.fixture
def undisturbed(open_desk: OpenDesk, pages: Pages) -> tuple[Everything, float]:
    """What an undisturbed build gives, and the seconds that it takes."""
    desk = open_desk()
    desk.add(pages)
    begun = time.perf_counter()
    desk.build()
    return desk.everything(), time.perf_counter() - begun


def test_killed_while_building(undisturbed: tuple[Everything, float], desk: Desk, pages: Pages, tmp_path: Path) -> None:
    expected, seconds = undisturbed
    moments = random.Random(SEED)
    path, killed = tmp_path / "killed.db", 0
    while killed < KILLS:
        _new_store(path, pages)
        for _ in range(3):
            killed += _killed_at(moments.uniform(0, seconds), lambda _: _work_on(path, desk, Desk.build))
            assert_sound(path, {page.record.page.name for page in pages})
        assert _work_on(path, desk, lambda mine: (mine.build(), mine.everything())[1]) == expected


def test_killed_while_adding_and_building(
    undisturbed: tuple[Everything, float], desk: Desk, pages: Pages, tmp_path: Path
) -> None:
    expected, seconds = undisturbed
    moments = random.Random(SEED)
    path, killed = tmp_path / "killed.db", 0

    def add_and_build(say: int) -> None:
        def work(mine: Desk) -> None:
            for number, page in enumerate(pages, start=1):
                mine.add([page])
                os.write(say, f"{page.record.page.name}\n".encode())
                if number % _BUILT_EVERY == 0:
                    mine.build()

        _work_on(path, desk, work)

    while killed < KILLS:
        _new_store(path, ())
        log = tmp_path / "committed"
        log.unlink(missing_ok=True)
        for _ in range(3):
            with log.open("ab") as file:
                killed += _killed_at(moments.uniform(0, 2 * seconds), add_and_build, say=file.fileno())
            assert_sound(path, set(log.read_text(encoding="utf-8").split()))
        _work_on(path, desk, lambda mine: mine.add(pages))
        assert _work_on(path, desk, lambda mine: (mine.build(), mine.everything())[1]) == expected


def assert_sound(path: Path, committed: set[str]) -> None:
    """Check that a store opens, is sound, holds some pages at least, and that every page in it is whole."""
    assert check_store(path).faults == ()
    store = open_store(path)
    try:
        assert {page.record.page.name for page in stored_pages(store)} >= committed
        assert [check.name for check in verify_store(store) if check.mismatches] == []
    finally:
        store.close()


def _new_store(path: Path, pages: Pages) -> None:
    for name in path.parent.glob(f"{path.name}*"):
        name.unlink()
    store = create_store(path)
    for page in pages:
        save_page(store, page)
    store.close()


def _work_on(path: Path, desk: Desk, work: Callable[[Desk], Result]) -> Result:
    """Return what some work at a store of one's own gives."""
    store = open_store(path)
    try:
        return work(desk.at(store))
    finally:
        store.close()


def _killed_at(seconds: float, work: Callable[[int], object], *, say: int = 2) -> bool:
    """Return whether a process that works was killed after so many seconds; False when it was done by then."""
    process = multiprocessing.get_context("fork").Process(target=work, args=(say,))
    process.start()
    process.join(seconds)
    if process.exitcode is not None:
        assert process.exitcode == 0
        return False
    os.kill(process.pid, signal.SIGKILL)  # type: ignore[arg-type]
    process.join()
    return True
