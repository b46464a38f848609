"""Paths to shards: the same paths give the same shards, whoever reads them and with how many workers."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from recoupe.readers.endings import ENDINGS, ending_of
from recoupe.readers.fields import Fields
from recoupe.readers.file import CONTAINERS
from recoupe.readers.files import files_under
from recoupe.readers.names import Named, name_pages
from recoupe.readers.origin import Part
from recoupe.readers.parts import split_file
from recoupe.scale.run import Input, Shard, digest_of
from recoupe.types.capture import Refusal
from recoupe.types.errors import RecoupeError

MOST_PAGES = 256
"""Pages of a shard: what is read again, at most, when a worker dies."""

_FEWEST_BYTES, _MOST_BYTES = 64_000, 16_000_000
_WANTED = 64
"""So many shards at least, if the input is long enough: the last ones to end must not be a large part of all."""


def plan_shards(paths: Iterable[str], *, fields: Fields, manifest: Path | None = None) -> tuple[Shard, ...]:
    """Return the shards of some paths, in the order of `open_captures`.

    Args:
        paths: files and directories.
        fields: where the parts of a page stand in JSON lines.
        manifest: a file that is not read as pages when it lies in a directory.

    Raises:
        RecoupeError: for standard input, which cannot be read in parts, nor again.
    """
    found = [item for path in paths for item in files_under(path, fields=fields, without=manifest)]
    if Path("-") in found:
        raise RecoupeError("a run reads files, which can be read again after a stop: write standard input into one first")
    names = name_pages([item for item in found if isinstance(item, Path)])
    inputs = [_refused(item) if isinstance(item, Refusal) else _input(item, names[item]) for item in found]
    most = min(max(sum(item.size for item in inputs) // _WANTED, _FEWEST_BYTES), _MOST_BYTES)
    pieces = (piece for item in inputs for piece in _pieces(item, most, fields))
    return tuple(_shard(number, parts) for number, parts in enumerate(_groups(pieces, most)))


def _refused(refusal: Refusal) -> Input:
    return Input(path=refusal.path, shown=refusal.path, name="", refused=refusal.reason)


def _input(path: Path, named: Named) -> Input:
    name, problems = named
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0  # its reader says what is wrong
    clash = problems[0].message if problems else None
    return Input(path=str(path.resolve()), shown=str(path), name=name, size=size, clash=clash)


def _pieces(item: Input, most: int, fields: Fields) -> Iterator[tuple[Input, int]]:
    """Yield a file, or its parts if it holds many pages, each with its bytes."""
    may_be_many = ENDINGS.get(ending_of(item.path)) in CONTAINERS and item.size > _FEWEST_BYTES
    parts: tuple[Part, ...] = ()
    if not item.refused and (may_be_many or item.size > most):
        parts = split_file(Path(item.path), most_bytes=most, most_pages=MOST_PAGES, fields=fields)
    for part in parts:
        yield msgspec.structs.replace(item, range=part), item.size // len(parts)
    if not parts:
        yield item, item.size


def _groups(pieces: Iterable[tuple[Input, int]], most: int) -> Iterator[list[tuple[Input, int]]]:
    """Yield the inputs of each shard: parts of a file alone, whole files together as long as they are not too many."""
    group: list[tuple[Input, int]] = []
    held = 0
    for piece, size in pieces:
        alone = piece.range is not None
        if group and (alone or held + size > most or len(group) == MOST_PAGES):
            yield group
            group, held = [], 0
        if alone:
            yield [(piece, size)]
        else:
            group.append((piece, size))
            held += size
    if group:
        yield group


def _shard(number: int, pieces: list[tuple[Input, int]]) -> Shard:
    parts, size = tuple(piece for piece, _ in pieces), sum(size for _, size in pieces)
    return Shard(number=number, bytes=size, digest=digest_of(number, size, parts), parts=parts)
