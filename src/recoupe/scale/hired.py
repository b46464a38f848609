"""A worker process as seen by whoever started it: the pipe to it, and the shard that it has."""

import multiprocessing
from contextlib import suppress
from typing import Final

from recoupe.scale.reader import OpenReader
from recoupe.scale.run import RunFolder, Shard
from recoupe.scale.worker import Said, work
from recoupe.types.errors import RecoupeError

_PATIENCE: Final = 10.0
"""Seconds that a worker has to leave what it is doing."""

STILLBORN: Final = 3
"""So many workers in a row that die before they are ready: it would go on for ever."""

_CONTEXT = multiprocessing.get_context("spawn")


class Hired:
    """A process that reads shards, and the one that it has."""

    def __init__(self, folder: RunFolder, reader: OpenReader) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=work, args=(theirs, folder, reader), daemon=True)
        self._process.start()
        theirs.close()
        self.shard: Shard | None = None
        self.ready = False

    def give(self, shard: Shard | None) -> None:
        """Give it a shard; None to let it go."""
        self.shard = shard
        with suppress(OSError):  # it may be dead; whoever listens to it next will know
            self.pipe.send(shard)

    def hear(self) -> Said | None:
        """Wait until it says something, and return that; None when it is dead."""
        try:
            said: Said = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self.ready = self.ready or said == "ready"
        return said

    def bury(self) -> int | None:
        """Take leave of it once it is dead; return its exit code."""
        self.pipe.close()
        self._process.join()
        return self._process.exitcode

    def dismiss(self) -> None:
        """Tell it to stop at once; `wait_until_gone` must follow."""
        self._process.terminate()

    def wait_until_gone(self) -> None:
        """Wait until it is dead, and make it so if it takes too long."""
        self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()


def stillborn(exit_code: int | None) -> RecoupeError:
    """Return what to raise when workers die again and again before they are ready."""
    return RecoupeError(f"the processes that read pages die before they begin (exit code {exit_code}): is there enough memory?")
