"""What goes wrong on a real machine: processes that are killed, pages that kill, a disk that is full. Nothing is lost or doubled.

RECOUPE_KILLS says how often each is killed (`make faults`: 20), RECOUPE_KILL_SEED at which moments.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from recoupe.pipeline.corpus import PageFailure
from recoupe.scale import RunFolder, held, missing_shards, read_locally, read_run, read_shards, summary_of
from recoupe.scale.journal import DEATHS, Journal
from recoupe.scale.read_shard import KILLER
from recoupe.types.errors import RecoupeError
from tests.readers.samples import html_page, jsonl, text_page, warc_record, write, zip_file
from tests.scale.made import (
    HANG,
    POISON,
    begin,
    files_of,
    make_inputs,
    open_and_die,
    open_impatient,
    open_slow,
    open_with_full_disk,
    read_all,
)
from tests.scale.processes import kill, workers_of

KILLS = int(os.environ.get("RECOUPE_KILLS", "2"))
SEED = os.environ.get("RECOUPE_KILL_SEED", "recoupe")
_PATIENCE = 120.0

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals that cannot be caught")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return make_inputs(tmp_path_factory.mktemp("inputs"))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, inputs: list[str]) -> dict[str, bytes]:
    place = tmp_path_factory.mktemp("undisturbed") / "run"
    read_all(place, inputs)
    return files_of(place)


def kept(place: Path) -> dict[str, bytes]:
    """Return the files of a run that another one goes on with."""
    return {name: data for name, data in files_of(place).items() if not name.startswith("begun/")}


def test_workers_that_are_killed(inputs: list[str], undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    chance, killed, rounds = random.Random(SEED), 0, 0
    while killed < KILLS:
        rounds += 1
        folder, run, shards = begin(tmp_path / f"run{rounds}", inputs)
        with (
            held(folder),
            closing(read_locally(folder, missing_shards(folder, run, shards), workers=2, reader=open_slow)) as work,
        ):
            for said in work:
                if said == "page" and chance.random() < 0.03 and killed < KILLS:
                    time.sleep(chance.uniform(0, 0.05))
                    killed += _kill_one_of(workers_of(os.getpid()), chance)
        assert files_of(folder.path) == undisturbed


def _kill_one_of(workers: list[int], chance: random.Random) -> bool:
    return bool(workers) and kill(chance.choice(workers))


def test_the_driver_killed_again_and_again(inputs: list[str], undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    chance, killed, rounds = random.Random(SEED), 0, 0
    while killed < KILLS:
        rounds += 1
        place = tmp_path / f"run{rounds}"
        while (code := _drive(place, inputs, chance, kill=killed < KILLS)) != 0:
            assert code == -signal.SIGKILL
            killed += 1
            assert kept(place).items() <= undisturbed.items()
        assert files_of(place) == undisturbed


def _drive(place: Path, inputs: list[str], chance: random.Random, *, kill: bool) -> int:
    """Return the exit code of a process that reads a run and may be killed at a random moment; its workers end with it."""
    driver = subprocess.Popen([sys.executable, "-m", "tests.scale.made", "read", str(place), *inputs])
    wanted = len(list(place.glob("shards/*"))) + chance.randint(0, 5)
    while kill and driver.poll() is None and len(list(place.glob("shards/*"))) < wanted:
        time.sleep(0.01)
    if kill:
        time.sleep(chance.uniform(0, 0.5))
        workers = workers_of(driver.pid) if driver.poll() is None else []
        driver.kill()
        _wait_until_gone(workers)
    return driver.wait()


def _wait_until_gone(processes: list[int]) -> None:
    until = time.monotonic() + _PATIENCE
    while any(Path(f"/proc/{process}").exists() for process in processes):
        assert time.monotonic() < until, f"workers {processes} outlive the process that started them"
        time.sleep(0.02)


@pytest.fixture
def poisoned(tmp_path: Path) -> Iterator[tuple[list[str], tuple[PageFailure, ...]]]:
    """Good pages beside some that kill whoever reads them, and one that hangs; and the failures that are to be listed."""
    folder = tmp_path / "pages"
    bad = text_page() + POISON
    write(folder / "a.txt", text_page(1).encode())
    write(folder / "b.txt", bad.encode())
    write(folder / "c.jsonl", jsonl({"text": text_page(2)}, {"text": text_page(3)}))
    archive = [warc_record(html_page(n, more=f"<p>{HANG}</p>" if n == 1 else "").encode()) for n in range(3)]
    write(folder / "d.zip", zip_file({"in.warc.gz": b"".join(archive), "z.txt": text_page(4).encode()}))
    hangs = f"in.warc.gz!{len(archive[0])}"
    yield (
        [str(folder)],
        (
            PageFailure(path=str(folder / "b.txt"), reason=KILLER),
            PageFailure(path=str(folder / "d.zip"), record=hangs, reason=KILLER),
        ),
    )


def test_pages_that_kill_are_listed_and_the_others_read(
    poisoned: tuple[list[str], tuple[PageFailure, ...]], tmp_path: Path
) -> None:
    paths, expected = poisoned
    done = read_all(tmp_path / "run", paths, reader=open_impatient)
    assert [failure for one in done for failure in one.failures] == list(expected)
    folder = RunFolder(tmp_path / "run")
    summary = summary_of(folder, read_run(folder), tuple(read_shards(folder)))
    assert (summary.pages, summary.failures) == (6, expected)
    assert not folder.work.exists()


def test_one_death_alone_blames_no_page(tmp_path: Path) -> None:
    for deaths in range(DEATHS + 1):
        journal = Journal(tmp_path / "00000.journal")
        assert journal.begins(0, None)
        assert journal.begins(1, "a\nb") == (deaths < DEATHS)
        journal.close()


def test_a_worker_that_stops_by_itself_blames_no_page(tmp_path: Path) -> None:
    for _ in range(DEATHS + 1):
        journal = Journal(tmp_path / "00000.journal")
        assert journal.begins(0, "x")
        journal.stopped()
        journal.close()


def test_a_full_disk_stops_the_run_and_loses_nothing(inputs: list[str], undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(
        RecoupeError, match=r"run: cannot be written \(File too large\); make room, and run the same command again"
    ):
        read_all(tmp_path / "run", inputs, reader=open_with_full_disk)
    there = kept(tmp_path / "run")
    assert there.items() <= undisturbed.items()
    assert len(there) < len(undisturbed)
    read_all(tmp_path / "run", inputs)
    assert files_of(tmp_path / "run") == undisturbed


def test_workers_that_die_before_they_begin_end_the_run(inputs: list[str], tmp_path: Path) -> None:
    with pytest.raises(RecoupeError, match=r"die before they begin \(exit code 9\)"):
        read_all(tmp_path / "run", inputs, reader=open_and_die)


def test_an_interrupt_leaves_a_run_that_goes_on(inputs: list[str], undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    folder, run, shards = begin(tmp_path / "run", inputs)
    with held(folder), closing(read_locally(folder, shards, workers=2, reader=open_slow)) as work:
        next(work)
        workers = workers_of(os.getpid())
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    assert kept(folder.path).items() <= undisturbed.items()
    read_all(folder.path, inputs)
    assert files_of(folder.path) == undisturbed
    assert missing_shards(folder, run, shards) == ()
