"""What a run holds so far, taken from its shards alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from recoupe.pipeline.corpus import PageFailure
from recoupe.readers.file import why_empty
from recoupe.scale.rows import counts_in
from recoupe.scale.run import Run, RunFolder, Shard
from recoupe.scale.shard_file import read_rows
from recoupe.types.base import Record
from recoupe.types.capture import Passed

_COLUMNS = ("kind", "path", "record", "reason", "counts", "seen", "name")


class Summary(Record, frozen=True, kw_only=True):
    """How many shards are whole and how many are not; pages, failures, and what was passed over in each file of many pages.

    `unused` are the pages of the manifest that the run does not have, once all of it is read.
    """

    shards: int
    missing: int
    pages: int
    failures: tuple[PageFailure, ...]
    passed: tuple[Passed, ...]
    unused: tuple[str, ...]


def summary_of(folder: RunFolder, run: Run, shards: Sequence[Shard], *, given: Iterable[str] = ()) -> Summary:
    """Return what the shards of a run hold; a file of many pages that gave none, once all of it is read, is a failure.

    Args:
        folder: where the run is.
        run: the run.
        shards: its shards.
        given: the pages that its manifest names.

    Raises:
        RecoupeError: if a shard is damaged, or of another run.
    """
    whole = [shard for shard in shards if folder.shard(shard).exists()]
    failures, gave = list[PageFailure](), Counter[str]()
    passed, seen = dict[str, Counter[str]](), dict[str, Counter[str]]()
    unused, pages = set(given), 0
    for row in (row for shard in whole for row in read_rows(folder.shard(shard), run, shard, columns=_COLUMNS)):
        match row.kind:
            case "page":
                pages += 1
                unused.discard(row.name or "")
                gave[row.path] += 1
            case "failure":
                failures.append(PageFailure(path=row.path, record=row.record, reason=row.reason or ""))
                gave[row.path] += 1
            case "passed":
                passed.setdefault(row.path, Counter()).update(counts_in(row.counts))
                seen.setdefault(row.path, Counter()).update(counts_in(row.seen))
    told = tuple(Passed(path=path, counts=dict(counts.most_common()), seen=dict(seen[path])) for path, counts in passed.items())
    if len(whole) == len(shards):
        failures += _without_pages(told, gave, shards)
    return Summary(
        shards=len(whole),
        missing=len(shards) - len(whole),
        pages=pages,
        failures=tuple(failures),
        passed=told,
        unused=tuple(sorted(unused)) if len(whole) == len(shards) else (),
    )


def _without_pages(told: Sequence[Passed], gave: Counter[str], shards: Sequence[Shard]) -> Iterator[PageFailure]:
    """Yield the files of many pages that gave none; rows of pages name a file as it lies, those of failures as it was typed."""
    shown = {one.path for one in told}
    places = {part.shown: part.path for shard in shards for part in shard.parts if part.shown in shown}
    for one in told:
        if not one.seen and not gave[one.path] and not gave[places.get(one.path, one.path)]:
            yield PageFailure(path=one.path, reason=why_empty(one))
