"""A process that reads shards: one model, one shard at a time, until there is none left or whoever started it is gone."""

import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Final, Literal

from recoupe.scale.journal import Journal
from recoupe.scale.read_shard import ShardDone, read_shard
from recoupe.scale.reader import OpenReader, PageReader
from recoupe.scale.run import RunFolder, Shard
from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError

GONE: Final = 75
"""The exit code of a worker that was told to stop, or whose parent is gone."""


class Refused(Record, frozen=True, kw_only=True):
    """Why a worker cannot go on with the run: nothing is lost, and a person has to do something first."""

    reason: str


Said = Literal["ready", "page"] | ShardDone | Refused
"""What a worker says: that it is ready, that it has read a page, that a shard is whole, or that it cannot go on."""


def work(pipe: Connection, folder: RunFolder, open_reader: OpenReader) -> None:
    """Read the shards that come through a pipe, and say what came of them, until None comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells the whole group; whoever started us tells us to stop
    desk = _Desk(folder)
    signal.signal(signal.SIGTERM, lambda *_: desk.leave())
    threading.Thread(target=_leave_with_parent, args=(desk.leave,), daemon=True).start()
    try:
        reader = open_reader(folder)
        pipe.send("ready")
        while shard := pipe.recv():
            pipe.send(desk.read(shard, reader, told=lambda: pipe.send("page")))
    except (RecoupeError, OSError) as error:
        _say_why(pipe, error, folder)
    except EOFError:
        desk.leave()


class _Desk:
    """What is being read, so that it can be left at once."""

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder
        self._journal: Journal | None = None

    def read(self, shard: Shard, reader: PageReader, *, told: Callable[[], None]) -> ShardDone:
        """Return what came of a shard."""
        self._journal = Journal(self._folder.work / f"{shard.name}.journal")
        try:
            done = read_shard(self._folder, shard, reader, self._journal, told=told)
            self._journal.path.unlink()
        except BaseException:
            self._journal.stopped()
            raise
        finally:
            journal, self._journal = self._journal, None
            journal.close()
        return done

    def leave(self) -> None:
        """End this process: no page killed it."""
        if self._journal:
            self._journal.stopped()
        os._exit(GONE)


def _leave_with_parent(leave: Callable[[], None]) -> None:
    if parent := parent_process():
        wait([parent.sentinel])
        leave()


def _say_why(pipe: Connection, error: RecoupeError | OSError, folder: RunFolder) -> None:
    reason = str(error)
    if isinstance(error, OSError):
        reason = f"{folder.path}: cannot be written ({error.strerror or error}); make room, and run the same command again"
    try:
        pipe.send(Refused(reason=reason))
    except OSError:
        os._exit(GONE)  # nobody is there to hear it
