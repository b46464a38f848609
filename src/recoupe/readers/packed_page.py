"""Whole pages that are packed with gzip, one in a file."""

import gzip
import zlib
from io import BytesIO
from typing import IO

_GZIP = 31
"""zlib's word for "with the head and the check sum of gzip"."""


def first_bytes(head: bytes, most: int) -> tuple[bytes, str | None]:
    """Return what a packed file begins with, given its first bytes, and what is wrong when they cannot be unpacked."""
    unpacker = zlib.decompressobj(_GZIP)
    try:
        return unpacker.decompress(head, most), None
    except zlib.error as error:
        return b"", f"is packed with gzip, and damaged ({error})"


def unpack_some(file: IO[bytes], most: int) -> tuple[bytes, str | None]:
    """Return what a packed file holds, `most` bytes of it and no more, and what is wrong with it if it cannot be unpacked."""
    found = BytesIO()
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
            while found.tell() < most and (chunk := unpacked.read(min(most - found.tell(), 1_000_000))):
                found.write(chunk)
    except (OSError, EOFError, zlib.error) as error:
        return found.getvalue(), f"is packed with gzip, and damaged or cut ({error})"
    return found.getvalue(), None
