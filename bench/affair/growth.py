"""What a build takes, in a process of its own so that its memory can be measured.

    python -m bench.affair.growth STORE PAGES.pickle

Builds a store, adds the pages, builds it again; the answer is one line of JSON.
"""

import json
import pickle
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from recoupe.affair import BuildReport, build_affair
from recoupe.pipeline.language import load_affairs, load_knowledge
from recoupe.store import open_store, save_page


def main(path: Path, later: Path) -> int:
    """Print what both builds took."""
    actors, lexicon = load_knowledge("fr"), load_affairs("fr")
    store = open_store(path)
    report, wall, cpu = timed(lambda: build_affair(store, actors=actors, lexicon=lexicon))
    said = {
        "pages": report.pages,
        "seconds": wall,
        "cpu": cpu,
        "megabytes": _megabytes(),
        "tellings": report.tellings,
        "happenings": report.happenings,
        "passages": report.passages,
    }
    more = pickle.loads(later.read_bytes())  # written by the bench itself
    for page in more:
        save_page(store, page)
    again, wall, cpu = timed(lambda: build_affair(store, actors=actors, lexicon=lexicon))
    said |= {"more": len(more), "read_again": again.read, "more_seconds": wall, "more_cpu": cpu}
    said["written_again"] = sum(done.added + done.changed + done.removed for done in again.written.values())
    store.close()
    print(json.dumps(said | {"bytes": path.stat().st_size}))
    return 0


def timed(work: Callable[[], BuildReport]) -> tuple[BuildReport, float, float]:
    """Return what some work gives, its seconds by the clock, and those of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    report = work()
    return report, time.perf_counter() - wall, time.process_time() - cpu


def _megabytes() -> float:
    """Return the most memory that the process has held, the words of the language included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
