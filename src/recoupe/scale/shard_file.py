"""The file of a shard: rows in, Parquet out, and back; the same rows give the same bytes."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from recoupe.scale.rows import Row
from recoupe.scale.run import Run, Shard
from recoupe.scale.whole_file import whole_file
from recoupe.types.errors import RecoupeError
from recoupe.types.run import SHARD_VERSION

_WHOLE = frozenset({"length"})
_BYTES = frozenset({"data", "bytemap"})
_PACKED = _BYTES
_REPEATED = ["kind", "path", "publisher", "language", "engine", "given", "encoding"]
_SEARCHED = ["kind", "id", "name", "publisher", "published", "earliest", "latest", "language"]
"""Columns of which each group of rows notes the least and the greatest value."""

_ROWS, _WEIGHT = 64, 16_000_000
"""Rows of a group at most, and about how many bytes: it is held in memory. A part of the format, for the bytes depend on it."""


def write_shard(path: Path, temporary: Path, rows: Iterable[Row], *, run: Run, shard: Shard) -> None:
    """Write the file of a shard, whole or not at all.

    Raises:
        OSError: if the disk is full, or the place cannot be written.
        RecoupeError: if pyarrow is not installed; says how to install it.
    """
    arrow, parquet = _libraries()
    schema = arrow.schema([(name, _kind(name, arrow)) for name in Row.__struct_fields__], metadata=_about(run, shard))
    ways = {name: "NONE" if name in _PACKED else "ZSTD" for name in Row.__struct_fields__}
    with (
        whole_file(path, temporary) as file,
        parquet.ParquetWriter(file, schema, compression=ways, use_dictionary=_REPEATED, write_statistics=_SEARCHED) as writer,
    ):
        for group in _groups(rows):
            columns = {name: [getattr(row, name) for row in group] for name in Row.__struct_fields__}
            writer.write_table(arrow.table(columns, schema=schema), row_group_size=len(group))


def check_shard(path: Path, run: Run, shard: Shard) -> None:
    """Raise a `RecoupeError` if the file of a shard is damaged, or not one of this run; it names the file and says what to do."""
    with _opened(path) as file:
        _check(file, path, run, shard)


def read_rows(path: Path, run: Run, shard: Shard, *, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """Yield the rows of a shard, in order.

    Args:
        path: its file.
        run: the run that it must belong to.
        shard: what it must hold.
        columns: those that are asked for, `kind` and `path` among them; the others are None. All without it.

    Raises:
        RecoupeError: as `check_shard`.
    """
    with _opened(path) as file:
        _check(file, path, run, shard)
        for group in range(file.num_row_groups):
            for row in file.read_row_group(group, columns=columns).to_pylist():
                yield msgspec.convert(row, Row)


def _about(run: Run, shard: Shard) -> dict[str, str]:
    said = {"format": "recoupe-shard", "version": SHARD_VERSION, "engine": run.engine, "run": run.digest, "shard": shard.digest}
    return {f"recoupe.{key}": value for key, value in said.items()}


def _check(file: Any, path: Path, run: Run, shard: Shard) -> None:
    written = {key.decode(): value.decode("utf-8", "replace") for key, value in (file.metadata.metadata or {}).items()}
    wanted = _about(run, shard)
    for key, value in wanted.items():
        if written.get(key) != value:
            said = written.get(key, "nothing")
            raise RecoupeError(
                f"{path}: is not a shard of this run ({key.removeprefix('recoupe.')} is {said}, expected {value}); "
                "delete it to have it read again, or name another folder"
            )


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    arrow, parquet = _libraries()
    try:
        with parquet.ParquetFile(path) as file:
            yield file
    except (OSError, arrow.ArrowException, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise RecoupeError(f"{path}: is damaged ({error}); delete it to have it read again") from error


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    held = 0
    for row in rows:
        group.append(row)
        held += row.weight
        if len(group) == _ROWS or held > _WEIGHT:
            yield group
            group, held = [], 0
    if group:
        yield group


def _kind(column: str, arrow: Any) -> Any:
    return arrow.int64() if column in _WHOLE else arrow.binary() if column in _BYTES else arrow.string()


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise RecoupeError("a run needs pyarrow, which is not installed; pip install 'recoupe[parquet]'") from error
    return pyarrow, pyarrow.parquet
