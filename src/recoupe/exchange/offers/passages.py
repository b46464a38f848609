"""On which passage a record rests: the fingerprints of the lines that hold its words."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from recoupe.stages.reuse import fingerprint
from recoupe.stages.reuse.fingerprints import GRAM
from recoupe.store import Connection
from recoupe.store.exchange.material import PlainPage, page_with_id, text_of
from recoupe.types.reuse import Stretch

_PAGES = 4096
"""Pages that are at hand; about 5 kB each."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A page, where its lines begin, its length, and its fingerprints as they stand in it, with the ends of their words."""

    page: PlainPage
    lines: "array[int]"
    length: int
    prints: "array[int]"
    starts: "array[int]"
    ends: "array[int]"


class Passages:
    """The pages of one store; those that were asked for last are at hand, the rest is read again."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._pages: OrderedDict[str, _Printed | None] = OrderedDict()

    def page(self, ident: str) -> PlainPage | None:
        """Return a page; None when it is gone."""
        found = self._read(ident)
        return found.page if found else None

    def prints(self, ident: str, places: Iterable[tuple[int, int]]) -> tuple[int, ...]:
        """Return the fingerprints of the lines of a page that hold some places (raw), least first.

        They are among those by which pages are compared (`reuse_print`): eight words in a row, of which each thirteen that two
        pages share give one. A short line has none.
        """
        found = self._read(ident)
        if found is None:
            return ()
        chosen = set[int]()
        for start, end in places:
            line = found.lines[bisect_right(found.lines, start) - 1]
            after = bisect_right(found.lines, max(start, end - 1))
            last = found.lines[after] if after < len(found.lines) else found.length + 1
            chosen.update(found.prints[bisect_left(found.starts, line) : bisect_left(found.ends, last)])
        return tuple(sorted(chosen))

    def _read(self, ident: str) -> _Printed | None:
        if ident in self._pages:
            self._pages.move_to_end(ident)
        else:
            page = page_with_id(self._db, ident)
            self._pages[ident] = _printed(page, text_of(self._db, page.number)) if page else None
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return self._pages[ident]


def _printed(page: PlainPage, text: str) -> _Printed:
    found = fingerprint(page.id, text, [Stretch(start=0, end=len(text))])
    lines = array("q", [0, *(ended.end() for ended in re.finditer("\n", text))])
    order = np.argsort(found.places, kind="stable")  # they come by their numbers, not by their places
    prints, places = found.prints[order], found.places[order]
    starts = array("q", found.words.starts[places].tolist())
    ends = array("q", found.words.ends[places + GRAM - 1].tolist() if len(places) else [])
    return _Printed(page, lines, len(text), array("q", prints.tolist()), starts, ends)
