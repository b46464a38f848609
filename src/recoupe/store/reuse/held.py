"""Pages that were compared in this run: their words stay in memory, so that few are read from the store again and again."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from recoupe.stages.reuse.fingerprints import PrintedPage
from recoupe.store.reuse.pages import Reading, read_printed, readings_of
from recoupe.store.reuse.rows import key_of

MOST = 10_000
"""Pages whose words are held, those used last: 24 bytes a word, 6 to 20 KB a page."""


class HeldPages:
    """The words and fingerprints of pages by key, each with the reading that it was compared as."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._pages: dict[int, tuple[Reading, PrintedPage]] = {}

    def keep(self, db: Connection, pages: Mapping[int, PrintedPage]) -> None:
        """Hold pages that were just compared; beyond so many the one used longest ago goes."""
        self._add(readings_of(db, pages), pages)

    def of(self, db: Connection, keys: Iterable[int]) -> dict[int, PrintedPage]:
        """Return pages that were compared; those not held, or read anew since by whomever, are read from the store."""
        readings = readings_of(db, keys)
        known = {key: self._pages.pop(key) for key in readings if key in self._pages}
        found = {key: page for key, (reading, page) in known.items() if reading == readings[key]}
        missing = (reading.page for key, reading in readings.items() if key not in found)
        found |= {key_of(page.id): page for page in read_printed(db, missing)}
        self._add(readings, found)
        return found

    def _add(self, readings: Mapping[int, Reading], pages: Mapping[int, PrintedPage]) -> None:
        for key, page in pages.items():
            self._pages.pop(key, None)
            self._pages[key] = readings[key], page
        for key in list(self._pages)[: max(0, len(self._pages) - self._most)]:
            del self._pages[key]
