"""The text of a page as it is written: pieces, lines, and the runs that lead back to the source."""

import re
from collections.abc import Callable
from html import unescape

from recoupe.types.markup import MarkedLine, SourceRun

BROKEN, APART = 1, 2
"""Line ends between two lines: one where a `<br>` began the second, two where a block did."""

BLANKS = " \t\n\r\f"
"""What a browser collapses (HTML Living Standard, ASCII whitespace); a no-break space is a character like any other."""

_ODD = re.compile(
    r"[ \t\n\r\f]{2,}|&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{0,31});?|[\u00ad\u200b\u2060\ufeff\0]+",
)
_SPACED = str.maketrans("\t\n\r\f", "    ")


class Writer:
    """Writes text with its places; `size` is the length of what is written so far."""

    def __init__(self, source: str, *, still_open: Callable[[int], int]) -> None:
        self.size = 0
        self.runs: list[SourceRun] = []
        self.lines: list[MarkedLine] = []
        self._source, self._still_open = source, still_open
        self._out: list[str] = []
        self._blank = (-1, 0)
        self._between, self._tab = 0, False
        self._start, self._element = -1, -1
        self._linked = self._strong = 0
        self._first = -1

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._out)

    @property
    def midword(self) -> bool:
        """Whether a letter or digit was written last, and nothing sets the next one apart."""
        return self._start >= 0 and not self._tab and self._blank[0] == -1 and self._out[-1][-1:].isalnum()

    def begin_line(self, between: int) -> None:
        """End the line that is being written; the next text begins a new one."""
        if self._start >= 0:
            broken = self._between == BROKEN
            self.lines.append(MarkedLine(self._start, self.size, self._element, self._linked, self._strong, broken))
            self._start, self._between = -1, 0
        self._between = max(self._between, between)
        self._blank, self._tab = (-1, 0), False

    def set_apart(self, *, tab: bool = False) -> None:
        """Let a blank or a tab that the source does not have stand before the next text of this line."""
        if self._start >= 0:
            self._tab = self._tab or tab
            if self._blank[0] == -1:
                self._blank = (-2, 0)

    def write(self, start: int, end: int, element: int, *, linked: bool, strong: bool) -> None:
        """Write a stretch of text of the source that stands in an element."""
        self._first = -1
        at = start
        for odd in _ODD.finditer(self._source, start, end):
            self._plain(at, odd.start(), element)
            self._odd(odd.group(), odd.start(), element)
            at = odd.end()
        self._plain(at, end, element)
        written = self.size - self._first if self._first >= 0 else 0
        self._linked += written if linked else 0
        self._strong += written if strong else 0

    def write_lines(self, start: int, end: int, element: int, *, linked: bool, strong: bool) -> None:
        """Write a stretch of `<pre>`: its line ends stay line ends."""
        for number, line in enumerate(self._source[start:end].split("\n")):
            if number:
                self.begin_line(BROKEN)
            self.write(start, start + len(line), element, linked=linked, strong=strong)
            start += len(line) + 1

    def _plain(self, start: int, end: int, element: int) -> None:
        """Write text that has no references and no two blanks in a row."""
        if start < end and self._source[start] in BLANKS:
            self._rest(start, 1)
            start += 1
        if start >= end:
            return
        last = self._source[end - 1] in BLANKS
        stop = end - 1 if last else end
        self._put(self._source[start:stop].translate(_SPACED), start, stop - start, element)
        if last:
            self._rest(stop, 1)

    def _odd(self, odd: str, at: int, element: int) -> None:
        """Write a row of blanks, a reference, or nothing for characters without width."""
        if odd[0] in BLANKS:
            self._rest(at, len(odd))
        elif odd[0] == "&":
            text = unescape(odd)
            if text and not text.strip(BLANKS):
                self._rest(at, len(odd))
            elif text.strip("\u00ad\u200b\u2060\ufeff\0"):
                self._put(text, at, len(odd), element)

    def _rest(self, at: int, width: int) -> None:
        if self._start >= 0 and self._blank[0] < 0:
            self._blank = (at, width)

    def _put(self, text: str, source: int, width: int, element: int) -> None:
        """Write a piece, after the line ends, the tab or the blank that stand before it."""
        if self._start < 0:
            self._open_line(element)
        else:
            self._put_blank()
            if element != self._element:
                self._element = self._still_open(self._element)
        if self._first < 0:
            self._first = self.size
        self._run(len(text), source, width)
        self._out.append(text)
        self.size += len(text)

    def _open_line(self, element: int) -> None:
        if self.lines:
            self._out.append("\n" * self._between)
            self.size += self._between
        self._start, self._element = self.size, element
        self._linked = self._strong = 0

    def _put_blank(self) -> None:
        at, width = self._blank
        if self._tab or at != -1:
            if width and not self._tab:
                self._run(1, at, width)
            self._out.append("\t" if self._tab else " ")
            self.size += 1
            self._blank, self._tab = (-1, 0), False

    def _run(self, length: int, source: int, width: int) -> None:
        """Remember where a piece came from; a piece that goes on where the last one ended makes one run with it."""
        last = self.runs[-1] if self.runs else None
        if (
            last
            and length == width
            and last.length == last.width
            and last.source + last.width == source
            and last.text + last.length == self.size
        ):
            self.runs[-1] = SourceRun(last.text, last.source, last.length + length, last.width + width)
        else:
            self.runs.append(SourceRun(self.size, source, length, width))
