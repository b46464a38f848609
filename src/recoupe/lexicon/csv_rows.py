"""CSV files row by row: the rows and what is wrong with them, in one walk that goes on after a wrong row."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

MAX_BYTES = 64_000_000
"""A larger file is no file of actors; what a row needs in memory is about twenty times what it has on disk."""

MAX_SHOWN = 60
"""Characters of a cell that a message shows."""

CsvCode = Literal[
    "file.unreadable",
    "file.encoding",
    "file.not_csv",
    "file.empty",
    "file.delimiter",
    "column.unknown",
    "column.repeated",
    "column.missing",
    "row.cells",
    "row.line_break",
]

_BREAK = re.compile("[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_OTHER_DELIMITERS = {";": "';'", "\t": "tabs", "|": "'|'"}


class CsvRow(msgspec.Struct, frozen=True):
    """One row: its line, and its cells by column, without blanks at their edges. Unknown columns are left out."""

    line: int
    cells: dict[str, str]


class CsvFault(msgspec.Struct, frozen=True):
    """What is wrong with a file, or with the row that begins in a line."""

    line: int | None
    code: CsvCode
    message: str


def shown(text: str) -> str:
    """Return a text in quotation marks for a message, cut where it is long; control characters are escaped."""
    return repr(text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…")


def scan_csv(path: Path, *, known: tuple[str, ...], required: tuple[str, ...]) -> Iterator[CsvRow | CsvFault]:
    """Yield the rows of a CSV file (UTF-8, header line, commas), and every fault, in order.

    Lines that begin with "#" are comments, and blank lines are nothing. After a fault of the whole file nothing follows.

    Args:
        path: the file.
        known: the columns that may be there.
        required: those of them that must be.
    """
    text = _read(path)
    if isinstance(text, CsvFault):
        yield text
        return
    header: list[str] | None = None
    for item in _lines(text):
        if isinstance(item, CsvFault):
            yield item
            return
        line, cells = item
        if header is None:
            for fault in _header_faults(cells, line, known, required):
                yield fault
                if fault.code != "column.unknown":
                    return
            header = [name if name in known else "" for name in cells]
        else:
            yield _row(cells, line, header)
    if header is None:
        yield CsvFault(None, "file.empty", f"is empty; expected a header line with {', '.join(sorted(known))}")


def _read(path: Path) -> str | CsvFault:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return CsvFault(None, "file.unreadable", f"cannot be read ({error.strerror}); expected a CSV file")
    return _no_text(data) or _decoded(data)


def _no_text(data: bytes) -> CsvFault | None:
    """Return what bytes are that are no text in UTF-8, as far as they show it; None for others."""
    if len(data) > MAX_BYTES:
        return CsvFault(None, "file.unreadable", f"has more than {MAX_BYTES:,} bytes, which no file of actors has")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return CsvFault(None, "file.encoding", "is not UTF-8 but UTF-16; save the file as UTF-8")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return CsvFault(None, "file.not_csv", "is a spreadsheet or an archive, not CSV; export it as CSV UTF-8")
    if (place := data.find(b"\0")) >= 0:
        return CsvFault(_line_at(data, place), "file.not_csv", f"is no text: byte {place} is NUL; expected a CSV file")
    return None


def _decoded(data: bytes) -> str | CsvFault:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line_at(error.object, error.start)
        return CsvFault(line, "file.encoding", f"is not UTF-8 (byte {error.start}); save the file as UTF-8")


def _line_at(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _lines(text: str) -> Iterator[tuple[int, list[str]] | CsvFault]:
    """Yield the rows that are no comments, each with the line it begins in."""
    reader = csv.reader(io.StringIO(text, newline=None))
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)) and not (cells[0].startswith("#") and reader.line_num == line):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        why = "; is a quotation mark left open?" if "limit" in str(error) else ""
        yield CsvFault(line, "file.not_csv", f"not valid CSV: {error}{why}")


def _header_faults(header: list[str], line: int, known: tuple[str, ...], required: tuple[str, ...]) -> Iterator[CsvFault]:
    if len(header) == 1 and (used := _other_delimiter(header[0], known)):
        yield CsvFault(line, "file.delimiter", f"its cells stand apart by {used}; save it with commas between the cells")
        return
    there = set(header)
    if len(there) < len(header):
        seen: set[str] = set()
        twice = next(name for name in header if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        yield CsvFault(line, "column.repeated", f"column {shown(twice)} stands twice")
        return
    expected = ", ".join(sorted(known))
    for name in header:
        if name not in known:
            yield CsvFault(line, "column.unknown", f"unknown column {shown(name)}; expected {expected}")
    if missing := [name for name in required if name not in there]:
        yield CsvFault(line, "column.missing", f"there is no column {' and no column '.join(map(repr, missing))}")


def _other_delimiter(line: str, known: tuple[str, ...]) -> str | None:
    for delimiter, called in _OTHER_DELIMITERS.items():
        if any(name.strip(' "') in known for name in line.split(delimiter)[:50]) and delimiter in line:
            return called
    return None


def _row(cells: list[str], line: int, header: list[str]) -> CsvRow | CsvFault:
    if _BREAK.search("".join(cells)):
        number = next(number for number, cell in enumerate(cells) if _BREAK.search(cell))
        where = f"the cell of {header[number]!r}" if number < len(header) and header[number] else f"cell {number + 1}"
        return CsvFault(line, "row.line_break", f"{where} runs over several lines; is a quotation mark left open?")
    if len(cells) != len(header):
        return CsvFault(line, "row.cells", f"{len(cells)} cells, expected {len(header)} ({_names(header)})")
    return CsvRow(line, {name: cell.strip() for name, cell in zip(header, cells, strict=True) if name})


def _names(header: list[str]) -> str:
    return ", ".join(name or "?" for name in header)
