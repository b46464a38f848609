"""What recoupe finds in pages, in a process of its own so that its memory can be measured.

    python -m bench.reuse.ours PAGES.jsonl

Each line of the file has the `name`, the `publisher` and the `text` of a page; the answer is one line of JSON. Seconds are
those of one core.
"""

import json
import sys
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.reuse.memory import megabytes_now, most_megabytes
from recoupe.stages.reuse import find_candidates, find_shared, fingerprint, group_passages, mark_furniture
from recoupe.stages.reuse.candidates import MemoryIndex
from recoupe.stages.reuse.fingerprints import PrintedPage
from recoupe.stages.reuse.furniture import Printer
from recoupe.store.reuse.rows import key_of
from recoupe.types.reuse import Passage, SharedSpans, Stretch

_AT_ONCE = 100


def main(path: str) -> int:
    """Print what recoupe finds, and what it took."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    fingerprint("warm", "un mot", [Stretch(start=0, end=6)])
    before = megabytes_now()
    begun = time.process_time()
    pages = [fingerprint(row["name"], row["text"], [Stretch(start=0, end=len(row["text"]))]) for row in rows]
    printed = time.process_time()
    shared = _compare(pages)
    printers = {row["name"]: Printer(publisher=row["publisher"], length=len(row["text"])) for row in rows}
    passages = mark_furniture(group_passages(shared), printers)
    done = time.process_time()
    took = {"fingerprint": printed - begun, "compare": done - printed, "megabytes": most_megabytes() - before}
    print(json.dumps(_as_line(passages) | took))
    return 0


def _compare(pages: Sequence[PrintedPage]) -> list[SharedSpans]:
    """Return what the pages share, each compared with those before it by the index, as the store does."""
    index = MemoryIndex()
    known: dict[int, PrintedPage] = {}
    shared: list[SharedSpans] = []
    for start in range(0, len(pages), _AT_ONCE):
        added = {key_of(page.id): page for page in pages[start : start + _AT_ONCE]}
        known |= added
        gained = find_candidates({key: page.prints for key, page in added.items()}, {}, index).gained
        for key, page in added.items():
            index.add(key, set(page.prints.tolist()))
        for first, second in sorted(gained):
            shared += find_shared(known[first], known[second])
    return shared


def _as_line(passages: Sequence[Passage]) -> dict[str, Any]:
    """Return the pairs of pages, and the places of each passage that is no furniture."""
    kept = [passage for passage in passages if not passage.furniture]
    pairs = {pair for passage in kept for pair in combinations(sorted({place.page for place in passage.places}), 2)}
    places = [[(place.page, place.start, place.end) for place in passage.places] for passage in kept]
    return {"pairs": sorted(pairs), "places": places, "furniture": len(passages) - len(kept)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
