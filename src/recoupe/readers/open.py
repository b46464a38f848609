"""Paths to captures: files, directories, standard input."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from recoupe.readers.names import name_pages
from recoupe.readers.text import MAX_BYTES, read_text
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.errors import CaptureError
from recoupe.types.problem import Problem

ENDINGS = frozenset({".txt", ".text"})
"""File name endings that are read as pages inside a directory."""


def open_captures(paths: Iterable[str], *, given: Mapping[str, Given] | None = None) -> Iterator[Capture | Refusal]:
    """Yield one capture, or one refusal with its reason, for every page under some paths, in order.

    A path is a file, a directory (its `.txt` files, in all its folders, sorted), or "-" for standard input. Names are
    file stems; pages that share one get the shortest distinguishing path and the problem `capture.name_clash`.

    Args:
        paths: what to read.
        given: what a person says of pages, by name; a URL in it becomes the page's locator.
    """
    known = given or {}
    opened = [item for path in paths for item in _files_under(path)]
    files = [item for item in opened if isinstance(item, Path)]
    names = name_pages(files)
    for item in opened:
        if isinstance(item, Refusal):
            yield item
            continue
        name, clash = names[item]
        yield _read_file(item, name=name, clash=clash, url=_url(known.get(name)))


def count_captures(paths: Iterable[str]) -> int:
    """Return how many captures and refusals `open_captures` will yield for some paths; opens none of them."""
    return sum(len(_files_under(path)) for path in paths)


def reopen_capture(path: str, *, name: str, url: str | None) -> Capture:
    """Return the capture that a stored page was read from, read again.

    Raises:
        CaptureError: if the file is gone or can no longer be read as text.
    """
    found = _read_file(Path(path), name=name, clash=False, url=url)
    if isinstance(found, Refusal):
        raise CaptureError(f"{found.path}: {found.reason}")
    return found


def _files_under(path: str) -> list[Path | Refusal]:
    if path == "-":
        return [Path("-")]
    if not path:
        return [Refusal(path=path, reason="is an empty path: name a file or a directory")]
    place = Path(path)
    try:
        is_folder = stat.S_ISDIR(place.stat().st_mode)
    except (OSError, ValueError) as error:
        return [Refusal(path=_shown(place), reason=_why_no_file(error))]
    found = _pages_in(place) if is_folder else [place]
    return [_nameable(item) for item in found]


def _pages_in(folder: Path) -> list[Path | Refusal]:
    """Return the pages in a folder and all its folders, sorted, then the folders that cannot be opened."""
    closed: list[OSError] = []
    files = [Path(place, name) for place, _, names in os.walk(folder, onerror=closed.append) for name in names]
    pages = sorted(file for file in files if file.suffix.lower() in ENDINGS and file.is_file())
    refused = [Refusal(path=_shown(Path(error.filename)), reason=_why_no_file(error)) for error in closed]
    if not pages and not refused:
        return [Refusal(path=_shown(folder), reason="is a directory without pages: expected .txt files in it")]
    return [*pages, *refused]


def _nameable(item: Path | Refusal) -> Path | Refusal:
    """Return a refusal for a file whose name is not text, and could stand in no record."""
    if isinstance(item, Refusal) or _shown(item) == str(item):
        return item
    return Refusal(path=_shown(item), reason="has a name that is not UTF-8: rename the file")


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode()


def _why_no_file(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "does not exist: check the path"
    return f"cannot be read ({error.strerror if isinstance(error, OSError) else error})"


def _read_file(path: Path, *, name: str, clash: bool, url: str | None) -> Capture | Refusal:
    locator = "-" if str(path) == "-" else str(path.resolve())
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if locator == "-" else _bytes_of(path)
    except OSError as error:
        return Refusal(path=str(path), reason=f"cannot be read ({error.strerror})")
    capture = read_text(data, name=name, path=locator, url=url)
    if isinstance(capture, Refusal):
        return Refusal(path=str(path), reason=capture.reason)
    if not clash:
        return capture
    message = f"another page of this run has the file name {path.stem!r} too; this one is called {name!r}"
    problem = Problem(code="capture.name_clash", message=message)
    return msgspec.structs.replace(capture, problems=(*capture.problems, problem))


def _bytes_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _url(given: Given | None) -> str | None:
    return given.url if given else None
