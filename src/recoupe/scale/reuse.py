"""Which pages of a run may share a passage: those with fingerprints in common, counted; on this machine, or as stages of Ray."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from recoupe.scale.run import Run, RunFolder, Shard
from recoupe.scale.shard_file import read_rows
from recoupe.stages.reuse import count_pairs, fingerprint
from recoupe.store.reuse.rows import key_of
from recoupe.types.article import READ_ONCE
from recoupe.types.base import Record
from recoupe.types.record import decode_record
from recoupe.types.reuse import Stretch

_COLUMNS = ("kind", "path", "id", "name", "line", "text")
_BUCKETS = 64
"""Parts into which fingerprints are sorted, so that each can be counted alone, by another machine."""

_PARTITIONS = 8
"""Parts into which Ray sorts what it passes on: each is held by an actor that takes a share of a core."""

Numbers = NDArray[np.int64]
Table = Mapping[str, Numbers]


class SharedPrints(Record, frozen=True, kw_only=True):
    """Two pages, by their ids, the lesser first, and how many fingerprints say that they may share a passage."""

    first: str
    second: str
    shared: int


def shared_prints(folder: RunFolder, run: Run, shards: Sequence[Shard]) -> list[SharedPrints]:
    """Return the pairs of pages of a run that have fingerprints in common, those with most of them first.

    Raises:
        RecoupeError: if a shard is damaged, or of another run.
    """
    held: dict[int, set[int]] = defaultdict(set)
    for shard in shards:
        table = prints_of(folder, run, shard)
        for number, key in zip(table["print"].tolist(), table["key"].tolist(), strict=True):
            held[number].add(key)
    return named_pairs(folder, run, shards, count_pairs(held.values()).items())


def shared_prints_with_ray(folder: RunFolder, run: Run, shards: Sequence[Shard]) -> list[SharedPrints]:
    """Return the same, with the Ray that this process is connected to: a stage for fingerprints, one that counts pairs, a sum.

    Raises:
        RecoupeError: as `shared_prints`.
    """
    from ray.data import from_items

    lines = from_items([{"shard": msgspec.json.encode(shard)} for shard in shards], override_num_blocks=len(shards))
    prints = lines.map_batches(_prints_of_batch, batch_size=1, fn_args=(folder, run))
    pairs = prints.groupby("bucket", num_partitions=_PARTITIONS).map_groups(_pairs_of_bucket, batch_format="numpy")
    rows = pairs.groupby(["first", "second"], num_partitions=_PARTITIONS).sum("shared").iter_rows() if prints.count() else []
    counted = (((int(row["first"]), int(row["second"])), int(row["sum(shared)"])) for row in rows)
    return named_pairs(folder, run, shards, counted)


def prints_of(folder: RunFolder, run: Run, shard: Shard) -> Table:
    """Return the fingerprints of the pages of a shard: `print`, the `key` of its page, and the `bucket` of the fingerprint."""
    prints, keys = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for row in read_rows(folder.shard(shard), run, shard, columns=_COLUMNS):
        if row.kind != "page" or row.id is None or row.line is None:
            continue
        segments = decode_record(row.line).segments
        stretches = [Stretch(start=one.start, end=one.end) for one in segments if one.role in READ_ONCE]
        found = np.unique(fingerprint(row.id, row.text or "", stretches).prints)
        prints.append(found)
        keys.append(np.full(len(found), key_of(row.id), np.int64))
    numbers = np.concatenate(prints)
    return {"print": numbers, "key": np.concatenate(keys), "bucket": numbers % _BUCKETS}


def named_pairs(
    folder: RunFolder, run: Run, shards: Sequence[Shard], counted: Iterable[tuple[tuple[int, int], int]]
) -> list[SharedPrints]:
    """Return pairs of keys as pairs of ids, those with most fingerprints first."""
    ids = {key_of(row.id): row.id for row in _pages(folder, run, shards) if row.id}
    found = []
    for pair, shared in counted:
        first, second = sorted(ids[key] for key in pair)
        found.append(SharedPrints(first=first, second=second, shared=shared))
    return sorted(found, key=lambda pair: (-pair.shared, pair.first, pair.second))


def _pages(folder: RunFolder, run: Run, shards: Sequence[Shard]) -> Iterator[Any]:
    for shard in shards:
        yield from read_rows(folder.shard(shard), run, shard, columns=("kind", "path", "id"))


def _prints_of_batch(batch: Mapping[str, Any], folder: RunFolder, run: Run) -> Table:
    [line] = batch["shard"]
    return prints_of(folder, run, msgspec.json.decode(bytes(line), type=Shard))


def _pairs_of_bucket(table: Table) -> Table:
    """Return the pairs of pages that the fingerprints of a bucket give, and how many of these give each."""
    order = np.lexsort((table["key"], table["print"]))
    numbers, keys = table["print"][order], table["key"][order]
    holders = np.split(keys, np.flatnonzero(np.diff(numbers)) + 1)
    counts = Counter(count_pairs(set(group.tolist()) for group in holders if len(group) > 1))
    first, second = ([pair[side] for pair in counts] for side in (0, 1))
    return {
        "first": np.array(first, np.int64),
        "second": np.array(second, np.int64),
        "shared": np.array(list(counts.values()), np.int64),
    }
