"""One worker, two, and Ray: whole runs of the command line over the same pages, by the clock, the start of each apart."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from bench.affair.pages import make_pages
from bench.shared import ROOT
from bench.speed.growth import TEXTS

RUNS = {
    "one worker": ["--workers", "1"],
    "two workers": ["--workers", "2"],
    "Ray, two workers": ["--engine", "ray", "--workers", "2"],
}


def worker_table(count: int) -> list[str]:
    """Return seconds of each kind of run over so many pages, and over a single page, which is its start."""
    lines = ["| | start, s | pages, s | pages/s | one worker = 1 |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        one, many = _rows(Path(folder) / "one.jsonl", 1), _rows(Path(folder) / "many.jsonl", count)
        base = 0.0
        for number, (name, options) in enumerate(RUNS.items()):
            start = _timed([str(one), "--to", f"{folder}/start-{number}", *options])
            whole = _timed([str(many), "--to", f"{folder}/run-{number}", *options])
            if isinstance(start, str) or isinstance(whole, str):
                lines.append(f"| {name} | left out: {start if isinstance(start, str) else whole} | | | |")
                continue
            spent = whole - start
            base = base or spent
            lines.append(f"| {name} | {start:.1f} | {spent:.1f} | {count / spent:.1f} | {base / spent:.2f} |")
    return [*lines, "", f"{count:,} pages."]


def _rows(path: Path, count: int) -> Path:
    """Write generated pages as JSON lines."""
    rows = ({"name": page.name, "text": page.text} for page in islice(make_pages(TEXTS, count), count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _timed(arguments: Sequence[str]) -> float | str:
    """Return the seconds of a run by the clock, or why there is none."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "recoupe.cli.main", "read", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return time.perf_counter() - begun
    said = [line.strip(" │╭╰─╮╯") for line in done.stderr.splitlines()]
    return next((line for line in reversed(said) if line), f"exit code {done.returncode}")
