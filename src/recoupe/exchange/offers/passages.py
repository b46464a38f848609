"""On which passage a record rests: the fingerprints of the paragraphs that hold its words."""

from collections import OrderedDict
from collections.abc import Iterable

from recoupe.stages.reuse import fingerprint
from recoupe.store import Connection
from recoupe.store.exchange.material import PlainPage, page_with_id, text_of
from recoupe.types.reuse import Stretch

_PAGES = 64
_PARAGRAPHS = 4096


class Passages:
    """The pages and paragraphs of one store; what was asked last is at hand, the rest is read again."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._pages: OrderedDict[str, tuple[PlainPage, str] | None] = OrderedDict()
        self._prints: OrderedDict[tuple[str, int], tuple[int, ...]] = OrderedDict()

    def page(self, ident: str) -> PlainPage | None:
        """Return a page; None when it is gone."""
        found = self._read(ident)
        return found[0] if found else None

    def prints(self, ident: str, places: Iterable[tuple[int, int]]) -> tuple[int, ...]:
        """Return the fingerprints of the lines of a page that hold some places, least first.

        They are among those that the page itself has (`reuse_print`): a line is a stretch of it, and winnowing keeps in a stretch
        what it keeps in the whole. A line of fewer than eight words has none.
        """
        found = self._read(ident)
        if found is None:
            return ()
        text, all_prints = found[1], set[int]()
        for start, end in places:
            first = text.rfind("\n", 0, start) + 1
            last = text.find("\n", end)
            all_prints.update(self._of_line(ident, text, first, len(text) if last < 0 else last))
        return tuple(sorted(all_prints))

    def _of_line(self, ident: str, text: str, start: int, end: int) -> tuple[int, ...]:
        key = (ident, start)
        if key not in self._prints:
            line = text[start:end]
            printed = fingerprint(ident, line, [Stretch(start=0, end=len(line))])
            self._prints[key] = tuple(printed.prints.tolist())
            if len(self._prints) > _PARAGRAPHS:
                self._prints.popitem(last=False)
        return self._prints[key]

    def _read(self, ident: str) -> tuple[PlainPage, str] | None:
        if ident in self._pages:
            self._pages.move_to_end(ident)
        else:
            page = page_with_id(self._db, ident)
            self._pages[ident] = (page, text_of(self._db, page.number)) if page else None
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return self._pages[ident]
