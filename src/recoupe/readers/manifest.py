"""A manifest: what a person knows of pages, one JSON object a line."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from recoupe.types.capture import Given
from recoupe.types.errors import CaptureError


def read_manifest(path: Path) -> dict[str, Given]:
    """Return what a JSON lines file says of pages, by page name.

    Each line has `name` and, when known, `published` (a day, YYYY-MM-DD), `publisher`, `url`; null or a missing key means
    not given, other keys are passed over.

    Raises:
        CaptureError: with file and line, if a line is not an object, has no name, names a page twice, or has a
            wrong date.
    """
    given: dict[str, Given] = {}
    for number, row in _rows(path):
        where = f"{path}:{number}"
        name = row.get("name")
        if not isinstance(name, str) or not name:
            raise CaptureError(f'{where}: no "name"; expected the file name of a page without its ending')
        if name in given:
            raise CaptureError(f"{where}: the page {name!r} stands twice")
        given[name] = Given(
            published=read_day(row.get("published"), where=where),
            publisher=_text(row, "publisher", where),
            url=_text(row, "url", where),
        )
    return given


def read_day(value: object, *, where: str) -> date | None:
    """Return a day written YYYY-MM-DD; None for null.

    Raises:
        CaptureError: if it is something else; begins with `where`.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else _refuse_day(value, where)
    except ValueError as error:
        raise CaptureError(f"{where}: published is {value!r}, expected a day such as 2016-10-12") from error


def _refuse_day(value: object, where: str) -> date:
    raise CaptureError(f"{where}: published is {value!r}, expected a day such as 2016-10-12")


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise CaptureError(f"{path}: cannot be read ({error.strerror}); expected a manifest, JSON lines") from error
    except UnicodeDecodeError as error:
        raise CaptureError(f"{path}: is not UTF-8 (byte {error.start})") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            raise CaptureError(f"{path}:{number}: not JSON: {error}") from error
        if not isinstance(row, dict):
            raise CaptureError(f"{path}:{number}: expected an object with a name")
        yield number, row


def _text(row: dict[str, Any], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise CaptureError(f"{where}: {key} is {value!r}, expected text")
    return value or None
