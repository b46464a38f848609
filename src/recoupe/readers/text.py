"""The bytes of a text capture to its characters, every one of them kept."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from recoupe.readers.decode import decode
from recoupe.types.capture import Capture, Refusal
from recoupe.types.problem import Problem

EMPTY = "is empty: there is no text to read"

MAX_BYTES = 5_000_000
"""A longer file is no press page: the longest page of 449 French press texts has 62,000 characters."""


def read_text(
    data: bytes,
    *,
    name: str,
    path: str,
    record: str | None = None,
    url: str | None = None,
    served: str | None = None,
    crawled: datetime | None = None,
) -> Capture | Refusal:
    """Return the text capture that some bytes hold, or why they hold none.

    The text is the bytes as decoded (see `decode`): a byte-order mark is dropped, nothing else touched.

    Args:
        data: the whole page.
        name: what it is called.
        path: the file it comes from.
        record: its place there, when the file holds many pages.
        url: the page's address when it is known; else path and record are the locator that enters the page's id.
        served: the encoding that a server named.
        crawled: when it was fetched.
    """
    text, encoding, _, _, found = decode(data[: MAX_BYTES + 1], declared=(served,) if served else ())
    if reason := too_long(MAX_BYTES) if len(data) > MAX_BYTES else _why_no_text(text):
        return Refusal(path=path, record=record, reason=reason)
    sha256 = hashlib.sha256(data).hexdigest()
    return Capture(
        id=page_id(sha256, url or locator_of(path, record)),
        name=name,
        sha256=sha256,
        path=path,
        text=text,
        encoding=encoding,
        url=url,
        record=record,
        crawled=crawled,
        data=data,
        problems=(*found, *nul_problems(text)),
    )


def _why_no_text(text: str) -> str | None:
    if not text.replace("\0", " ").strip():
        return EMPTY
    return "is a binary file, not text: save the page as text (UTF-8)" if _is_binary(text) else None


def too_long(limit: int) -> str:
    """Return what to tell of a page that has more bytes than one page can."""
    return f"is longer than one page can be ({limit:,} bytes): split it into pages"


def locator_of(path: str, record: str | None) -> str:
    """Return where a page without an address is: its file, and its place in it."""
    return path if record is None else f"{path}#{record}"


def page_id(sha256: str, locator: str) -> str:
    """Return the id of a page: 16 hex digits of a hash over its bytes' digest and its locator."""
    return hashlib.sha256(f"{sha256}\n{locator}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_binary(text: str) -> bool:
    """Return whether a text has so many control characters that no press page can have them (one in ten)."""
    sample = text[:20_000]
    odd = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\v\0") or c in "\x7f\x81\x8d\x8f\x90\x9d")
    nul = sample.count("\0")
    return odd * 10 > len(sample) or nul * 4 > len(sample)


def nul_problems(text: str) -> Iterator[Problem]:
    """Yield the problem of a text that has NUL characters."""
    first = text.find("\0")
    if first >= 0:
        yield Problem(
            code="capture.nul_characters",
            message=f"{text.count(chr(0))} NUL characters, the first at {first}; kept, and read as spaces",
        )
