"""The bytes of a text capture to its characters, every one of them kept."""

import codecs
import hashlib
from collections.abc import Iterator

from recoupe.types.capture import Capture, Refusal
from recoupe.types.problem import Problem, ProblemCode

MAX_BYTES = 5_000_000
"""A longer file is no press page: the longest page of 449 French press texts has 62,000 characters."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF: save the page as text or HTML, or run 'pdftotext FILE' first",
    b"PK\x03\x04": "a zip or office file: unpack it, or save the document as plain text",
    b"\x1f\x8b": "a gzip file: unpack it first",
    b"\xd0\xcf\x11\xe0": "an old office file: save the document as plain text",
    b"\x89PNG": "a picture: save the page as text",
    b"\xff\xd8\xff": "a picture: save the page as text",
    b"WARC/": "a web archive, which this version does not read: save its pages as text",
}
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")


def read_text(data: bytes, *, name: str, path: str, url: str | None = None) -> Capture | Refusal:
    """Return the text capture that some bytes hold, or why they hold none.

    UTF-8 first (with or without a byte-order mark), also when its last character is cut; else Windows-1252, else
    Latin-1, with the problem `capture.encoding_guessed`. The text is the bytes as decoded: a byte-order mark is dropped,
    nothing else is touched.

    Args:
        data: the whole file.
        name: the page's name.
        path: where the bytes come from; with `url`, the locator that enters the page's id.
        url: the page's address when it is known.
    """
    if reason := _why_not_text(data):
        return Refusal(path=path, reason=reason)
    text, encoding, found = _decode(data)
    if not text.replace("\0", " ").strip():
        return Refusal(path=path, reason="is empty: there is no text to read")
    if _is_binary(text):
        return Refusal(path=path, reason="is a binary file, not text: save the page as text (UTF-8)")
    sha256 = hashlib.sha256(data).hexdigest()
    return Capture(
        id=page_id(sha256, url or path),
        name=name,
        sha256=sha256,
        path=path,
        url=url,
        text=text,
        encoding=encoding,
        problems=(*found, *_nul_problems(text)),
    )


def page_id(sha256: str, locator: str) -> str:
    """Return the id of a page: 16 hex digits of a hash over its bytes' digest and its locator."""
    return hashlib.sha256(f"{sha256}\n{locator}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def bytes_of(text: str, encoding: str) -> tuple[bytes, ...]:
    """Return the bytes that read as a text in an encoding, without and with a byte-order mark; none if it cannot stand in it."""
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return ()
    return (data, *(mark + data for mark, marked in _BOMS if marked == encoding))


def _why_not_text(data: bytes) -> str | None:
    if not data:
        return "is empty: there is no text to read"
    if len(data) > MAX_BYTES:
        return f"is {len(data):,} bytes long, more than one page can be ({MAX_BYTES:,}): split it into pages"
    for signature, advice in _SIGNATURES.items():
        if data.startswith(signature):
            return f"is {advice}"
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        return "is HTML, which this version does not read: save the page as text"
    return None


def _decode(data: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    """Return text, encoding and what there is to say about it."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start >= len(data) - 3 and len(data) > 3:
            return _decode_as(data, "utf-8")
    for encoding in ("cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        message = f"not UTF-8; read as {encoding}: check the accents"
        return text, encoding, (Problem(code="capture.encoding_guessed", message=message),)
    raise AssertionError("Latin-1 decodes every byte")


def _decode_as(data: bytes, encoding: str) -> tuple[str, str, tuple[Problem, ...]]:
    """Return the text of bytes whose encoding is known, bad bytes as U+FFFD and with a problem."""
    text = data.decode(encoding, "replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        cut = error.reason in ("unexpected end of data", "truncated data")
        code: ProblemCode = "capture.truncated_utf8" if cut else "capture.undecodable"
        message = f"byte {error.start} is not {encoding} ({error.reason}); shown as U+FFFD"
        return text, encoding, (Problem(code=code, message=message),)
    return text, encoding, ()


def _is_binary(text: str) -> bool:
    """Return whether a text has so many control characters that no press page can have them (one in ten)."""
    sample = text[:20_000]
    odd = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\v\0") or c in "\x7f\x81\x8d\x8f\x90\x9d")
    nul = sample.count("\0")
    return odd * 10 > len(sample) or nul * 4 > len(sample)


def _nul_problems(text: str) -> Iterator[Problem]:
    first = text.find("\0")
    if first >= 0:
        yield Problem(
            code="capture.nul_characters",
            message=f"{text.count(chr(0))} NUL characters, the first at {first}; kept, and read as spaces",
        )
