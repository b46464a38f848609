"""Whether the map from a page's text to its bytes leads to the same words."""

from collections.abc import Iterator
from html import unescape

from recoupe.readers import MIXED
from recoupe.store.places import Mismatch
from recoupe.types.markup import ByteRun

_BLANKS = " \t\n\r\f"
_SPACED = str.maketrans("\t\n\r\f", "    ")
_MOST = 20
"""Wrong runs that are listed; where one is wrong, as a rule all after it are."""


def wrong_runs(text: str, data: bytes, encoding: str, runs: tuple[ByteRun, ...]) -> Iterator[Mismatch]:
    """Yield what is wrong with a byte map: runs whose bytes say something else, characters that no run leads back from.

    Args:
        text: the text of the page.
        data: its bytes.
        encoding: in which they are read.
        runs: the map, in the order of the text.
    """
    end = wrong = 0
    for position, run in enumerate(runs):
        if text[end : run.text].strip():
            yield _wrong(
                position, f"nothing leads from {text[end : run.text].strip()[:60]!r} (from {end}) to the bytes of the page"
            )
            wrong += 1
        words = text[run.text : run.text + run.length]
        found = _decoded(data[run.start : run.start + run.width], encoding)
        if not _agree(found, words, even=run.even):
            yield _wrong(position, f"bytes {run.start}-{run.start + run.width} read {found[:60]!r}, the text says {words[:60]!r}")
            wrong += 1
        if wrong >= _MOST:
            return
        end = run.text + run.length
    if text[end:].strip():
        yield _wrong(len(runs), f"nothing leads from {text[end:].strip()[:60]!r} (from {end}) to the bytes of the page")


def _agree(found: str, words: str, *, even: bool) -> bool:
    """Return whether the source of a run gives its words: references are decoded, blanks are one blank."""
    if even:
        return found.translate(_SPACED) == words
    plain = unescape(found)
    return plain == words or (words == " " and not plain.strip(_BLANKS))


def _decoded(data: bytes, encoding: str) -> str:
    """Return a stretch of a page as it was decoded: of the wrong bytes of a mixed page each is one of Windows-1252."""
    if encoding not in (MIXED, "cp1252"):
        return data.decode(encoding, "replace")
    text = data.decode("utf-8" if encoding == MIXED else encoding, "surrogateescape")
    return "".join(_windows(ord(c) - 0xDC00) if 0xDC80 <= ord(c) <= 0xDCFF else c for c in text) if not text.isascii() else text


def _windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte))


def _wrong(position: int, message: str) -> Mismatch:
    return Mismatch(layer="bytes", position=position, field="", message=message)
