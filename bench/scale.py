"""Time runs of many pages: one worker, two, and Ray, on the same pages: `make bench-scale`.

What counts is the time from the first shard that is whole to the end: loading models and starting Ray is reported apart. Load of
the machine is printed beside it, for clock times mean little on a busy one; CPU seconds are those of all processes but Ray's own.
"""

import argparse
import hashlib
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from bench.shared import SHARED
from recoupe.pipeline.language import name_engine
from recoupe.scale import RunFolder, ShardDone, begin_run, held, plan_run, read_locally
from recoupe.scale.ray_engine import read_with_ray

Engine = Literal["local", "ray"]


class Timed(NamedTuple):
    """One run: pages, seconds until the first shard was whole, from there to the end, pages in that time, CPU, peak memory.

    `digest` is that of all shards: the same for every way to read the same pages.
    """

    engine: Engine
    workers: int
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
        """Pages a second once the first shard is whole."""
        return self.steady_pages / self.steady if self.steady else 0.0


def time_run(paths: Sequence[str], place: Path, *, workers: int, engine: Engine = "local") -> Timed:
    """Return what a run over some paths takes; the run stays in `place`."""
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
        engine=engine,
        workers=workers,
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


def write_pages(path: Path, count: int) -> None:
    """Write as many press texts as JSON lines, over and over from those that there are; each page has another last line."""
    rows = [json.loads(line) for line in (SHARED / "pages/dev_texts.jsonl").read_text(encoding="utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            row = rows[number % len(rows)]
            text = f"{row['text']}\n\n{number}.\n"
            file.write(json.dumps({"name": f"p{number}", "title": row.get("title"), "text": text}, ensure_ascii=False) + "\n")


def runs(pages: int, ways: Sequence[tuple[Engine, int]]) -> Iterator[Timed]:
    """Yield the times of runs over the same pages."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_pages(place / "pages.jsonl", pages)
        for engine, workers in ways:
            yield time_run([str(place / "pages.jsonl")], place / f"{engine}{workers}", workers=workers, engine=engine)


def _line(one: Timed) -> str:
    read = f"{one.pages:,} pages ({one.failed} failed)"
    times = f"{one.begin:.1f} s to the first shard, then {one.steady:.1f} s, {one.rate:.2f} pages/s"
    took = f"{one.cpu:.1f} s of CPU; {one.memory / 1e6:,.0f} MB a worker"
    return f"{one.engine:6} {one.workers} workers: {read}; {times}; {took}; bytes {one.digest}"


def main() -> int:
    """Print the table; 0 also when there is nothing to time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if not (SHARED / "pages/dev_texts.jsonl").exists():
        print("bench-scale: left out, no pages at ../shared")
        return 0
    ways: list[tuple[Engine, int]] = [("local", 1), ("local", 2), ("ray", 2)]
    for one in runs(asked.pages, ways):
        said = one._asdict() | {"rate": round(one.rate, 2), "load": os.getloadavg()[0]}
        if asked.json:
            print(json.dumps(said), flush=True)
        else:
            print(f"{_line(one)}; load {os.getloadavg()[0]:.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
