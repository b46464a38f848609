"""Ray reads a run to the same bytes, on two cores, on a cluster that runs already, and when its processes are killed."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from recoupe.scale import ShardDone, held, missing_shards
from recoupe.scale.ray_engine import cluster as connected
from recoupe.scale.ray_engine import read_with_ray
from recoupe.scale.read_shard import KILLER
from recoupe.scale.reader import OpenReader
from recoupe.scale.reuse import shared_prints, shared_prints_with_ray
from recoupe.types.errors import RecoupeError
from tests.readers.samples import text_page, write
from tests.scale.made import (
    POISON,
    begin,
    files_of,
    make_inputs,
    open_fragile,
    open_slow,
    open_toy,
    open_with_full_disk,
    read_all,
)
from tests.scale.processes import family_of, kill, says
from tests.scale.test_faults import KILLS, SEED

ROOT = Path(__file__).parents[2]
RAY = str(Path(sys.executable).with_name("ray"))
pytestmark = pytest.mark.xdist_group("ray")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return make_inputs(tmp_path_factory.mktemp("inputs"), pages=15)


@pytest.fixture(scope="module")
def by_processes(tmp_path_factory: pytest.TempPathFactory, inputs: list[str]) -> dict[str, bytes]:
    place = tmp_path_factory.mktemp("local") / "run"
    read_all(place, inputs)
    return files_of(place)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A cluster of one machine with two cores, started as a person starts it."""
    port = 20_000 + os.getpid() % 10_000
    options = [
        f"--port={port}",
        "--num-cpus=2",
        "--include-dashboard=false",
        "--object-store-memory=80000000",
        "--disable-usage-stats",
    ]
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", str(ROOT))
        environment.setenv("RAY_AUTH_MODE", "token")
        environment.setenv("RAY_AUTH_TOKEN", "0123456789abcdef0123456789abcdef")
        head = subprocess.Popen([RAY, "start", "--head", "--block", *options], stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            _wait_for(port, head)
            yield f"127.0.0.1:{port}"
        finally:
            for process in family_of(head.pid):
                kill(process)  # or it has ended by itself: the head takes others with it
            head.wait()


def _wait_for(port: int, head: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while subprocess.run([RAY, "health-check", "--address", f"127.0.0.1:{port}"], check=False, capture_output=True).returncode:
        assert head.poll() is None, "the cluster has ended"
        assert time.monotonic() < until, "the cluster does not begin"


def read_by_ray(place: Path, paths: list[str], address: str | None, *, reader: OpenReader = open_toy) -> list[ShardDone]:
    folder, run, shards = begin(place, paths)
    missing = missing_shards(folder, run, shards)
    with held(folder), closing(read_with_ray(folder, missing, workers=2, address=address, reader=reader)) as work:
        return [said for said in work if isinstance(said, ShardDone)]


def test_the_bytes_are_the_same(cluster: str, inputs: list[str], by_processes: dict[str, bytes], tmp_path: Path) -> None:
    done = read_by_ray(tmp_path / "run", inputs, cluster)
    assert len(done) == sum(name.endswith(".parquet") for name in by_processes)
    assert files_of(tmp_path / "run") == by_processes
    assert read_by_ray(tmp_path / "run", inputs, cluster) == []


def test_processes_that_are_killed(cluster: str, inputs: list[str], by_processes: dict[str, bytes], tmp_path: Path) -> None:
    """Actors of Ray and the workers that they hold, at random moments."""
    chance, killed, rounds = random.Random(SEED), 0, 0
    while killed < KILLS:
        rounds += 1
        folder, _, shards = begin(tmp_path / f"run{rounds}", inputs)
        with held(folder), closing(read_with_ray(folder, shards, workers=2, address=cluster, reader=open_slow)) as work:
            for said in work:
                if isinstance(said, ShardDone) and killed < KILLS:
                    time.sleep(chance.uniform(0, 0.3))
                    killed += _kill_one("MapWorker" if killed % 2 else "spawn_main", chance)
        assert files_of(folder.path) == by_processes


def _kill_one(command: str, chance: random.Random) -> bool:
    """Kill a process of the test's own whose command says something; return whether there was one."""
    ours = [process for process in family_of(os.getpid()) if says(process, command)]
    return bool(ours) and kill(chance.choice(ours))


def test_a_page_that_kills_and_a_full_disk_do_as_they_do_without_ray(cluster: str, tmp_path: Path) -> None:
    write(tmp_path / "pages/a.txt", text_page(1).encode())
    write(tmp_path / "pages/b.txt", (text_page(2) + POISON).encode())
    paths = [str(tmp_path / "pages")]
    with pytest.raises(RecoupeError, match=r"run: cannot be written \(File too large\); make room"):
        read_by_ray(tmp_path / "run", paths, cluster, reader=open_with_full_disk)
    done = read_by_ray(tmp_path / "run", paths, cluster, reader=open_fragile)
    assert [(one.pages, [failure.reason for failure in one.failures]) for one in done] == [(1, [KILLER])]
    read_all(tmp_path / "again", paths, reader=open_fragile)
    assert files_of(tmp_path / "run") == files_of(tmp_path / "again")


def test_pages_that_share_fingerprints(cluster: str, inputs: list[str], by_processes: dict[str, bytes], tmp_path: Path) -> None:
    read_by_ray(tmp_path / "run", inputs, None)  # Ray started here, though a cluster runs
    assert files_of(tmp_path / "run") == by_processes
    folder, run, shards = begin(tmp_path / "run", inputs)
    alone = shared_prints(folder, run, shards)
    assert len(alone) > 100
    with connected(cluster, None):
        assert shared_prints_with_ray(folder, run, shards) == alone


def test_an_address_where_nobody_is(inputs: list[str], tmp_path: Path) -> None:
    with pytest.raises(RecoupeError, match=r"Ray does not answer at 127\.0\.0\.1:9 .*check the address"):
        read_by_ray(tmp_path / "run", inputs, "127.0.0.1:9")
