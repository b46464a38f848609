"""The pages of the bench, read once: their texts and records lie in a cache outside the project.

    python -m bench.affair.records [COUNT]

What is there already is not read again, so that a run that was broken off goes on. A cache belongs to one engine.
"""

import os
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.affair.pages import Page, make_pages
from bench.shared import SHARED
from recoupe.pipeline.corpus import PageFailure, ReadPage, read_pages
from recoupe.pipeline.language import load_language
from recoupe.readers import reopen_capture
from recoupe.types.capture import Given
from recoupe.types.record import decode_record, encode_record

TEXTS = SHARED / "pages/dev_texts.jsonl"
CACHE = Path(os.environ.get("RECOUPE_BENCH_CACHE", "/tmp/recoupe-bench-affair"))
_AT_ONCE = 250


def cached_pages(count: int) -> Iterator[ReadPage]:
    """Yield the first pages as they were read; those that are not in the cache yet are read first.

    Args:
        count: how many.
    """
    fill_cache(count)
    given = {page.name: page for page in make_pages(TEXTS, count)}
    for part in sorted(CACHE.glob("records-*.jsonl")):
        for line in part.read_bytes().splitlines():
            record = decode_record(line)
            page = given.get(record.page.name)
            if page:
                yield ReadPage(
                    capture=reopen_capture(str(_path(page)), name=page.name, url=None), record=record, given=_said(page)
                )


def fill_cache(count: int) -> None:
    """Read what is not in the cache yet, so many pages a file."""
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / "pages").mkdir(exist_ok=True)
    pages = make_pages(TEXTS, -(-count // _AT_ONCE) * _AT_ONCE)
    language = None
    for number in range(0, count, _AT_ONCE):
        part = list(islice(pages, _AT_ONCE))
        target = CACHE / f"records-{number:05}.jsonl"
        if target.exists():
            continue
        language = language or load_language("fr")
        begun = time.perf_counter()
        captures = [reopen_capture(str(_written(page)), name=page.name, url=None) for page in part]
        read = list(read_pages(captures, language=language, given={page.name: _said(page) for page in part}))
        lines = [encode_record(found.record) for found in read if isinstance(found, ReadPage)]
        for failure in read:
            if isinstance(failure, PageFailure):
                print(f"left out: {failure.where}: {failure.reason}", file=sys.stderr)
        partial = target.with_suffix(".partial")
        partial.write_bytes(b"".join(line + b"\n" for line in lines))
        partial.rename(target)
        speed = len(lines) / (time.perf_counter() - begun)
        print(f"read {number + len(part)} of {count} pages, {speed:.1f} a second", file=sys.stderr, flush=True)


def _said(page: Page) -> Given:
    return Given(published=page.published, publisher=page.publisher)


def _path(page: Page) -> Path:
    return CACHE / "pages" / f"{page.name}.txt"


def _written(page: Page) -> Path:
    path = _path(page)
    path.write_text(page.text, encoding="utf-8")
    return path


if __name__ == "__main__":
    fill_cache(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
