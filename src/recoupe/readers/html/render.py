"""The whole page as text: our own canonical rendering, with the way back to the source and what the elements say of the lines.

Blocks and `<br>` begin lines, cells of a table are set apart by tabs, blanks are collapsed as a browser does, references are
decoded, soft hyphens and other characters without width are left out. Nothing else is changed, and nothing is judged: menus
are text like any other. The time is linear in the length of the source.
"""

import re
from html import unescape

from recoupe.readers.html.elements import BLOCKS, CELLS, INLINE, SILENT, VOID
from recoupe.readers.html.head import HeadNotes
from recoupe.readers.html.stack import Open, Stack
from recoupe.readers.html.tokens import Token, attributes_of, tokens
from recoupe.readers.html.write import APART, BLANKS, BROKEN, Writer
from recoupe.types.base import Record
from recoupe.types.markup import Markup, Named

_NAMED = re.compile(
    r"(?<![\w-])(class|id|role|itemprop|rel|hidden|style|aria-hidden)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?",
    re.I,
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NO_GLUE = frozenset({"a", "time", "button", "label", "small", "li"})
_DATED = frozenset({"time", "abbr"})
_VALUES = ("datetime", "content", "title")
_MOST_WAITING = 64
"""So many named elements may be open at once; a page that never closes them loses the outermost."""


class Rendering(Record, frozen=True, kw_only=True):
    """A page as text, and its markup."""

    text: str
    markup: Markup


def render(source: str) -> Rendering:
    """Return the text of a page and its markup; any string is a page."""
    page = _Page(source)
    for token in tokens(source):
        page.take(token)
    return page.done()


class _Page:
    """Follows the tags and tells the writer where lines begin."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._head = HeadNotes(source)
        self._stack = Stack()
        self._writer = Writer(source, still_open=self._stack.still_open)
        self._names: dict[str, str] = {}
        self._named: list[Named] = []
        self._waiting: list[tuple[Open, str, int]] = []
        self._closed: tuple[str, str] | None = None
        self._lines = 0

    def take(self, token: Token) -> None:
        """Take the next token."""
        if not token.name:
            self._text(token.start, token.end)
        elif token.closes:
            self._end(token.name)
        else:
            self._start(token)

    def done(self) -> Rendering:
        """Return what was written."""
        self._writer.begin_line(APART)
        while self._waiting:
            self._settle()
        writer = self._writer
        markup = Markup(
            source=self._source,
            runs=tuple(writer.runs),
            elements=tuple(self._stack.table),
            lines=tuple(writer.lines),
            named=tuple(sorted(self._named, key=lambda named: named.start)),
            head=self._head.done(),
        )
        return Rendering(text=writer.text, markup=markup)

    def _text(self, start: int, end: int) -> None:
        stack, writer = self._stack, self._writer
        self._closed = None
        if not self._source[start:end].strip(BLANKS):
            writer.write(start, end, -1, linked=False, strong=False)
            return
        write = writer.write_lines if stack.holds("pre") or stack.holds("textarea") else writer.write
        write(start, end, stack.innermost(), linked=stack.holds("a"), strong=stack.holds("b") or stack.holds("strong"))

    def _start(self, token: Token) -> None:
        tag = token.name
        self._head.take(token)
        if tag == "br":
            self._writer.begin_line(BROKEN)
        if tag in BLOCKS:
            self._writer.begin_line(APART)
        if tag in VOID or (tag in SILENT and token.inner >= 0):
            return
        names = self._names_of(token.attributes)
        if tag in CELLS:
            self._begin_cell()
        elif self._closed and self._writer.midword and (tag in _NO_GLUE or self._closed != (tag, names)):
            self._writer.set_apart()
        element = self._stack.push(tag, names)
        if tag in _DATED or (names and tag in INLINE):
            said = attributes_of(token.attributes) if tag in _DATED else {}
            value = next((said[key] for key in _VALUES if said.get(key)), "")
            self._waiting.append((element, value, len(self._writer.runs)))
            del self._waiting[:-_MOST_WAITING]
        if token.inner >= 0:
            self._text(token.inner, token.inner_end)
            self._end(tag)

    def _begin_cell(self) -> None:
        """Set a cell apart from the one before it: by a tab, or by a line of its own when that one holds several lines."""
        if len(self._writer.lines) > self._lines:
            self._writer.begin_line(APART)
        else:
            self._writer.set_apart(tab=True)
        self._lines = len(self._writer.lines)

    def _end(self, tag: str) -> None:
        if tag in BLOCKS or tag == "br":
            self._writer.begin_line(BROKEN if tag == "br" else APART)
        closed = self._stack.close(tag)
        self._closed = (closed.tag, closed.names) if closed else None
        if closed and any(element is closed for element, _, _ in self._waiting):
            while self._settle() is not closed:
                pass

    def _settle(self) -> Open:
        """Remember the words of the innermost element that is waited for; return the element."""
        element, value, first = self._waiting.pop()
        runs = self._writer.runs
        start = runs[first].text if first < len(runs) else self._writer.size
        if start < self._writer.size or value:
            self._named.append(Named(start, self._writer.size, element.tag, element.names, value))
        return element

    def _names_of(self, written: str) -> str:
        """Return the words of class, id, role, itemprop and rel, and "hidden" for what the page does not show."""
        names = self._names.get(written)
        if names is None:
            names = self._names[written] = _names(written)
        return names


def _names(written: str) -> str:
    found: list[str] = []
    for name, double, single, bare in _NAMED.findall(written):
        value = double or single or bare
        match name.lower():
            case "style":
                found += ["hidden"] if _UNSEEN.search(value) else []
            case "hidden":
                found += ["hidden"] if value.lower() not in ("false", "until-found") else []
            case "aria-hidden":
                found += ["aria-hidden"] if value.lower() == "true" else []
            case _:
                found += (unescape(value) if "&" in value else value).split()
    return " ".join(found)
