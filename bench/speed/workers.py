"""One worker, two, and Ray: whole runs over the same pages, by the clock, the start of each apart."""

import json
import tempfile
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from bench.affair.pages import make_pages
from bench.speed.growth import TEXTS
from bench.speed.runs import Engine, time_run

WAYS: Mapping[str, tuple[Engine, int]] = {
    "one worker": ("local", 1),
    "two workers": ("local", 2),
    "Ray, two workers": ("ray", 2),
}


def worker_table(count: int) -> list[str]:
    """Return what each way to read so many pages takes: start, speed after that, CPU, memory, and a digest of the bytes."""
    lines = [
        "| | first shard after, s | then pages/s | one worker = 1 | CPU in all, s | a worker, MB | failed | bytes |",
        "|---|---|---|---|---|---|---|---|",
    ]
    base = 0.0
    with tempfile.TemporaryDirectory() as folder:
        pages = _rows(Path(folder) / "pages.jsonl", count)
        for number, (name, (engine, workers)) in enumerate(WAYS.items()):
            took = time_run([str(pages)], Path(folder) / f"run-{number}", workers=workers, engine=engine)
            base = base or took.rate
            speed = f"{took.rate:.1f} | {took.rate / base:.2f}" if base else "one shard | "
            held = f"{took.cpu:.1f} | {took.memory / 1e6:,.0f} | {took.failed} | {took.digest}"
            lines.append(f"| {name} | {took.begin:.1f} | {speed} | {held} |")
    return [*lines, "", f"{count:,} pages."]


def _rows(path: Path, count: int) -> Path:
    """Write generated pages as JSON lines."""
    rows = ({"name": page.name, "text": page.text} for page in islice(make_pages(TEXTS, count), count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
