"""Files into the store, in a process of its own: a page made to hang or swell is stopped there, and the desk goes on."""

import multiprocessing
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from recoupe.pipeline.corpus import PageFailure, ReadPage, read_pages
from recoupe.pipeline.language import Language, load_language
from recoupe.readers import count_captures, open_captures
from recoupe.readers.text import locator_of
from recoupe.store import Store, open_store, save_failures, save_page
from recoupe.types.capture import Capture, Refusal
from recoupe.types.errors import RecoupeError
from recoupe.types.server import StoreName
from recoupe.web.jobs import Job

News = tuple[Literal["total", "page", "failed", "error"], str, str]
"""What the process tells: how many pages there are; that one was added (or not, and why); that it had to stop."""


def add_files(job: Job, store: StoreName, files: Sequence[Path], actor_files: Sequence[Path]) -> None:
    """Read files into a store, and keep the job up to date.

    Raises:
        RecoupeError: if the process had to stop; pages that it added before are there.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_read, args=(theirs, store, tuple(files), tuple(actor_files)), daemon=True)
    process.start()
    theirs.close()
    try:
        for kind, first, second in _news(ours):
            _note(job, kind, first, second)
    finally:
        process.join()
    if process.exitcode:
        raise RecoupeError(f"reading stopped before its end (code {process.exitcode}); pages read before are in the store")


def _note(job: Job, kind: str, first: str, second: str) -> None:
    match kind:
        case "total":
            job.tell("", 0, int(first) if first else None)
        case "failed":
            job.failures.append((first, second))
            job.tell("", job.done + 1, job.total)
        case "page":
            job.counts[first] = job.counts.get(first, 0) + 1
            job.tell(second, job.done + 1, job.total)
        case _:
            raise RecoupeError(first)


def _news(connection: Connection) -> Iterator[News]:
    while True:
        try:
            yield connection.recv()
        except EOFError:
            return


def _read(tell: Connection, path: StoreName, files: Sequence[Path], actor_files: Sequence[Path]) -> None:
    """Read files, and tell of each page; what is told of a file is its name, never its folder."""
    try:
        paths = [str(file) for file in files]
        tell.send(("total", str(count_captures(paths) or ""), ""))
        store = open_store(path)
        try:
            _add(tell, store, paths, load_language(store.language, actor_files=tuple(actor_files)))
        finally:
            store.close()
    except RecoupeError as error:
        tell.send(("error", str(error), ""))


def _add(tell: Connection, store: Store, paths: list[str], language: Language) -> None:
    failures, read = [], set()
    for item in open_captures(paths):
        if not isinstance(item, Capture | Refusal):
            continue
        for page in read_pages([item], language=language):
            found = _saved(store, page)
            if isinstance(found, PageFailure):
                failures.append(found)
                tell.send(("failed", _short(found.path, found.record), found.reason))
            else:
                read.add(found[1])
                tell.send(("page", found[0], Path(found[1]).name))
    save_failures(store, failures, tried=read)


def _saved(store: Store, page: ReadPage | PageFailure) -> tuple[str, str] | PageFailure:
    if isinstance(page, PageFailure):
        return page
    try:
        return save_page(store, page), page.capture.path
    except RecoupeError as error:
        return PageFailure(path=page.capture.path, record=page.capture.record, reason=str(error))


def _short(path: str, record: str | None) -> str:
    return locator_of(Path(path).name, record)
