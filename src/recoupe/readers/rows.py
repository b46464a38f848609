"""The lines of a JSON lines file to rows, one at a time, whatever their length and number."""

from collections.abc import Iterator
from typing import IO, Any, NamedTuple

import msgspec

from recoupe.readers.fields import Fields, value_of

MAX_LINE = 30_000_000
"""Bytes; a longer line is no press page, not even one whose HTML has its pictures inside."""

_FIRST = 5
"""Rows of a file in a folder that are looked at, to know whether it holds pages."""


class Line(NamedTuple):
    """A line: its number from 1, its bytes without the line end, where it begins, and whether it is too long to be read."""

    number: int
    data: bytes
    at: int = 0
    too_long: bool = False


def lines_of(file: IO[bytes], *, first: int = 1) -> Iterator[Line]:
    """Yield the lines of a file that are not blank; of one that is too long only the beginning is held in memory.

    Args:
        file: at the beginning of a line.
        first: the number of that line.
    """
    number, at = first - 1, file.tell()
    while data := file.readline(MAX_LINE + 1):
        number, begun, at = number + 1, at, at + len(data)
        if len(data) > MAX_LINE and not data.endswith(b"\n"):
            yield Line(number, data[:1000], begun, too_long=True)
            while data and not data.endswith(b"\n"):
                data = file.readline(MAX_LINE)
                at += len(data)
            continue
        bare = data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data
        if bare.strip():
            yield Line(number, bare.rstrip(b"\r\n"), begun)


def read_row(data: bytes) -> dict[str, Any] | str:
    """Return the object that a line of JSON holds, or what is wrong with it, for a person."""
    try:
        row = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        return f"is not JSON ({error}): expected one object a line, with a text or html field"
    return row if isinstance(row, dict) else "is not an object: expected one object a line, with a text or html field"


def holds_pages(file: IO[bytes], fields: Fields) -> bool:
    """Return whether one of the first rows of a file has a text or HTML."""
    for _, line in zip(range(_FIRST), lines_of(file), strict=False):
        row = {} if line.too_long else read_row(line.data)
        if isinstance(row, dict) and any(isinstance(value_of(row, names), str) for names in (fields.text, fields.html)):
            return True
    return False
