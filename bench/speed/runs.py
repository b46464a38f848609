"""A run of many pages, timed: until its first shard is whole, and from there to the end."""

import hashlib
import resource
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from recoupe.pipeline.language import name_engine
from recoupe.scale import RunFolder, ShardDone, begin_run, held, plan_run, read_locally
from recoupe.scale.ray_engine import read_with_ray

Engine = Literal["local", "ray"]


class Timed(NamedTuple):
    """Seconds until the first shard was whole, pages and seconds from there on, of CPU in all, and the most bytes of a worker.

    `digest` is that of all shards: the same for every way to read the same pages.
    """

    pages: int
    failed: int
    begin: float
    steady: float
    steady_pages: int
    cpu: float
    memory: int
    digest: str

    @property
    def rate(self) -> float:
        """Pages a second once the first shard is whole; 0 of a run with one shard."""
        return self.steady_pages / self.steady if self.steady_pages else 0.0


def time_run(paths: Sequence[str], place: Path, *, workers: int, engine: Engine = "local") -> Timed:
    """Return what a run over some paths takes; the run stays in `place`. CPU is that of all processes but Ray's own."""
    run, shards = plan_run(paths, engine=name_engine())
    folder = RunFolder(place)
    begin_run(folder, run, shards)
    begun, cpu, first = time.perf_counter(), _cpu(), 0.0
    done: list[ShardDone] = []
    read = read_locally(folder, shards, workers=workers) if engine == "local" else read_with_ray(folder, shards, workers=workers)
    with held(folder), closing(read) as work:
        for said in work:
            if said != "page":
                done.append(said)
                first = first or time.perf_counter()
        ended = time.perf_counter()
    return Timed(
        pages=sum(one.pages for one in done),
        failed=sum(len(one.failures) for one in done),
        begin=first - begun,
        steady=ended - first,
        steady_pages=sum(one.pages for one in done[1:]),
        cpu=_cpu() - cpu,
        memory=max(one.memory for one in done),
        digest=hashlib.sha256(b"".join(folder.shard(shard).read_bytes() for shard in shards)).hexdigest()[:12],
    )


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
