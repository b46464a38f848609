"""The shards of a run, read by Ray Data on this machine or a cluster: the same worker, the same bytes.

An actor holds one worker process, with the model loaded once, and hands it shard after shard. The process is not the actor's own
because Ray runs our code beside its main thread, where no alarm can end a page that hangs; and because a page that kills its
process then leaves the actor alive.
"""

import logging
import os
import secrets
import socket
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import repeat
from typing import Any, Literal

import msgspec

from recoupe.scale.hired import STILLBORN, Hired, stillborn
from recoupe.scale.read_shard import ShardDone
from recoupe.scale.reader import OpenReader, open_reader
from recoupe.scale.run import RunFolder, Shard
from recoupe.scale.worker import Refused
from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError

_STORE_BYTES = 80_000_000
"""Memory that Ray keeps for values in passing: ours are a few hundred bytes a shard."""


_PATIENCE = 10.0
"""Seconds that a cluster has to answer."""

_ENVIRONMENT = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is sent anywhere
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}


def read_with_ray(
    folder: RunFolder,
    shards: Sequence[Shard],
    *,
    workers: int | None,
    address: str | None = None,
    reader: OpenReader = open_reader,
) -> Generator[ShardDone | Literal["page"]]:
    """Yield what `read_locally` yields, the pages of a shard together when it is whole.

    Args:
        folder: where the run is, at the same path on every machine of the cluster, as are the files to read.
        shards: those to be read.
        workers: how many actors; as many as there are cores without it.
        address: of a cluster that runs; without it, Ray is started here, and stopped at the end.
        reader: loads what reads the pages.

    Raises:
        RecoupeError: if Ray is not installed or does not answer, or the run cannot go on.
    """
    if not shards:
        return
    with cluster(address, workers) as cores:
        count = min(workers or cores, len(shards))
        for row in _rows(folder, shards, reader, count=count, share=(cores - 1) / count if cores > 1 else 0.5):
            said = msgspec.json.decode(row["said"], type=_Said)
            if said.done is None:
                raise RecoupeError(said.reason)
            yield from repeat("page", said.done.pages)
            yield said.done


class _Said(Record, frozen=True, kw_only=True):
    """What came of a shard, or why the run cannot go on."""

    done: ShardDone | None = None
    reason: str = ""


class _ShardReader:
    """An actor: one worker process, replaced when it dies."""

    def __init__(self, folder: RunFolder, reader: OpenReader) -> None:
        self._folder, self._reader = folder, reader
        self._worker: Hired | None = None

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[bytes]]:
        """Return what came of each shard of a batch."""
        shards = [msgspec.json.decode(bytes(line), type=Shard) for line in batch["shard"]]
        return {"said": [msgspec.json.encode(self._read(shard)) for shard in shards]}

    def _read(self, shard: Shard) -> _Said:
        deaths = 0
        while True:
            worker = self._worker = self._worker or Hired(self._folder, self._reader)
            worker.give(shard)
            while (said := worker.hear()) in ("ready", "page"):
                deaths = 0
            if isinstance(said, ShardDone):
                return _Said(done=said)
            self._worker, code = None, worker.bury()
            if isinstance(said, Refused):
                return _Said(reason=said.reason)
            deaths += not worker.ready
            if deaths == STILLBORN:
                return _Said(reason=str(stillborn(code)))


def _rows(
    folder: RunFolder, shards: Sequence[Shard], reader: OpenReader, *, count: int, share: float
) -> Iterator[dict[str, bytes]]:
    """Return what the actors say, a row a shard, as it comes.

    Each actor has its next shard at hand: to wait for it between two took a tenth of the time.

    Args:
        folder: where the run is.
        shards: those to be read.
        reader: loads what reads the pages.
        count: how many actors.
        share: of a core, for each; all together they must leave one for Ray's own tasks, or nothing ever begins
            (ray-project/ray#44687).
    """
    from ray.data import ActorPoolStrategy, from_items

    items = from_items([{"shard": msgspec.json.encode(shard)} for shard in shards], override_num_blocks=len(shards))
    done = items.map_batches(
        _ShardReader,
        fn_constructor_args=(folder, reader),
        batch_size=1,
        num_cpus=min(share, 1.0),
        compute=ActorPoolStrategy(size=count, max_tasks_in_flight_per_actor=2),
    )
    rows: Iterator[dict[str, bytes]] = done.iter_rows()
    return rows


@contextmanager
def cluster(address: str | None, workers: int | None) -> Iterator[int]:
    """Connect to a cluster, or start one here, and give the number of its cores; it is left, or stopped, at the end."""
    for key, value in _ENVIRONMENT.items():
        os.environ.setdefault(key, value)
    if address is None and "RAY_AUTH_MODE" not in os.environ:  # a word of our own, or Ray leaves one in the home folder
        os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    try:
        import ray
        from ray.data import DataContext
    except ImportError as error:
        raise RecoupeError(
            "this engine needs Ray, which is not installed; pip install 'recoupe[ray]', or leave --engine out"
        ) from error
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    try:
        if address:
            _knock(address)
            ray.init(address=address, **quiet)
        else:
            own = {"include_dashboard": False, "object_store_memory": _STORE_BYTES}
            cores = (workers or os.cpu_count() or 1) + 1
            ray.init(address="local", num_cpus=cores, **own, **quiet)  # "local": never a cluster that somebody left running
    except (OSError, RuntimeError, ValueError) as error:
        raise RecoupeError(
            f"Ray does not answer at {address or 'this machine'} ({error}): check the address, and RAY_AUTH_MODE"
        ) from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    DataContext.get_current().enable_progress_bars = False
    try:
        yield int(ray.cluster_resources().get("CPU", 1))
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Raise an `OSError` if nobody answers at an address such as "10.0.0.1:6379"; Ray itself would try for minutes."""
    host, colon, port = address.rpartition(":")
    if colon and port.isdecimal() and "/" not in host:
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()
