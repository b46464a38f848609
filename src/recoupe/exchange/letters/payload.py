"""What a letter holds, on the disk: it may be larger than memory."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from recoupe.types.base import Record

CHUNK = 1 << 20


class Payload(Record, frozen=True, kw_only=True):
    """A file, or bytes, with size and sha256."""

    size: int
    sha256: str
    path: str | None = None
    data: bytes = b""

    def open(self) -> BinaryIO:
        """Return a stream of it."""
        return BytesIO(self.data) if self.path is None else Path(self.path).open("rb")


def small_payload(value: object) -> Payload:
    """Return a value as JSON, held in memory."""
    data = msgspec.json.encode(value)
    return Payload(size=len(data), sha256=sha256(data).hexdigest(), data=data)


def file_payload(path: Path) -> Payload:
    """Return a file, read once for its sha256."""
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Payload(size=size, sha256=digest.hexdigest(), path=str(path))
