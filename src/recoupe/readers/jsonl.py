"""JSON lines to captures: one object a line, a page each."""

import hashlib
import re
from collections.abc import Collection, Iterator
from html import escape
from typing import IO, Any

import msgspec

from recoupe.readers.days import day_in
from recoupe.readers.fields import Fields, value_of
from recoupe.readers.origin import Origin, Part
from recoupe.readers.page import Item, read_page_bytes
from recoupe.readers.rows import MAX_LINE, Line, lines_of, read_row
from recoupe.readers.text import MAX_BYTES, locator_of, nul_problems, page_id, too_long
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.problem import Problem

HOPELESS = 20
"""So many wrong lines at the beginning of a file, and none that is right, make a file that is no JSON lines."""

_LONGEST_NAME = 200
_SHOWN = 60
_FRAGMENT = re.compile(
    r"\s*<(?:!doctype|html|body|p|div|h[1-6]|article|section|main|header|figure|table|ul|ol|blockquote|span|strong|b|em|i|a|img|br)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)


class Names:
    """The names that the rows of a file give themselves: each is the first row's that has it.

    Args:
        repeated: the lines with a name that an earlier one has, where a file is read in parts; else they are found as rows come.
    """

    def __init__(self, repeated: Collection[int] | None = None) -> None:
        self._repeated = repeated
        self._seen: set[int] = set()

    def has(self, name: str, line: int) -> bool:
        """Return whether a line before this one has the name; if none has, it is this line's."""
        if self._repeated is not None:
            return line in self._repeated
        taken = hash(name) in self._seen
        self._seen.add(hash(name))
        return taken


def own_name(row: dict[str, Any], fields: Fields) -> str | None:
    """Return what a row calls itself; None when that is nothing, or no name."""
    value = value_of(row, fields.name)
    name = str(value).strip() if isinstance(value, str | int) else ""
    return name if name and len(name) <= _LONGEST_NAME else None


def read_jsonl(file: IO[bytes], origin: Origin, *, fields: Fields, part: Part | None = None) -> Iterator[Item]:
    """Yield a capture for every line of a JSON lines file, in order, or what is wrong with the line.

    The text is title, blank line, standfirst and blank line if there is one, text. The HTML of a row is read as any page is, and
    counts before its text; a text that begins with a tag is read as HTML under its title. The record is the number of the line.

    Args:
        file: the file, open for reading; it is never held as a whole.
        origin: what it is called.
        fields: where the parts of a page stand in a row.
        part: which lines are read; all without it.
    """
    origin = msgspec.structs.replace(origin, fields=fields.given)
    names = Names(part.repeated if part else None)
    right = wrong = 0
    for line in _lines(file, part):
        place = origin.inside(str(line.number))
        if not place.is_asked_for:
            continue
        row = _row_of(line)
        if isinstance(row, str):
            wrong += 1
            yield place.refuse(row)
        else:
            right += 1
            yield from _read_row(row, line, _named(place, own_name(row, fields), line.number, names), fields)
        if wrong == HOPELESS and not right and part is None:
            yield origin.refuse(f"is not JSON lines: the first {HOPELESS} lines are wrong, and the rest was not read")
            return


def _lines(file: IO[bytes], part: Part | None) -> Iterator[Line]:
    """Yield the lines of a part: those before it are passed over, unless the file can be read from its beginning on."""
    if part is None:
        yield from lines_of(file)
        return
    file.seek(part.at)
    for line in lines_of(file, first=part.first if part.at else 1):
        if line.number >= part.last:
            return
        if line.number >= part.first:
            yield line


def _row_of(line: Line) -> dict[str, Any] | str:
    if line.too_long:
        return f"is longer than one page can be ({MAX_LINE:,} bytes): split it into pages"
    return read_row(line.data)


def _named(place: Origin, name: str | None, line: int, names: Names) -> Origin:
    """Return the origin with the name that the row gives itself, unless an earlier row has it."""
    if name is None:
        return place
    if names.has(name, line):
        message = f"an earlier line of this file has the name {name!r} too; this page is called {place.name!r}"
        return place.at(None, Problem(code="capture.name_clash", message=message))
    return place.called(name)


def _read_row(row: dict[str, Any], line: Line, place: Origin, fields: Fields) -> Iterator[Item]:
    """Yield the page of a row: of its HTML, else of its text."""
    said, problems = _said(row, fields)
    place = place.at(_words(value_of(row, fields.url)).strip() or None, *problems)
    html, text = (_words(value_of(row, names)) for names in (fields.html, fields.text))
    above = [_words(value_of(row, names)).strip() for names in (fields.title, fields.standfirst)]
    if not html and _FRAGMENT.match(text):
        html = "".join(f"<{tag}>{escape(words)}</{tag}>\n" for tag, words in zip(("h1", "p"), above, strict=True) if words) + text
    if html:
        yield from read_page_bytes(html.encode(), place, html=True, served="utf-8", said=said)
    elif not text.strip():
        names = ", ".join((*fields.text, *fields.html))
        yield place.refuse(f"has no text: expected a field called {names}; name yours with --fields text=NAME")
    else:
        yield place.finish(_text_page("\n\n".join([*filter(None, above), text]), line.data, place, said))


def _text_page(text: str, data: bytes, place: Origin, said: Given) -> Capture | Refusal:
    if len(text) > MAX_BYTES:
        return place.refuse(too_long(MAX_BYTES))
    sha256 = hashlib.sha256(data).hexdigest()
    return Capture(
        id=page_id(sha256, place.url or locator_of(place.path, place.record)),
        name=place.page_name,
        sha256=sha256,
        path=place.path,
        text=text,
        encoding="utf-8",
        url=place.url,
        record=place.record,
        data=data,
        said=said,
        problems=tuple(nul_problems(text)),
    )


def _said(row: dict[str, Any], fields: Fields) -> tuple[Given, tuple[Problem, ...]]:
    """Return what a row says of its page, and what of it cannot be read."""
    written = value_of(row, fields.published)
    day = None if written is None else day_in(str(written))
    publisher = value_of(row, fields.publisher)
    problems = []
    if written is not None and day is None:
        problems.append(_unreadable("|".join(fields.published), written, "a day such as 2016-10-12"))
    if publisher is not None and not isinstance(publisher, str):
        problems.append(_unreadable("|".join(fields.publisher), publisher, "text"))
    return Given(published=day, publisher=publisher if isinstance(publisher, str) else None), tuple(problems)


def _unreadable(field: str, value: object, expected: str) -> Problem:
    shown = repr(value) if len(repr(value)) <= _SHOWN else repr(value)[:_SHOWN] + "..."
    return Problem(code="capture.unreadable_field", message=f"{field} is {shown}, expected {expected}; it was not used")


def _words(value: object) -> str:
    """Return the text of a field: as it is, or its paragraphs with a blank line between them; "" for all else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return ""
