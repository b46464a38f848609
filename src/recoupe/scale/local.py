"""The shards of a run, read by processes of this machine. One that dies is replaced, and its shard is read anew."""

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from multiprocessing.connection import wait
from typing import Literal

from recoupe.scale.hired import STILLBORN, Hired, stillborn
from recoupe.scale.read_shard import ShardDone
from recoupe.scale.reader import OpenReader, open_reader
from recoupe.scale.run import RunFolder, Shard
from recoupe.scale.worker import Refused, Said
from recoupe.types.errors import RecoupeError


def read_locally(
    folder: RunFolder, shards: Sequence[Shard], *, workers: int, reader: OpenReader = open_reader
) -> Generator[ShardDone | Literal["page"]]:
    """Yield "page" for each page that is read, and what came of each shard, as they become whole.

    Closing the iterator stops the workers; what they had not finished is read anew by the next run.

    Args:
        folder: where the run is.
        shards: those to be read.
        workers: how many processes, each with a model of its own.
        reader: loads what reads the pages.

    Raises:
        RecoupeError: if the run cannot go on: the disk is full, an input was changed, workers die before they begin.
    """
    crew = _Crew(folder, shards, reader)
    try:
        for _ in range(min(workers, len(shards))):
            crew.hire()
        while crew.busy:
            for said in crew.listen():
                match said:
                    case Refused():
                        raise RecoupeError(said.reason)
                    case "page" | ShardDone():
                        yield said
                    case "ready":
                        pass
    finally:
        crew.stop()


class _Crew:
    """The workers of a run, and the shards that none of them has."""

    def __init__(self, folder: RunFolder, shards: Sequence[Shard], reader: OpenReader) -> None:
        self._folder, self._reader = folder, reader
        self._waiting = deque(shards)
        self._workers: list[Hired] = []
        self._stillborn = 0

    @property
    def busy(self) -> bool:
        """Whether anybody still reads."""
        return bool(self._workers)

    def hire(self) -> None:
        """Start a worker, and give it a shard."""
        worker = Hired(self._folder, self._reader)
        self._workers.append(worker)
        worker.give(self._waiting.popleft())

    def listen(self) -> Iterator[Said]:
        """Wait until a worker says something, or dies, and yield what was said."""
        calling = wait([worker.pipe for worker in self._workers])
        for worker in [worker for worker in self._workers if worker.pipe in calling]:
            said = worker.hear()
            if said is None:
                self._replace(worker)
                continue
            if isinstance(said, ShardDone):
                worker.give(self._waiting.popleft() if self._waiting else None)
            self._stillborn = 0 if worker.ready else self._stillborn
            yield said

    def stop(self) -> None:
        """End every worker."""
        for worker in self._workers:
            worker.dismiss()
        for worker in self._workers:
            worker.wait_until_gone()
        self._workers.clear()

    def _replace(self, worker: Hired) -> None:
        """Take leave of a worker; when it died at a shard, somebody else begins with it."""
        self._workers.remove(worker)
        code = worker.bury()
        if worker.shard is None:
            return
        self._waiting.appendleft(worker.shard)
        self._stillborn += not worker.ready
        if self._stillborn == STILLBORN:
            raise stillborn(code)
        self.hire()
