"""A bag as it is written: one file after the other into a zip, each with its sha256; memory holds one line for each file."""

import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from recoupe.exchange.bundles.layout import TAG_MANIFEST
from recoupe.types.base import Record

_CHUNK = 1 << 20
_DAY = (1980, 1, 1, 0, 0, 0)
"""The clock of every file: when exactly somebody worked is nobody's business."""

_LEVEL = 3


class BagFile(Record, frozen=True, kw_only=True):
    """A file of a bag: its name below the bag's folder, its size and sha256."""

    name: str
    size: int
    sha256: str


class Bag:
    """A bag that is being written; `files` are those of its payload, `tags` the others."""

    def __init__(self, path: Path, folder: str) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL, allowZip64=True)
        self._folder = folder
        self.files: list[BagFile] = []
        self.tags: list[BagFile] = []

    def add(self, name: str, parts: Iterable[bytes]) -> BagFile:
        """Write a file and return it."""
        digest, size = sha256(), 0
        info = zipfile.ZipInfo(self._folder + name, date_time=_DAY)
        info.compress_type = zipfile.ZIP_DEFLATED
        with self._zip.open(info, "w", force_zip64=True) as out:
            for part in parts:
                digest.update(part)
                size += len(part)
                out.write(part)
        made = BagFile(name=name, size=size, sha256=digest.hexdigest())
        (self.files if name.startswith("data/") else self.tags).append(made)
        return made

    def manifest(self) -> Iterator[bytes]:
        """Yield the lines of the manifest of the payload."""
        return _lines(self.files)

    def close(self) -> None:
        """Write the manifest of the tag files, and end the zip."""
        self.add(TAG_MANIFEST, _lines(list(self.tags)))
        self._zip.close()

    def abandon(self) -> None:
        """End the zip where it stands."""
        self._zip.close()


def _lines(files: Iterable[BagFile]) -> Iterator[bytes]:
    for file in files:
        yield f"{file.sha256}  {file.name}\n".encode()


def chunks(path: Path) -> Iterator[bytes]:
    """Yield a file in pieces."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
