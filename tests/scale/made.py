"""Runs over made-up files, read in the toy language: what the tests of this folder share with the processes that they start."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from recoupe.pipeline.corpus import PageFailure, ReadPage, read_pages
from recoupe.readers import open_captures
from recoupe.scale import (
    Loaded,
    Run,
    RunFolder,
    Shard,
    ShardDone,
    begin_run,
    held,
    load_run,
    missing_shards,
    plan_run,
    read_locally,
    read_run,
    read_shards,
)
from recoupe.scale import read_shard as one_shard
from recoupe.scale.reader import OpenReader, PageReader, given_in
from recoupe.store import Store, open_store
from recoupe.types.capture import Capture, Passed
from tests.readers.samples import html_page, jsonl, text_page, warc_records, write, zip_file
from tests.toy.pack import load_toy

POISON = "Cette page tue."
HANG = "Cette page ne finit pas."
PAUSE = 0.01
"""Seconds that a slow page takes."""


def open_toy(folder: RunFolder) -> PageReader:
    run = read_run(folder)
    return PageReader(run, load_toy(), given_in(folder, run))


class _Slow(PageReader):
    def read(self, capture: Capture) -> ReadPage | PageFailure:
        time.sleep(PAUSE)
        return super().read(capture)


class _Fragile(PageReader):
    """Dies at a page with poison, and hangs at another one so that no alarm wakes it."""

    def read(self, capture: Capture) -> ReadPage | PageFailure:
        if POISON in capture.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if HANG in capture.text:
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
            time.sleep(1_000)
        return super().read(capture)


def open_slow(folder: RunFolder) -> PageReader:
    toy = open_toy(folder)
    return _Slow(toy.run, toy.language, toy.given)


def open_fragile(folder: RunFolder) -> PageReader:
    toy = open_toy(folder)
    return _Fragile(toy.run, toy.language, toy.given)


def open_impatient(folder: RunFolder) -> PageReader:
    """A fragile reader that ends itself after seconds, not minutes; what is loaded with the first page is loaded before."""
    fragile = open_fragile(folder)
    fragile.read(Capture(id="x", name="x", sha256="x", path="x", text=text_page(), encoding="utf-8"))
    one_shard._HANGS = 4.0  # type: ignore[misc]
    return fragile


def open_with_full_disk(folder: RunFolder) -> PageReader:
    """Files of this process cannot grow beyond some bytes."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, resource.RLIM_INFINITY))
    return open_toy(folder)


def open_and_die(folder: RunFolder) -> PageReader:
    os._exit(9)


def make_inputs(place: Path, *, pages: int = 30) -> list[str]:
    """Write files of every kind that a run may meet, and return the paths to read."""
    folder = place / "pages"
    for number in range(pages):
        write(folder / f"{number % 3}" / f"page{number // 3}.txt", (text_page(number) * 40).encode())
    write(folder / "page.html", html_page(7).encode())
    rows = [{"name": f"row{number % 20}", "text": text_page(number) * 9} for number in range(100)]
    write(folder / "rows.jsonl", jsonl(*rows[:30]) + b"not json\n" + jsonl(*rows[30:]))
    write(folder / "crawl.warc.gz", b"".join(warc_records(40)))
    write(folder / "cut.txt.gz", b"\x1f\x8b\x08\x00cut")
    write(folder / "pages.zip", zip_file({f"m{number}.html": html_page(number).encode() for number in range(5)}))
    write(folder / "note.pdf", b"%PDF-1.7")
    return [str(folder), str(place / "gone.txt")]


def begin(place: Path, paths: Sequence[str]) -> tuple[RunFolder, Run, tuple[Shard, ...]]:
    """Return a run over some paths, begun in a folder."""
    run, shards = plan_run(paths, engine=load_toy().engine)
    folder = RunFolder(place)
    begin_run(folder, run, shards)
    return folder, run, shards


def read_all(place: Path, paths: Sequence[str], *, workers: int = 2, reader: OpenReader = open_toy) -> list[ShardDone]:
    """Read what is missing of a run; return what came of each shard."""
    folder, run, shards = begin(place, paths)
    with held(folder), closing(read_locally(folder, missing_shards(folder, run, shards), workers=workers, reader=reader)) as work:
        return [said for said in work if isinstance(said, ShardDone)]


def files_of(place: Path) -> dict[str, bytes]:
    """Return all files of a run, by name."""
    return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


def one_after_the_other(paths: Sequence[str]) -> list[ReadPage | PageFailure | Passed]:
    """Return what the same paths give without a run."""
    found: list[ReadPage | PageFailure | Passed] = []
    for item in open_captures(paths):
        found += [item] if isinstance(item, Passed) else list(read_pages([item], language=load_toy()))
    return found


def load(run: Path, store: Store) -> Loaded:
    """Load a run into a store."""
    folder = RunFolder(run)
    return load_run(folder, read_run(folder), tuple(read_shards(folder)), store, told=lambda *_: None, reader=open_toy)


if __name__ == "__main__":
    verb, place, *rest = sys.argv[1:]
    if verb == "read":
        read_all(Path(place), rest, reader=open_slow)
    else:
        load(Path(place), open_store(rest[0]))
