"""The shards of a run: found, and refused when they are of another layout (`docs/shards.md`)."""

from pathlib import Path
from typing import Any

import msgspec

from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError
from recoupe.types.run import RUN_FORMAT, RUN_VERSION, SHARD_VERSION


class _Told(msgspec.Struct):
    """What is looked at of `run.json`."""

    format: str
    version: int
    shards: int


class Shards(Record, frozen=True, kw_only=True):
    """The shards of a run that are whole, and how many there will be."""

    files: tuple[Path, ...]
    expected: int


def find_shards(folder: Path) -> Shards:
    """Return the shards of a run.

    Raises:
        RecoupeError: if the folder is no run, or one of another layout; or if no shard is whole yet.
    """
    file = folder / "run.json"
    try:
        told = msgspec.json.decode(file.read_bytes(), type=_Told)
    except OSError as error:
        why = f"{file}: cannot be read ({error.strerror}); name the folder of a run ('recoupe read PATH... --to FOLDER')"
        raise RecoupeError(why) from error
    except msgspec.DecodeError as error:
        raise RecoupeError(f"{file}: is not the description of a run ({error})") from error
    if (told.format, told.version) != (RUN_FORMAT, RUN_VERSION):
        raise RecoupeError(
            f"{file}: is {told.format} {told.version}, this recoupe reads {RUN_FORMAT} {RUN_VERSION}; read the pages again"
        )
    files = tuple(sorted((folder / "shards").glob("*.parquet")))
    if not files:
        raise RecoupeError(f"{folder}: no shard is whole yet; run the same 'recoupe read' again to go on")
    return Shards(files=files, expected=told.shards)


def refuse_other_columns(duck: Any, shards: Shards) -> None:
    """Raise a `RecoupeError` if a shard has other columns than the views are made for."""
    asked = "SELECT file_name, decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'recoupe.version'"
    versions = dict(duck.execute(asked, [[str(file) for file in shards.files]]).fetchall())
    for file in shards.files:
        if (found := versions.get(str(file))) != SHARD_VERSION:
            raise RecoupeError(
                f"{file}: has columns of version {found or 'none'}, this recoupe reads {SHARD_VERSION}; read its pages again"
            )
