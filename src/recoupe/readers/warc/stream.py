"""The records of a stream that is not packed: FastWARC reads them; where it stops, a frame is mended or a stretch given up."""

import re
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

from fastwarc.warc import ArchiveIterator

from recoupe.readers.warc.block import BEGINNING, MOST, Block, Broken, Label
from recoupe.readers.warc.mend import mend

_START = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n[A-Za-z][A-Za-z0-9-]*[ \t]*:")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = 1_000_000
_LONGEST_START = 200
_UNREADABLE = (OSError, EOFError, ValueError, zlib.error)


class Raw(NamedTuple):
    """A record as FastWARC gives it: its place, its fields, its data, the length it names, and what is there of it."""

    position: int
    headers: dict[str, str]
    data: bytes
    length: int
    found: int

    @property
    def is_whole(self) -> bool:
        """Whether all of it is there."""
        return self.found == self.length


def blocks_in(stream: IO[bytes], label: Label, *, complete: bool = False) -> Iterator[Block | Broken]:
    """Yield the records of a stream that can be sought in, and the stretches of it that are none, in order.

    Args:
        stream: an archive, or one packed member of it, unpacked.
        label: gives the id of a record.
        complete: whether nothing is missing at the end of the stream, so that a record that ends there too early is not cut, but
            names a wrong length.
    """
    at: int | None = 0
    while at is not None:
        place = at
        fast = Fast(stream, at)
        last: Raw | None = None
        for raw in fast:
            if last:
                yield _block(last, label)
            last, place = raw, raw.position
        try:
            end = _end_of(stream, last) if last and last.is_whole else None
            if last and end is not None:
                yield _block(last, label)
                place = end
            if fast.stopped is None and (last is None or end is not None):
                return
            at = _next_start(stream, place + 1)
            yield from mend(_between(stream, place, at), label(place), complete=complete or at is not None)
        except _UNREADABLE as error:
            yield Broken(label(place), f"cannot be read, nor the rest of the archive ({error})")
            return


class Fast:
    """The records from a place on, up to the first trouble; `stopped` says what it was, None at the end of the stream."""

    def __init__(self, stream: IO[bytes], at: int) -> None:
        self.stopped: str | None = None
        self._stream, self._at = stream, at

    def __iter__(self) -> Iterator[Raw]:
        try:
            self._stream.seek(self._at)
            for record in ArchiveIterator(self._stream, parse_http=False, stream_detect=False):
                headers = {name.lower(): value for name, value in record.headers.to_tuples()}
                length = headers.get("content-length", "")
                if not (length.isdecimal() and "warc-type" in headers):
                    self.stopped = "a record without type or length"
                    return
                data = record.reader.read(MOST if int(length) <= MOST else BEGINNING)
                found = len(data) + (record.reader.consume() if int(length) > MOST else 0)
                yield Raw(record.stream_pos, headers, data, int(length), found)
        except _UNREADABLE as error:
            self.stopped = str(error)


def _block(raw: Raw, label: Label) -> Block:
    return Block(label(raw.position), raw.headers, raw.data, raw.length)


def _end_of(stream: IO[bytes], raw: Raw) -> int | None:
    """Return where a record and the blank lines after it end; None when something else stands where they should."""
    stream.seek(raw.position)
    header = _HEADER_END.search(stream.read(BEGINNING))
    if header is None:
        return None
    end = raw.position + header.end() + raw.length
    stream.seek(end)
    after = stream.read(4)
    blank = len(after) - len(after.lstrip(b"\r\n"))
    return end + blank if blank == len(after) or after.startswith(b"WARC") else None


def _next_start(stream: IO[bytes], at: int) -> int | None:
    """Return where the next record begins, from a place on; None when there is none."""
    stream.seek(at)
    kept = b""
    while chunk := stream.read(_CHUNK):
        data = kept + chunk
        if found := _START.search(data):
            return at + found.start()
        kept = data[-_LONGEST_START:]
        at += len(data) - len(kept)
    return None


def _between(stream: IO[bytes], start: int, end: int | None) -> bytes:
    """Return the bytes from one place to another, a few more than `MOST` of them at most."""
    stream.seek(start)
    return stream.read(MOST + BEGINNING if end is None else min(end - start, MOST + BEGINNING))
