"""The elements that are open at a place of the source, as a browser would see them, and the table of those that hold text."""

from recoupe.readers.html.elements import BLOCKS, CLOSES_P, INLINE, SCOPES, SELF_CLOSING
from recoupe.types.markup import Element


class Open:
    """An open element; `index` is its row in the table of elements, -1 until text stands in it."""

    __slots__ = ("index", "names", "tag")

    def __init__(self, tag: str, names: str) -> None:
        self.tag, self.names, self.index = tag, names, -1


class Stack:
    """The open elements, outermost first. Each element is opened and closed once: the time is linear."""

    def __init__(self) -> None:
        self.table: list[Element] = []
        self._open: list[Open] = []
        self._count: dict[str, int] = {}
        self._rows: set[int] = set()

    def holds(self, tag: str) -> bool:
        """Return whether an element of this tag is open."""
        return self._count.get(tag, 0) > 0

    def push(self, tag: str, names: str) -> Open:
        """Return the element that a start tag opens, after closing what it ends."""
        if tag in SELF_CLOSING:
            self._close_before(SELF_CLOSING[tag], SCOPES[tag])
        if self._count.get("p") and tag in CLOSES_P:
            self._close_before(frozenset({"p"}), frozenset({"button", "table", "object"}))
        if tag == "a" and self._count.get("a"):
            self.close("a")
        element = Open(tag, names)
        self._open.append(element)
        self._count[tag] = self._count.get(tag, 0) + 1
        return element

    def close(self, tag: str) -> Open | None:
        """Close the innermost element of this tag and what was left open inside it; None when there is none to close.

        The end of a link or of bold type closes no block: what was opened inside stays open.
        """
        if not self._count.get(tag):
            return None
        if self._open[-1].tag == tag:
            return self._forget(self._open.pop())
        if tag in INLINE:
            return self._close_inline(tag)
        found = self._open.pop()
        while found.tag != tag:
            self._forget(found)
            found = self._open.pop()
        return self._forget(found)

    def innermost(self) -> int:
        """Return the row of the innermost open element, made with those around it if need be; -1 outside of all elements."""
        if not self._open or self._open[-1].index >= 0:
            return self._open[-1].index if self._open else -1
        first = len(self._open)
        while first and self._open[first - 1].index < 0:
            first -= 1
        parent = self._open[first - 1].index if first else -1
        for element in self._open[first:]:
            element.index = len(self.table)
            self._rows.add(element.index)
            self.table.append(Element(parent, element.tag, element.names))
            parent = element.index
        return parent

    def still_open(self, row: int) -> int:
        """Return the row of the innermost element around another that is still open; -1 when none is."""
        while row >= 0 and row not in self._rows:
            row = self.table[row].parent
        return row

    def _forget(self, element: Open) -> Open:
        self._count[element.tag] -= 1
        self._rows.discard(element.index)
        return element

    def _close_inline(self, tag: str) -> Open | None:
        at = len(self._open) - 1
        while self._open[at].tag != tag:
            if self._open[at].tag in BLOCKS:
                return None
            at -= 1
        return self._forget(self._open.pop(at))

    def _close_before(self, tags: frozenset[str], scope: frozenset[str]) -> None:
        """Close the innermost element of some tags unless one of `scope` stands inside it."""
        if not any(self._count.get(tag) for tag in tags):
            return
        at = len(self._open) - 1
        while at >= 0 and self._open[at].tag not in tags:
            if self._open[at].tag in scope:
                return
            at -= 1
        for element in self._open[max(at, 0) :]:
            self._forget(element)
        del self._open[max(at, 0) :]
