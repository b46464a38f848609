"""What a run is: how its pages are read, and the shards that it is cut into. docs/shards.md describes the files."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.readers.fields import Fields, parse_fields
from recoupe.readers.origin import Part
from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError
from recoupe.types.run import RUN_FORMAT, RUN_VERSION


class Input(Record, frozen=True, kw_only=True):
    """A file that a shard reads, or a part of one, or a path that is no page: then `refused` says why."""

    path: str
    shown: str
    name: str
    size: int = 0
    clash: str | None = None
    refused: str | None = None
    range: Part | None = None


class Shard(Record, frozen=True, kw_only=True):
    """What one worker reads at a time, and writes into one file. `bytes` are those of the input, as they lie there."""

    number: int
    bytes: int
    digest: str
    parts: tuple[Input, ...]

    @property
    def name(self) -> str:
        """The name of its files, without an ending."""
        return f"{self.number:05}"


class Run(Record, frozen=True, kw_only=True):
    """How pages are read, and a digest of it.

    Attributes:
        only_language: whether pages of web archives that are in another language are passed over.
        given: the digest of what is known of the pages.
        digest: that of all this, and of the shards.
    """

    format: Literal["recoupe-run"] = RUN_FORMAT
    version: int = RUN_VERSION
    engine: str
    actors: tuple[str, ...] = ()
    lexicon: tuple[str, ...] = ()
    fields: str | None = None
    published: date | None = None
    only_language: bool = False
    given: str | None = None
    shards: int = 0
    digest: str = ""

    @property
    def row_fields(self) -> Fields:
        """Where the parts of a page stand in JSON lines."""
        return parse_fields(self.fields)


class RunFolder:
    """The files of a run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.run = path / "run.json"
        self.shards = path / "shards.jsonl"
        self.given = path / "given.jsonl"
        self.whole = path / "shards"
        self.work = path / "begun"

    def shard(self, shard: Shard) -> Path:
        """Return where the file of a shard is when it is whole."""
        return self.whole / f"{shard.name}.parquet"


def digest_of(*values: object) -> str:
    """Return the SHA-256 of some values, written as JSON."""
    return hashlib.sha256(b"\n".join(map(msgspec.json.encode, values))).hexdigest()


def read_run(folder: RunFolder) -> Run:
    """Return the run that lies in a folder.

    Raises:
        RecoupeError: if there is none, or it is of another version.
    """
    try:
        said = msgspec.json.decode(folder.run.read_bytes())
        if isinstance(said, dict) and said.get("format") == RUN_FORMAT and said.get("version") != RUN_VERSION:
            told = f"is a run of version {said.get('version')!r}, this recoupe reads version {RUN_VERSION}"
            raise RecoupeError(f"{folder.run}: {told}")
        return msgspec.convert(said, Run, strict=False)
    except OSError as error:
        raise RecoupeError(
            f"{folder.path}: holds no run ({error.strerror}: run.json); 'recoupe read PATH... --to' makes one"
        ) from error
    except msgspec.DecodeError as error:
        raise RecoupeError(f"{folder.run}: is not the description of a run ({error})") from error


def read_shards(folder: RunFolder) -> Iterator[Shard]:
    """Yield the shards of a run, in order.

    Raises:
        RecoupeError: if their list cannot be read; names the line.
    """
    decoder = msgspec.json.Decoder(Shard)
    number = 0
    try:
        with folder.shards.open("rb") as file:
            for line in file:
                number += 1
                yield decoder.decode(line)
    except OSError as error:
        raise RecoupeError(f"{folder.shards}: cannot be read ({error.strerror}); expected the shards of a run") from error
    except msgspec.DecodeError as error:
        raise RecoupeError(f"{folder.shards}:{number}: is not a shard ({error})") from error
