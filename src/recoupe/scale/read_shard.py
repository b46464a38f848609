"""One shard, read: its files in, one file out. This is all that a worker does, whoever started it."""

import faulthandler
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from recoupe.pipeline.corpus import PageFailure, ReadPage
from recoupe.readers.limits import SECONDS
from recoupe.readers.open import read_path
from recoupe.readers.origin import Origin
from recoupe.readers.page import Item
from recoupe.scale.journal import DEATHS, Journal
from recoupe.scale.reader import PageReader
from recoupe.scale.rows import row_of
from recoupe.scale.run import Input, RunFolder, Shard
from recoupe.scale.shard_file import write_shard
from recoupe.types.base import Record
from recoupe.types.capture import Passed, Refusal
from recoupe.types.errors import RecoupeError
from recoupe.types.problem import Problem

_HANGS = 3 * SECONDS
"""Seconds after which a worker ends itself that even the limit of a page could not wake."""

KILLER = f"ended the process that read it {DEATHS} times: it may be damaged, or made to fill the memory or to hang"

Told = Callable[[], None]
"""Told of each page that was read."""


class ShardDone(Record, frozen=True, kw_only=True):
    """A shard that is whole: how many pages it has, what failed in it, and the most memory that its worker had, in bytes."""

    number: int
    bytes: int
    pages: int
    failures: tuple[PageFailure, ...]
    memory: int


def read_shard(folder: RunFolder, shard: Shard, reader: PageReader, journal: Journal, *, told: Told) -> ShardDone:
    """Read a shard and write its file; return what came of it.

    Raises:
        RecoupeError: if an input is not what it was when the run was begun.
        OSError: if the file cannot be written.
    """
    tally = _Tally(told)
    items = (tally.count(item) for item in _items(shard, reader, journal))
    temporary = folder.work / f"{shard.name}-{os.getpid()}.part"
    try:
        write_shard(folder.shard(shard), temporary, map(row_of, items), run=reader.run, shard=shard)
    finally:
        faulthandler.cancel_dump_traceback_later()
    return ShardDone(
        number=shard.number,
        bytes=shard.bytes,
        pages=tally.pages,
        failures=tuple(tally.failures),
        memory=peak_memory(),
    )


def peak_memory() -> int:
    """Return the most bytes of memory that this process had at any time; 0 where the system does not say.

    Linux tells it of the process alone (`VmHWM`); `getrusage` counts what the process that started it had.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        pass
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class _Tally:
    """What went by."""

    def __init__(self, told: Told) -> None:
        self.pages = 0
        self.failures: list[PageFailure] = []
        self._told = told

    def count(self, item: ReadPage | PageFailure | Passed) -> ReadPage | PageFailure | Passed:
        match item:
            case ReadPage():
                self.pages += 1
                self._told()
            case PageFailure():
                self.failures.append(item)
            case Passed():
                pass
        return item


class _Watch:
    """Notes each page of an input before it is read, leaves out those that killed workers, and ends a worker that hangs."""

    def __init__(self, journal: Journal, number: int, part: Input) -> None:
        self._journal, self._number, self._part = journal, number, part
        self._left_out: list[PageFailure] = []

    def begins(self, record: str | None) -> bool:
        """Return whether a page is to be read."""
        faulthandler.dump_traceback_later(_HANGS, exit=True, file=self._journal.nowhere)
        if self._journal.begins(self._number, record):
            return True
        self._left_out.append(PageFailure(path=self._part.shown, record=record, reason=KILLER))
        return False

    def left_out(self) -> list[PageFailure]:
        """Return what was left out since this was last asked."""
        left, self._left_out = self._left_out, []
        return left


def _items(shard: Shard, reader: PageReader, journal: Journal) -> Iterator[ReadPage | PageFailure | Passed]:
    """Yield what the inputs of a shard give, in their order, and in its place what is left out because it killed workers."""
    for number, part in enumerate(shard.parts):
        watch = _Watch(journal, number, part)
        for item in _captures(part, reader, watch.begins) if watch.begins(None) else ():
            yield from watch.left_out()
            if isinstance(item, Passed):
                yield item
            elif isinstance(item, Refusal):
                yield PageFailure(path=item.path, record=item.record, reason=item.reason)
            else:
                yield reader.read(item)
        yield from watch.left_out()


def _captures(part: Input, reader: PageReader, begins: Callable[[str | None], bool]) -> Iterator[Item]:
    if part.refused is not None:
        yield Refusal(path=part.shown, reason=part.refused)
        return
    _check_size(part)
    problems = () if part.clash is None else (Problem(code="capture.name_clash", message=part.clash),)
    origin = Origin(
        path=part.path,
        shown=part.shown,
        name=part.name,
        problems=problems,
        known=reader.given,
        begins=begins,
        wanted=reader.wanted,
    )
    yield from read_path(Path(part.path), origin, fields=reader.run.row_fields, part=part.range)


def _check_size(part: Input) -> None:
    try:
        size = Path(part.path).stat().st_size
    except (OSError, ValueError):
        return  # its reader says what is wrong
    if size != part.size:
        raise RecoupeError(
            f"{part.shown}: has {size:,} bytes, and had {part.size:,} when the run was begun; name another folder for a new run"
        )
