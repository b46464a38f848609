"""How the store writes the bytes of a page, and the map from its text to them.

Bytes are packed with zlib (RFC 1950). A map is a row of whole numbers, each of 32 bits, the low byte first, packed the same way;
each run is four of them:

1. characters of the text between the last run and this one (line ends, tabs and blanks that the rendering set);
2. bytes of the page between them (tags);
3. characters in the run;
4. bytes in it, times two, plus one when it is even: character k stands where the bytes of the k characters before it end.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator

from recoupe.types.errors import StoreError
from recoupe.types.markup import ByteRun

_RUN = struct.Struct("<4I")


def pack(data: bytes) -> bytes:
    """Return some bytes packed."""
    return zlib.compress(data)


def unpack(packed: bytes) -> bytes:
    """Return the bytes that were packed.

    Raises:
        StoreError: if they are damaged.
    """
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise StoreError(f"the bytes that were kept are damaged ({error})") from error


def pack_map(runs: Iterable[ByteRun]) -> bytes:
    """Return a byte map as it is written."""
    return pack(b"".join(_numbers(runs)))


def unpack_map(packed: bytes) -> tuple[ByteRun, ...]:
    """Return the byte map that was written.

    Raises:
        StoreError: if it is damaged.
    """
    data = unpack(packed)
    if len(data) % _RUN.size:
        raise StoreError("the byte map that was kept is damaged")
    runs, text, start = [], 0, 0
    for text_gap, gap, length, width in _RUN.iter_unpack(data):
        text, start = text + text_gap, start + gap
        runs.append(ByteRun(text, start, length, width // 2, bool(width % 2)))
        text, start = text + length, start + width // 2
    return tuple(runs)


def _numbers(runs: Iterable[ByteRun]) -> Iterator[bytes]:
    text = start = 0
    for run in runs:
        yield _RUN.pack(run.text - text, run.start - start, run.length, 2 * run.width + run.even)
        text, start = run.text + run.length, run.start + run.width
