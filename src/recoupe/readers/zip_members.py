"""The members of a zip file: which may be read at all, and their bytes."""

import io
import re
import struct
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from shutil import copyfileobj
from typing import IO, NamedTuple, cast
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

TOTAL = 20_000_000_000
"""Bytes that all members of one file may unpack to."""

RATIO = 300
"""How many times its packed size a member may unpack to: pages come to ten, what is made to fill a disk to a thousand."""

_SMALL = 1_000_000
"""Bytes; a member that unpacks to less may have any ratio."""

BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, struct.error)
"""What zipfile raises for an archive or a member that is damaged, or packed in a way that it does not know."""

_DRIVE = re.compile(r"[A-Za-z]:")
_LOCAL_HEAD, _LENGTHS = 30, 26
"""Bytes before the name of a member where it stands (APPNOTE.TXT, 4.3.7), and before the lengths of its name and extra field."""

_HELD = 32_000_000
"""Bytes of a member that are held in memory; a longer one is unpacked to the disk."""


class Member(NamedTuple):
    """A member of an archive: its name as a path, and why it is not read, when it must not be."""

    info: ZipInfo
    path: PurePosixPath
    reason: str | None

    @property
    def name(self) -> str:
        """What it is called in the archive."""
        return self.info.orig_filename

    @property
    def leads_out(self) -> bool:
        """Whether its name would put it elsewhere than under the folder where the archive is unpacked."""
        name = self.info.orig_filename
        return self.path.is_absolute() or ".." in self.path.parts or "\0" in name or _DRIVE.match(name) is not None


def members_of(archive: ZipFile) -> Iterator[Member]:
    """Yield the members of an archive, folders left out, in its order."""
    seen: set[str] = set()
    total = 0
    for info in archive.infolist():
        path = PurePosixPath(info.orig_filename.replace("\\", "/"))
        if info.is_dir() or info.orig_filename.endswith("\\"):
            continue
        total += info.file_size
        member = Member(info, path, None)
        yield member._replace(reason=_why_not(member, total=total, is_double=member.name in seen))
        seen.add(member.name)


def overlap(archive: ZipFile, size: int) -> bool:
    """Return whether members share their bytes, so that a small file unpacks to a huge one."""
    return sum(info.compress_size for info in archive.infolist()) > size


def open_member(archive: ZipFile, info: ZipInfo) -> IO[bytes]:
    """Return a member as a seekable file: unpacked, its check sum compared; a long one that is not packed in its place.

    Raises:
        BROKEN: one of these, if the member is damaged.
    """
    if info.compress_type == ZIP_STORED and info.file_size > _HELD and archive.fp:
        archive.fp.seek(info.header_offset + _LENGTHS)
        start = info.header_offset + _LOCAL_HEAD + sum(struct.unpack("<HH", archive.fp.read(4)))
        return cast(IO[bytes], io.BufferedReader(_Window(archive.fp, start, info.file_size), 1_000_000))
    unpacked = cast(IO[bytes], tempfile.SpooledTemporaryFile(_HELD))  # noqa: SIM115 - the caller closes it
    with archive.open(info) as opened:
        copyfileobj(opened, unpacked, 1_000_000)
    unpacked.seek(0)
    return unpacked


def _why_not(member: Member, *, total: int, is_double: bool) -> str | None:
    info = member.info
    reasons = (
        (member.leads_out, "has a name that leads out of the archive, as no honest one does: it was not read"),
        (info.flag_bits & 1, "is encrypted: unpack the archive with its password first"),
        (is_double, "has the name of another member: it was not read"),
        (
            info.file_size > _SMALL and info.file_size > RATIO * info.compress_size,
            f"unpacks to more than {RATIO} times its size, as no page does: it was not read",
        ),
        (total > TOTAL, f"was not read: the archive unpacks to more than {TOTAL:,} bytes"),
    )
    return next((reason for holds, reason in reasons if holds), None)


class _Window(io.RawIOBase):
    """A stretch of a file as a file of its own."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it can be sought in."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, counted from the beginning, from here, or from the end."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into a buffer; return how many bytes."""
        self._file.seek(self._start + self._at)
        data = self._file.read(max(min(len(buffer), self._size - self._at), 0))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
