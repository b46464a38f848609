"""The records of a packed archive. As a rule each is a gzip member of its own: a damaged one is lost alone, the next found."""

import gzip
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO, NamedTuple, cast

from recoupe.readers.origin import Part
from recoupe.readers.warc.block import BEGINNING, MOST, Block, Broken, Label
from recoupe.readers.warc.stream import Fast, blocks_in
from recoupe.readers.warc.window import Window

_MAGIC = b"\x1f\x8b\x08"
_MAGICS = re.compile(re.escape(_MAGIC))
_GZIP = 31
"""zlib's word for "with the head and the check sum of gzip"."""

_CHUNK = 65_536
_TELLING = 1_024
_BOMB = 8_000_000_000
_HEAD = re.compile(rb".*?\r?\n\r?\n", re.DOTALL)
_RECORD = re.compile(rb"\s*WARC/[01]\.")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})\s*$", re.IGNORECASE | re.MULTILINE)


class Member(NamedTuple):
    """A packed member: where it begins and ends in the file, its data (at most `MOST` of it), how long that is, what is wrong."""

    start: int
    end: int
    data: bytes
    length: int
    damage: str | None = None


def packed_blocks(file: IO[bytes], part: Part | None = None) -> Iterator[Block | Broken]:
    """Yield the records of a packed archive, and what cannot be read, in order.

    The id of a record is the offset of its member in the file, and "offset+place" when it is not the first in it. A part goes
    from the first record that begins in it to the first that begins in the next one, with all that stands between them.
    """
    at = _next_member(file, part.first) if part and part.first else 0
    end = _next_member(file, part.last) if part else None
    while at is not None and (end is None or at < end) and (magic := _peek(file, at)):
        if magic != _MAGIC:
            following = _next_member(file, at)
            yield from _stray(file, at, following)
            at = following
            continue
        member = _unpack(file, at)
        if _is_stream(file, member):
            file.seek(at)
            with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
                yield from blocks_in(cast(IO[bytes], Window(cast(IO[bytes], unpacked))), _label(at))
            return
        yield from _in_member(member)
        at = _next_member(file, at + 1) if member.damage else member.end


def is_packed_by_record(file: IO[bytes], *, within: int) -> bool:
    """Return whether the first record of a packed archive is a member of its own, and ends within so many bytes."""
    file.seek(0)
    head = BytesIO(file.read(within))
    first = _unpack(cast(IO[bytes], head), 0)
    return not first.damage and not _is_stream(file, first)


def _in_member(member: Member) -> Iterator[Block | Broken]:
    """Yield the records of one member: one, as a rule; of one too long to be held the head alone."""
    if member.damage:
        yield Broken(str(member.start), member.damage)
    elif member.length == len(member.data):
        yield from blocks_in(BytesIO(member.data), _label(member.start), complete=True)
    else:
        for raw in Fast(BytesIO(member.data), 0):
            yield Block(str(member.start), raw.headers, raw.data[:BEGINNING], raw.length)
            return
        yield Broken(str(member.start), f"is longer than a record can be ({MOST:,} bytes), and has no head")


def _label(start: int) -> Label:
    return lambda place: str(start) if place == 0 else f"{start}+{place}"


def _stray(file: IO[bytes], at: int, end: int | None) -> Iterator[Broken]:
    """Yield what stands between two members and is not blank."""
    file.seek(at)
    stretch = file.read(MOST if end is None else min(end - at, MOST))
    if stretch.strip(b"\0\r\n "):
        yield Broken(str(at), f"{len(stretch):,} bytes that belong to no packed record")


def _peek(file: IO[bytes], at: int) -> bytes:
    file.seek(at)
    return file.read(len(_MAGIC))


def _unpack(file: IO[bytes], at: int) -> Member:
    """Return the member that begins at a place; its check sum is compared when its end is reached."""
    file.seek(at)
    unpacker = zlib.decompressobj(_GZIP)
    kept, length, read = bytearray(), 0, 0
    damage = None
    try:
        while not unpacker.eof and length <= _BOMB and (chunk := file.read(_CHUNK)):
            read += len(chunk)
            data = unpacker.decompress(chunk)
            length += len(data)
            kept += data[: max(MOST - len(kept), 0)]
    except zlib.error as error:
        damage = f"is damaged ({str(error).partition(': ')[2] or error})"
    if not damage and not unpacker.eof:
        damage = "is cut: the file ends within it" if length <= _BOMB else f"unpacks to more than {_BOMB:,} bytes"
    return Member(at, at + read - len(unpacker.unused_data), bytes(kept), length, damage)


def _next_member(file: IO[bytes], at: int) -> int | None:
    """Return where the next member with a record begins, from a place on; None when there is none."""
    file.seek(at)
    data = b""
    while chunk := file.read(_CHUNK * 16):
        data += chunk
        for found in _MAGICS.finditer(data, 0, max(len(data) - _TELLING, 0)):
            if _begins_record(data[found.start() : found.start() + _TELLING]):
                return at + found.start()
        at += max(len(data) - _TELLING - len(_MAGIC), 0)
        data = data[-_TELLING - len(_MAGIC) :]
    begin = (found.start() for found in _MAGICS.finditer(data) if _begins_record(data[found.start() :]))
    return next((at + start for start in begin), None)


def _begins_record(packed: bytes) -> bool:
    """Return whether a packed member begins as a record does."""
    return _RECORD.match(_first_bytes(packed) or b"") is not None


def _first_bytes(packed: bytes) -> bytes | None:
    """Return the first bytes of a packed member; None when it is none."""
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, 64)
    except zlib.error:
        return None


def _is_stream(file: IO[bytes], member: Member) -> bool:
    """Return whether an archive is packed as one stream: records go on from one member to the next, or are many in a long one."""
    end = _end_of_first(member.data)
    if end is None:
        return False
    is_long = member.length > len(member.data)
    if is_long or (member.damage and not member.start):
        return _RECORD.match(member.data[end : end + 16]) is not None
    if member.start or (end <= len(member.data) and not member.data[end:].strip(b"\r\n")):
        return False
    file.seek(member.end)
    following = file.read(_CHUNK)
    return following.startswith(_MAGIC) and _first_bytes(following) is not None and not _begins_record(following)


def _end_of_first(data: bytes) -> int | None:
    """Return where the first record of a member says that it ends; None when it does not say it."""
    head = _HEAD.match(data[:BEGINNING])
    length = _LENGTH.search(head.group()) if head else None
    return head.end() + int(length.group(1)) if head and length else None
