"""The source of a page cut into tags and text, each with its place. Linear in its length, whatever it holds."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

from recoupe.readers.html.elements import SILENT

_TOKEN = re.compile(
    r"[^<]++"
    r"|<!--.*?(?:--!?>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|[=\"'])*+)(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)"
    r"|<",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'=/>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?")
_WHOLE = frozenset({"title", "textarea"})
"""Elements that hold text and no tags, as long as they are closed."""


class Token(NamedTuple):
    """A stretch of the source: text (`name` empty), a start tag, or an end tag (`closes`).

    Of an element that holds no tags (`script`, `title`) the start tag comes with its content, from `inner` to `inner_end`;
    `inner` is -1 for all others.
    """

    start: int
    end: int
    name: str
    closes: bool
    attributes: str
    inner: int
    inner_end: int


def tokens(source: str) -> Iterator[Token]:
    """Yield text and tags in order; comments, declarations and processing instructions are passed over."""
    at, size, match = 0, len(source), _TOKEN.match
    endless: set[str] = set()
    while at < size:
        found = match(source, at)
        assert found is not None  # the last alternatives take any character
        start, end = found.span()
        name = found["name"]
        if name is None:
            if source[start] != "<" or end == start + 1:
                yield Token(start, end, "", False, "", -1, -1)
            at = end
            continue
        name, closes = name.lower(), bool(found["close"])
        inner = inner_end = -1
        if not closes and (name in SILENT or name in _WHOLE) and name not in endless:
            if rest := _content(source, end, name):
                inner, (inner_end, end) = end, rest
            else:
                endless.add(name)
        yield Token(start, end, name, closes, found["attributes"], inner, inner_end)
        at = end


def attributes_of(written: str) -> dict[str, str]:
    """Return the attributes of a start tag by lower-case name, the first of each name; their references decoded."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?:\s[^>]*)?/?>", re.IGNORECASE)


def _content(source: str, at: int, name: str) -> tuple[int, int] | None:
    """Return where the content ends and where its end tag does; all the rest for a script left open, None for a title."""
    found = _end_tag(name).search(source, at)
    if found:
        return found.start(), found.end()
    return (len(source), len(source)) if name in ("script", "style") else None
