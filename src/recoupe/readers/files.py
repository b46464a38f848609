"""Paths to files: what lies in a folder and may be a page, and what is refused by its name."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from recoupe.readers.endings import DOCUMENTS, ENDINGS, ending_of, is_packed
from recoupe.readers.fields import Fields
from recoupe.readers.rows import holds_pages
from recoupe.readers.saved_folders import is_junk, lies_in, saved_folders
from recoupe.readers.sniff import HEAD
from recoupe.readers.unreadable import why_unreadable
from recoupe.types.capture import Refusal

_NO_PAGES = "is a directory without pages: expected text, HTML, MHTML, WARC, JSON lines or zip files in it"


def files_under(path: str, *, fields: Fields, without: Path | None = None) -> list[Path | Refusal]:
    """Return the files to read under a path as a person typed it, in order, and what cannot be read there.

    Args:
        path: a file, a folder, or "-" for standard input.
        fields: the names of fields by which a JSON lines file in a folder is known to hold pages.
        without: a file that is not read in a folder, the manifest for instance.
    """
    if path == "-":
        return [Path("-")]
    if not path:
        return [Refusal(path=path, reason="is an empty path: name a file or a directory")]
    place = Path(path)
    try:
        is_folder = stat.S_ISDIR(place.stat().st_mode)
    except (OSError, ValueError) as error:
        return [Refusal(path=shown(place), reason=why_no_file(error))]
    found = _pages_in(place, fields=fields, without=without) if is_folder else [place]
    return [_nameable(item) for item in found]


def shown(path: Path) -> str:
    """Return a path as it can be printed."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def why_no_file(error: OSError | ValueError) -> str:
    """Return what to tell of a path that cannot be opened."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "does not exist: check the path"
    return f"cannot be read ({error.strerror if isinstance(error, OSError) else error})"


def _pages_in(folder: Path, *, fields: Fields, without: Path | None) -> list[Path | Refusal]:
    """Return the pages in a folder and all its folders, sorted, documents refused, then the folders that cannot be opened.

    Links to folders are not followed, so a circle of them ends nothing.
    """
    closed: list[OSError] = []
    files = sorted(Path(place, name) for place, _, names in os.walk(folder, onerror=closed.append) for name in names)
    beside_pages = saved_folders(files)
    candidates = [file for file in files if not lies_in(file, beside_pages) and not is_junk(file)]
    kept = [file for file in candidates if file.is_file() and not _is_same(file, without)]
    found = [item for file in kept for item in _page_or_document(file, fields)]
    refused = [Refusal(path=shown(Path(error.filename)), reason=why_no_file(error)) for error in closed]
    if not found and not refused:
        return [Refusal(path=shown(folder), reason=_NO_PAGES)]
    return [*found, *refused]


def _page_or_document(file: Path, fields: Fields) -> Iterator[Path | Refusal]:
    """Yield a file that may be a page or hold some, or a refusal of a document; nothing for any other."""
    ending = ending_of(file.name)
    if ENDINGS.get(ending) == "jsonl":
        if _holds_pages(file, fields):
            yield file
    elif ending in ENDINGS:
        yield file
    elif ending in DOCUMENTS:
        yield Refusal(path=shown(file), reason=_why_refused(file))


def _why_refused(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            head = opened.read(HEAD)
    except OSError as error:
        return why_no_file(error)
    return why_unreadable(head) or f"is no page by its name ({file.suffix}): save the document as plain text or HTML"


def _holds_pages(file: Path, fields: Fields) -> bool:
    """Return whether the first rows of a JSON lines file have what makes a page; one that cannot be opened is refused later."""
    try:
        with gzip.open(file) if is_packed(file.name) else file.open("rb") as opened:
            return holds_pages(cast(IO[bytes], opened), fields)
    except (OSError, EOFError, zlib.error):
        return True


def _is_same(file: Path, other: Path | None) -> bool:
    try:
        return other is not None and file.samefile(other)
    except OSError:
        return False


def _nameable(item: Path | Refusal) -> Path | Refusal:
    """Return a refusal for a file whose name is not text, and could stand in no record."""
    if isinstance(item, Refusal) or shown(item) == str(item):
        return item
    return Refusal(path=shown(item), reason="has a name that is not UTF-8: rename the file")
