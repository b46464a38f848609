"""`make bench`: what reading takes, in one run on the same pages; all of it takes an hour, a PART of it minutes.

    python -m bench.speed.run [PART ...] [--pages N] [--write]

The parts are stages, wire, html, peers, workers and growth; without any, all. `--write` puts the tables into the README here.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bench.marks import stamp, with_table
from bench.shared import SHARED, page_sets
from bench.speed.growth import growth_table
from bench.speed.html import html_table
from bench.speed.peers import peer_table
from bench.speed.stages import stage_table, wire_table
from bench.speed.workers import worker_table

README = Path(__file__).parent / "README.md"
TASK = "make bench"
PARTS = ("stages", "wire", "html", "peers", "workers", "growth")


def main() -> int:
    """Print the tables; 0 also when there is nothing to time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)}")
    parser.add_argument("--pages", type=int, default=10_000, help="the most pages that growth is measured on (10,000)")
    parser.add_argument("--write", action="store_true", help="put the tables into the README of this folder")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"{', '.join(sorted(unknown))}: the parts are {', '.join(PARTS)}")
    if not page_sets():
        print(f"bench: left out, no pages at {SHARED}")
        return 0
    for part in options.parts or PARTS:
        table = "\n".join([*_table(part, options.pages)(), "", stamp()])
        print(f"{part}\n{table}", end="\n\n", flush=True)
        if options.write:
            README.write_text(with_table(README.read_text(encoding="utf-8"), part, table, task=TASK), encoding="utf-8")
    return 0


def _table(part: str, pages: int) -> Callable[[], list[str]]:
    tables: dict[str, Callable[[], list[str]]] = {
        "stages": stage_table,
        "wire": wire_table,
        "html": html_table,
        "peers": peer_table,
        "workers": lambda: worker_table(min(pages, 3_000)),
        "growth": lambda: growth_table(pages),
    }
    return tables[part]


if __name__ == "__main__":
    sys.exit(main())
