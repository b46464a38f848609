"""An HTTP answer as an archive kept it: its status, its fields, its body unpacked. Browsers are lenient here, and so are we."""

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from fastwarc.stream_io import BrotliReader, ZstdReader

from recoupe.readers.warc.block import MOST

_STATUS = re.compile(rb"\s*HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b[^\n]*\n", re.IGNORECASE)
_END = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"([A-Za-z0-9!#$%&'*+.^_`|~-]+)[ \t]*:[ \t]*([^\r\n]*)")
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_WINDOW = 47
"""zlib's word for "gzip or zlib, whichever it is"."""


class Answer(NamedTuple):
    """An answer: its status, its fields by lower-case name (the first of each), its body as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def mime(self) -> str:
        """The type of the body, lower case; "" when none is named."""
        return mime_of(self.headers.get("content-type", ""))

    @property
    def charset(self) -> str | None:
        """The encoding that the server named."""
        return charset_of(self.headers.get("content-type", ""))


def read_answer(block: bytes) -> Answer | None:
    """Return the answer in a block; None when there is no status line at its beginning."""
    status = _STATUS.match(block)
    if not status:
        return None
    end = _END.search(block, status.end() - 2)
    head = block[status.end() : end.start() if end else len(block)]
    headers: dict[str, str] = {}
    for name, value in _FIELD.findall(head):
        headers.setdefault(name.decode("ascii").lower(), value.decode("latin-1").strip())
    return Answer(int(status.group(1)), headers, block[end.end() :] if end else b"")


def mime_of(content_type: str) -> str:
    """Return the bare type that a Content-Type names, lower case."""
    return content_type.partition(";")[0].strip().lower()


def charset_of(content_type: str) -> str | None:
    """Return the encoding that a Content-Type names."""
    found = _CHARSET.search(content_type)
    return found.group(1) if found else None


def body_of(answer: Answer) -> tuple[bytes, bool]:
    """Return the body of an answer without its transfer and content codings, and whether all of it could be unpacked.

    Some archives keep the fields that name a coding and not the coding itself (all of CC-NEWS before 2019): what is not packed
    stays as it is. More than `MOST` bytes are not unpacked.
    """
    body, whole = answer.body, True
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body, whole = _join_chunks(body)
    for coding in reversed(answer.headers.get("content-encoding", "").lower().split(",")):
        if unpack := _CODINGS.get(coding.strip()):
            body, well = unpack(body)
            whole = whole and well
    return body, whole


def _join_chunks(body: bytes) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    at = 0
    while head := _CHUNK.match(body, at):
        size = int(head.group(1), 16)
        if size == 0:
            return b"".join(parts), True
        parts.append(body[head.end() : head.end() + size])
        at = head.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return (b"".join(parts), False) if parts else (body, True)


def _inflate(body: bytes) -> tuple[bytes, bool]:
    """Unpack gzip or deflate, with or without a head; as far as it goes when it is damaged."""
    for window in (_WINDOW, -15):
        unpacker = zlib.decompressobj(window)
        found = bytearray()
        try:
            for at in range(0, len(body), 4096):
                found += unpacker.decompress(body[at : at + 4096], MOST + 1 - len(found))
                if unpacker.eof or len(found) > MOST:
                    return bytes(found), True
        except zlib.error:
            pass
        if found:
            return bytes(found), False
    return body, True


def _gunzip(body: bytes) -> tuple[bytes, bool]:
    return _inflate(body) if body.startswith(b"\x1f\x8b") else (body, True)


def _through(reader: Callable[[BytesIO], "BrotliReader | ZstdReader"]) -> Callable[[bytes], tuple[bytes, bool]]:
    def unpack(body: bytes) -> tuple[bytes, bool]:
        try:
            return reader(BytesIO(body)).read(MOST + 1), True
        except (OSError, EOFError, ValueError):
            return body, True

    return unpack


_CODINGS: dict[str, Callable[[bytes], tuple[bytes, bool]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _through(BrotliReader),
    "zstd": _through(ZstdReader),
}
