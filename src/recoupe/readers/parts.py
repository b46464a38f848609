"""Files of many pages in parts, so that several processes can read one: no record is in two parts, and none is lost."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import IO, cast

from recoupe.readers.fields import Fields
from recoupe.readers.file import look_at
from recoupe.readers.jsonl import HOPELESS, Names, own_name
from recoupe.readers.origin import Part
from recoupe.readers.rows import lines_of, read_row
from recoupe.readers.warc.packed import is_packed_by_record
from recoupe.readers.zip import sizes_of_members

_PACKED_PARTS = 64
"""Parts of a packed JSON lines file at most: each unpacks what stands before it once more."""


def split_file(path: Path, *, most_bytes: int, most_pages: int, fields: Fields) -> tuple[Part, ...]:
    """Return the parts of a file of many pages, in order; nothing for a file that is read as a whole.

    Web archives that are packed record by record, JSON lines and zip files have parts. A file that cannot be read is a whole: its
    reader says why.

    Args:
        path: the file.
        most_bytes: of a part, as they lie in the file; one record may be longer.
        most_pages: of a part.
        fields: where the parts of a page stand in JSON lines.
    """
    try:
        with path.open("rb") as file:
            kind, packed, reason = look_at(file, path.name)
            if reason:
                return ()
            if kind == "warc":
                return _of_archive(file, path.stat().st_size, most_bytes) if packed else ()
            if kind == "zip":
                return _of_members(sizes_of_members(file), most_bytes, most_pages)
            return _of_lines(file, packed, most_bytes, most_pages, fields) if kind == "jsonl" else ()
    except (OSError, EOFError, ValueError, zlib.error):
        return ()


def _of_archive(file: IO[bytes], size: int, most_bytes: int) -> tuple[Part, ...]:
    """Return stretches of a packed archive; a record belongs to the stretch in which it begins."""
    if size <= most_bytes or not is_packed_by_record(file, within=most_bytes):
        return ()
    return tuple(Part(first=first, last=min(first + most_bytes, size)) for first in range(0, size, most_bytes))


def _of_members(sizes: Iterable[int], most_bytes: int, most_pages: int) -> tuple[Part, ...]:
    starts = list(_starts(sizes, most_bytes, most_pages))
    return tuple(Part(first=first, last=last) for first, last in pairwise(starts)) if len(starts) > 2 else ()


def _of_lines(file: IO[bytes], packed: bool, most_bytes: int, most_pages: int, fields: Fields) -> tuple[Part, ...]:
    """Return stretches of a JSON lines file, each with the place where it begins and the lines whose name is taken."""
    with gzip.GzipFile(fileobj=file, mode="rb") if packed else file as unpacked:
        numbers, places, sizes, repeated = _survey(cast(IO[bytes], unpacked), fields)
    if packed:
        most_bytes, most_pages = (
            max(most, whole // _PACKED_PARTS) for most, whole in ((most_bytes, sum(sizes)), (most_pages, len(sizes)))
        )
    starts = list(_starts(sizes, most_bytes, most_pages))
    if len(starts) <= 2:
        return ()
    bounds = [*(numbers[start] for start in starts[:-1]), numbers[-1] + 1]
    return tuple(
        Part(
            first=first,
            last=last,
            at=0 if packed else places[start],
            repeated=tuple(number for number in repeated if first <= number < last),
        )
        for start, (first, last) in zip(starts, pairwise(bounds), strict=False)
    )


def _survey(file: IO[bytes], fields: Fields) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return number, place and length of each line that is not blank, and which of them have an earlier one's name.

    Nothing for a file of which the first lines show that it is no JSON lines: its reader gives it up as a whole.
    """
    numbers, places, sizes, repeated = list[int](), list[int](), list[int](), list[int]()
    names, right = Names(), 0
    for line in lines_of(file):
        row = "" if line.too_long else read_row(line.data)
        if isinstance(row, dict):
            right += 1
            if (name := own_name(row, fields)) and names.has(name, line.number):
                repeated.append(line.number)
        numbers.append(line.number)
        places.append(line.at)
        sizes.append(len(line.data))
        if len(numbers) == HOPELESS and not right:
            return [], [], [], []
    return numbers, places, sizes, repeated


def _starts(sizes: Iterable[int], most_bytes: int, most_pages: int) -> Iterator[int]:
    """Yield where each part begins, and last where the last one ends, counted in records."""
    held = count = number = 0
    yield 0
    for number, size in enumerate(sizes, start=1):
        if count and (held + size > most_bytes or count == most_pages):
            yield number - 1
            held = count = 0
        held, count = held + size, count + 1
    if number:
        yield number
