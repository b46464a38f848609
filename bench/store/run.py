"""`make bench-store`: the same invented pages into a file and onto a PostgreSQL server, a transaction a page, and then searched.

`python -m bench.store.run [PAGES] [ADDRESS]`: without an address, a server of its own is started (with every commit on the disk,
as in the file) and stopped. "cpu" is what our process worked, "server" what the server's process did for it (Linux only).
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

import msgspec
from sqlalchemy import text
from tests.postgres import running_cluster

from bench.web.pages import make_page
from recoupe.pipeline.corpus import ReadPage
from recoupe.store import Store, create_store, save_page, search_pages
from recoupe.store.databases import database_of
from recoupe.store.housekeeping.backup import back_up
from recoupe.types.capture import Capture, Given
from recoupe.types.server import StoreName, store_name

TIMES = 20
_TICK = os.sysconf("SC_CLK_TCK")


def main(count: int, address: str | None) -> int:
    """Print a table, one row a store."""
    pages = [_page(number) for number in range(1, count + 1)]
    asked = _questions(pages)
    print(
        f"{count:,} pages of {sum(len(page.capture.text) for page in pages) // count:,} characters, load {os.getloadavg()[0]:.1f}"
    )
    with tempfile.TemporaryDirectory() as folder, _server(address) as server:
        for named in (Path(folder) / "file.db", server):
            _compare(create_store(named), pages, asked, Path(folder) / f"copy-of-{named.name}")
    return 0


def _compare(store: Store, pages: list[ReadPage], asked: dict[str, str], copy: Path) -> None:
    """Print what one store takes."""
    _measure(store, f"write {len(pages):,} pages", lambda: [save_page(store, page) for page in pages])
    for what, query in asked.items():
        _measure(store, f"{what} x {TIMES}", partial(_search, store, query))
    _measure(store, "backup into a file", lambda: back_up(store, copy))
    with store.reading() as db:
        print(f"  {store.path.name}: {database_of(db).size_of(db) / 1e6:.0f} MB")
    store.close()


@contextmanager
def _server(address: str | None) -> Iterator[StoreName]:
    """Give the address of an empty database."""
    if address:
        yield store_name(address)
        return
    with running_cluster(fsync="on", shared_buffers="128MB") as cluster:
        yield cluster.empty()


def _page(number: int) -> ReadPage:
    made = make_page(number, Random(number))
    about = made.record.page
    capture = Capture(
        id=about.id,
        name=about.name,
        sha256=about.sha256,
        path=about.path,
        text=made.text,
        encoding="utf-8",
        url=about.url,
        data=made.text.encode(),
    )
    record = msgspec.structs.replace(made.record, page=msgspec.structs.replace(about, length=len(made.text)))
    return ReadPage(capture=capture, record=record, given=Given())


def _questions(pages: list[ReadPage]) -> dict[str, str]:
    """Return a frequent word, a rare one, two words, and a phrase of a page in the middle."""
    words = pages[len(pages) // 2].capture.text.split()
    by_length = sorted(set(words), key=len)
    return {
        "search a frequent word": by_length[0],
        "search a rare word": by_length[-1],
        "search two words": f"{by_length[0]} {by_length[1]}",
        "search a phrase": f'"{words[30]} {words[31]} {words[32]}"',
    }


def _search(store: Store, query: str) -> None:
    for _ in range(TIMES):
        search_pages(store, query)


def _measure(store: Store, what: str, work: Callable[[], object]) -> None:
    served, wall, cpu = _served(store), time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"  {store.path.name}: {what}: {wall:.2f} s, cpu {cpu:.2f}, server {_served(store) - served:.2f}", flush=True)


def _served(store: Store) -> float:
    """Return how many seconds the server's process has worked for this connection; 0 for a file, or on another machine."""
    with store.reading() as db:
        if db.dialect.name == "sqlite":
            return 0.0
        process = Path(f"/proc/{db.execute(text('SELECT pg_backend_pid()')).scalar_one()}/stat")
    if not process.exists():
        return 0.0
    fields = process.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, sys.argv[2] if len(sys.argv) > 2 else None))
