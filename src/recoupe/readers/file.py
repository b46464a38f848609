"""One file to its captures: what kind it is, and the reader of that kind."""

import gzip
import zlib
from collections.abc import Iterator
from typing import IO, cast

from recoupe.readers import mhtml
from recoupe.readers.endings import Kind
from recoupe.readers.fields import Fields
from recoupe.readers.html.read import MAX_BYTES as MAX_HTML
from recoupe.readers.jsonl import read_jsonl
from recoupe.readers.mhtml import read_mhtml
from recoupe.readers.origin import Origin, Part
from recoupe.readers.packed_page import first_bytes, unpack_some
from recoupe.readers.page import Item, read_page_bytes
from recoupe.readers.sniff import HEAD, kind_of
from recoupe.readers.text import EMPTY, too_long
from recoupe.readers.text import MAX_BYTES as MAX_TEXT
from recoupe.readers.unreadable import why_unreadable
from recoupe.readers.warc import read_warc
from recoupe.readers.zip import read_zip
from recoupe.types.capture import Capture, Passed, Refusal

_MOST: dict[Kind, int] = {"text": MAX_TEXT, "html": MAX_HTML, "mhtml": mhtml.MAX_BYTES}
"""Bytes of a file that holds one page."""

CONTAINERS: frozenset[Kind] = frozenset({"warc", "jsonl", "zip"})
"""What may hold many pages."""


def read_file(file: IO[bytes], name: str, origin: Origin, *, fields: Fields, part: Part | None = None) -> Iterator[Item]:
    """Yield the captures of an open file, in order, and what in it cannot be read; last, of a container, what was passed over.

    Args:
        file: seekable, at its beginning.
        name: the file's name, for its ending.
        origin: where it is and what it is called.
        fields: where the parts of a page stand in JSON lines.
        part: what of a file of many pages is read; all without it. Whether the whole has a page is not said of a part.
    """
    kind, packed, reason = look_at(file, name)
    if reason:
        yield origin.refuse(reason)
    elif kind == "warc":
        items = read_warc(file, origin, part=part)
        yield from items if part else _with_a_page(items, origin)
    elif kind == "zip":
        items = read_zip(file, origin, read_member=_read_member, part=part)
        yield from items if part else _with_a_page(items, origin)
    elif kind == "jsonl":
        rows = _read_packed_rows(file, origin, fields, part) if packed else read_jsonl(file, origin, fields=fields, part=part)
        yield from rows
    else:
        yield from _read_whole(file, kind, origin, packed=packed)


def look_at(file: IO[bytes], name: str) -> tuple[Kind, bool, str | None]:
    """Return the kind of an open file, whether it is packed with gzip, and why it cannot be read when it cannot.

    The file is at its beginning before and after.
    """
    head = file.read(HEAD)
    packed = head.startswith(b"\x1f\x8b")
    reason: str | None = None
    if packed:
        head, reason = first_bytes(head, HEAD)
    file.seek(0)
    kind = kind_of(head, name)
    if not head:
        reason = reason or EMPTY
    elif packed and kind in ("zip", "gzip"):
        reason = f"is a {kind} file packed with gzip: unpack it first"
    return kind, packed, reason or why_unreadable(head)


def _read_member(file: IO[bytes], name: str, origin: Origin) -> Iterator[Item]:
    """Read a member of a zip file; of what may hold many pages only archives of the web, which need not hold one there."""
    kind, _, reason = look_at(file, name)
    if reason:
        yield origin.refuse(reason)
    elif kind == "zip":
        yield from read_zip(file, origin, read_member=None)
    elif kind == "jsonl":
        yield origin.refuse("is JSON lines inside a zip file: unpack it first")
    elif kind == "warc":
        yield from read_warc(file, origin)
    else:
        yield from read_file(file, name, origin, fields=Fields())


def _read_whole(file: IO[bytes], kind: Kind, origin: Origin, *, packed: bool) -> Iterator[Item]:
    """Read a file that is one page."""
    most = _MOST[kind]
    data, reason = unpack_some(file, most + 1) if packed else (file.read(most + 1), None)
    if len(data) > most:
        reason = too_long(most)
    if reason:
        yield origin.refuse(reason)
    elif kind == "mhtml":
        yield from read_mhtml(data, origin)
    else:
        yield from read_page_bytes(data, origin, html=kind == "html")


def _read_packed_rows(file: IO[bytes], origin: Origin, fields: Fields, part: Part | None) -> Iterator[Item]:
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
            yield from read_jsonl(cast(IO[bytes], unpacked), origin, fields=fields, part=part)
    except (OSError, EOFError, zlib.error) as error:
        yield origin.refuse(f"is packed with gzip, and damaged or cut ({error}); what comes before was read")


def why_empty(passed: Passed) -> str:
    """Return what to tell of a file of many pages that holds none."""
    kinds = ", ".join(f"{kind}: {count:,}" for kind, count in passed.counts.items())
    return f"holds no page{f', only {kinds}' if kinds else ''}"


def _with_a_page(items: Iterator[Item], origin: Origin) -> Iterator[Item]:
    """Yield what a container gives; when it has no page and nothing that failed, a refusal that says what it has."""
    given = 0
    for item in items:
        if isinstance(item, Passed) and not given and not item.seen and origin.asked is None:
            yield origin.refuse(why_empty(item))
            return
        given += isinstance(item, Capture | Refusal)
        yield item
