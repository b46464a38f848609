"""`make bench-affair`: how well mentions are grouped, and how building grows with the pages.

    python -m bench.affair.run [--grouping] [--growth] [--pages 10000] [--write]

Without a choice, both. `--write` puts the tables into `bench/affair/README.md`.
"""

import argparse
import json
import pickle
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import Any

from bench.affair.grouping import score_groups
from bench.affair.records import TEXTS, cached_pages
from bench.marks import stamp, with_table
from bench.shared import ROOT, SHARED, page_sets
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import load_affairs, load_language
from recoupe.store import create_store, save_page

README = Path(__file__).parent / "README.md"
_MORE = 100
TASK = "make bench-affair"
_STEPS = (8, 4, 2, 1)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--grouping", action="store_true", help="only how well mentions are grouped")
    parser.add_argument("--growth", action="store_true", help="only how building grows")
    parser.add_argument("--pages", type=int, default=10_000, help="the largest store (10,000)")
    parser.add_argument("--write", action="store_true", help="put the tables into the README of this folder")
    options = parser.parse_args()
    if not TEXTS.exists():
        print(f"bench-affair: left out, no texts at {SHARED}")
        return 0
    tables = {}
    if options.grouping or not options.growth:
        tables["grouping"] = grouping_table()
    if options.growth or not options.grouping:
        tables["growth"] = growth_table(options.pages)
    for name, lines in tables.items():
        table = "\n".join([*lines, "", stamp()])
        print(table, end="\n\n")
        if options.write:
            README.write_text(with_table(README.read_text(encoding="utf-8"), name, table, task=TASK), encoding="utf-8")
    return 0


def grouping_table() -> list[str]:
    """Return precision, recall and F1 of pairs for each set and answer."""
    language, lexicon = load_language("fr"), load_affairs("fr")
    lines = ["| pairs of mentions of one act | set | pairs | precision | recall | F1 |", "|---|---|---|---|---|---|"]
    for pages in page_sets():
        for name, found in score_groups(pages, language, lexicon).items():
            precision, recall, f1 = found.scores
            lines.append(f"| {name} | {pages.name} | {found.known} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    return lines


def growth_table(largest: int) -> list[str]:
    """Return what building takes at an eighth, a quarter, half and all of the pages, and with 100 more."""
    lines = [
        (
            "| pages | acts told | happenings | build, s of CPU | by the clock | pages/s of CPU | memory, MB | store, MB "
            f"| {_MORE} more: s of CPU | read anew | rows written |"
        ),
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        lines += [_growth_line(found) for found in _grown(Path(folder), largest)]
    return lines


def _growth_line(found: dict[str, Any]) -> str:
    cells = [
        f"{found['pages']:,}", f"{found['tellings']:,}", f"{found['happenings']:,}", f"{found['cpu']:.1f}",
        f"{found['seconds']:.1f}", f"{found['pages'] / found['cpu']:.0f}", f"{found['megabytes']:.0f}",
        f"{found['bytes'] / 1e6:.0f}", f"{found['more_cpu']:.1f}", f"{found['read_again']:,}", f"{found['written_again']:,}",
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _grown(folder: Path, largest: int) -> list[dict[str, Any]]:
    """Return what building takes at each size; the store without anything built grows, and a copy of it is built."""
    pages, raw = cached_pages(largest + _MORE), folder / "raw.db"
    store, there, found = create_store(raw), 0, []
    waiting: list[ReadPage] = []
    for part in _STEPS:
        size = largest // part
        for page in [*waiting[: size - there], *islice(pages, max(0, size - there - len(waiting)))]:
            save_page(store, page)
        there, waiting = size, list(islice(pages, _MORE))
        store.close()
        copy, later = folder / "built.db", folder / "later.pickle"
        shutil.copy(raw, copy)
        later.write_bytes(pickle.dumps(waiting))
        command = [sys.executable, "-m", "bench.affair.growth", str(copy), str(later)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout))
        print(f"bench-affair: {_growth_line(found[-1])}", file=sys.stderr, flush=True)
        copy.unlink()
    return found


if __name__ == "__main__":
    sys.exit(main())
