"""Captures read again, to see whether what was extracted still stands in the files."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from recoupe.readers.fields import parse_fields
from recoupe.readers.jsonl import read_jsonl
from recoupe.readers.open import read_path
from recoupe.readers.origin import Asked, Origin
from recoupe.readers.page import Item
from recoupe.readers.text import read_text
from recoupe.types.capture import Capture, Passed
from recoupe.types.errors import CaptureError


class Reopener:
    """Reads captures again, one at a time; a file that holds many is read once, as long as its pages are asked for in order."""

    def __init__(self) -> None:
        self._open: tuple[str, str | None] | None = None
        self._asked = Asked(record=None, name="", url=None)
        self._items: Iterator[Item] = iter(())

    def reopen(
        self, path: str, *, record: str | None = None, name: str, url: str | None = None, fields: str | None = None
    ) -> Capture:
        """Return the capture that a stored page was read from, read again.

        Args:
            path: the file.
            record: the page's place in it, when the file holds many.
            name: what the page is called.
            url: its address.
            fields: the names of fields that a person gave, for a row of JSON lines.

        Raises:
            CaptureError: if the file is gone, has no such page any more, or it can no longer be read.
        """
        asked = Asked(record=record, name=name, url=url)
        going_on = record is not None and self._open == (path, fields)
        if not going_on:
            self._start(path, fields)
        found = self._find(asked)
        if found is None and going_on:
            self._start(path, fields)
            found = self._find(asked)
        if isinstance(found, Capture):
            return found
        where = path if record is None else f"{path}#{record}"
        raise CaptureError(f"{where}: {found or 'there is no such page in the file any more'}")

    def _start(self, path: str, fields: str | None) -> None:
        self._open = (path, fields)
        self._asked = Asked(record=None, name="", url=None)
        origin = Origin(path=path, shown=path, name="", asked=self._asked)
        self._items = read_path(Path(path), origin, fields=parse_fields(fields))

    def _find(self, asked: Asked) -> Capture | str | None:
        """Return the capture that is asked for, or why it cannot be read; None when it does not come (any more)."""
        self._asked.record, self._asked.name, self._asked.url = asked.record, asked.name, asked.url
        for item in self._items:
            if isinstance(item, Passed):
                continue
            if item.record == asked.record:
                return item if isinstance(item, Capture) else item.reason
            if item.record is None:
                return "is no longer a file of many pages" if isinstance(item, Capture) else item.reason
        return None


def readings_of(data: bytes, *, encoding: str, fields: str | None) -> set[str]:
    """Return the texts that the bytes of a text capture may be read as: as they are, or as a row of JSON lines."""
    origin = Origin(path="-", shown="-", name="")
    items = [read_text(data, name="", path="-", served=encoding), *read_jsonl(BytesIO(data), origin, fields=parse_fields(fields))]
    return {item.text for item in items if isinstance(item, Capture)}


def reopen_capture(path: str, *, name: str, url: str | None, record: str | None = None, fields: str | None = None) -> Capture:
    """Return the capture that a stored page was read from, read again.

    Raises:
        CaptureError: as `Reopener.reopen`.
    """
    return Reopener().reopen(path, record=record, name=name, url=url, fields=fields)
