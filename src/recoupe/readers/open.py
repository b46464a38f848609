"""Paths to captures: files, directories, standard input."""

import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from shutil import copyfileobj
from typing import IO, cast

from recoupe.readers.endings import ENDINGS, ending_of
from recoupe.readers.fields import Fields
from recoupe.readers.file import CONTAINERS, read_file
from recoupe.readers.files import files_under, why_no_file
from recoupe.readers.names import name_pages
from recoupe.readers.origin import Origin, Part
from recoupe.readers.page import Item
from recoupe.readers.wanted import Wanted
from recoupe.types.capture import Given, Refusal

_HELD = 32_000_000
"""Bytes of a pipe that are held in memory; more of them are copied to the disk."""


def open_captures(
    paths: Iterable[str],
    *,
    given: Mapping[str, Given] | None = None,
    fields: Fields | None = None,
    manifest: Path | None = None,
    wanted: Wanted | None = None,
) -> Iterator[Item]:
    """Yield one capture, or one refusal with its reason, for every page under some paths, in order.

    A path is a file, a directory (its pages, in all its folders, sorted), or "-" for standard input. A file is text, HTML, MHTML,
    a web archive (WARC, WET), JSON lines, a zip or WACZ file, or an export of Europresse; its first bytes decide, and its ending
    only where they do not. One that holds many pages is read page by page, never as a whole, and ends with what was passed over.

    Names are file stems, and "stem#record" inside a file that holds many; a row of JSON lines may name itself. Files that share
    a stem get the shortest distinguishing path and the problem `capture.name_clash`.

    Args:
        paths: what to read.
        given: what a person says of pages, by name; a URL in it becomes the page's locator.
        fields: where the parts of a page stand in a row of JSON lines; without it, the usual names.
        manifest: the file that `given` was read from; it is not read as pages when it lies in a directory.
        wanted: the language in which pages of web archives are read; without it, in any.
    """
    fields = fields or Fields()
    found = [item for path in paths for item in files_under(path, fields=fields, without=manifest)]
    names = name_pages([item for item in found if isinstance(item, Path)])
    for item in found:
        if isinstance(item, Refusal):
            yield item
            continue
        name, problems = names[item]
        path = "-" if str(item) == "-" else str(item.resolve())
        origin = Origin(path=path, shown=str(item), name=name, problems=problems, known=given or {}, wanted=wanted)
        yield from read_path(item, origin, fields=fields)


def read_path(path: Path, origin: Origin, *, fields: Fields, part: Part | None = None) -> Iterator[Item]:
    """Yield what one file gives, or a part of it; a refusal when it cannot be opened, or fails while it is read."""
    try:
        file = _seekable(sys.stdin.buffer if str(path) == "-" else path.open("rb"))
    except (OSError, ValueError) as error:
        yield origin.refuse(why_no_file(error))
        return
    with file:
        try:
            yield from read_file(file, path.name, origin, fields=fields, part=part)
        except OSError as error:
            yield origin.refuse(why_no_file(error))


def count_captures(paths: Iterable[str], *, fields: Fields | None = None, manifest: Path | None = None) -> int | None:
    """Return how many captures and refusals `open_captures` will yield for some paths; None when a file may hold many pages."""
    found = [item for path in paths for item in files_under(path, fields=fields or Fields(), without=manifest)]
    many = any(ENDINGS.get(ending_of(item.name)) in CONTAINERS for item in found if isinstance(item, Path))
    return None if many else len(found)


def _seekable(file: IO[bytes]) -> IO[bytes]:
    """Return a file that can be sought in: a pipe is copied first."""
    if file is not sys.stdin.buffer and file.seekable():
        return file
    copy = cast(IO[bytes], tempfile.SpooledTemporaryFile(_HELD))  # noqa: SIM115 - the caller closes it
    copyfileobj(file, copy)
    copy.seek(0)
    return copy
