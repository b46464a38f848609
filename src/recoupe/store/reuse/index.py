"""The index of fingerprints in the database."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from recoupe.store.reuse.rows import in_parts
from recoupe.store.reuse.tables import reuse_print


class StoredIndex:
    """Which pages of a store hold a fingerprint, as one connection sees it."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def pages_with(self, prints: Iterable[int]) -> dict[int, list[int]]:
        """Return the keys of the pages that hold each fingerprint, the least first."""
        row = reuse_print.c
        held: dict[int, list[int]] = defaultdict(list)
        for part in in_parts(sorted(prints)):
            asked = select(row.print, row.key).where(row.print.in_(part)).order_by(row.print, row.key)
            for number, key in self._db.execute(asked):
                held[number].append(key)
        return held
