"""The index of fingerprints in the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from recoupe.store.questions import in_parts
from recoupe.store.reuse.tables import reuse_print

_LAST = 2**63 - 1
"""No key is greater."""


class StoredIndex:
    """Which pages of a store hold a fingerprint, as one connection sees it."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def pages_with(self, prints: Collection[int], least: int | None = None) -> dict[int, list[int]]:
        """Return the keys of the pages that hold each fingerprint, the least first: all, or so many of them."""
        held: dict[int, list[int]] = defaultdict(list)
        for part in in_parts(sorted(prints)):
            found: Iterable[Any] = (
                self._db.execute(_holders(part)) if least is None else self._db.exec_driver_sql(_least_holders(part, least))
            )
            for number, key in found:
                held[number].append(key)
        return held


def _holders(prints: Sequence[int]) -> Select[tuple[int, int]]:
    row = reuse_print.c
    return select(row.print, row.key).where(row.print.in_(prints)).order_by(row.print, row.key)


def _least_holders(prints: Sequence[int], count: int) -> str:
    """Return a question that steps over twice so many rows of the index a fingerprint, however many pages hold it.

    As text: a row of bound values takes SQLAlchemy ten times as long as the database. All that is set in are whole numbers.
    """
    asked = ", ".join(f"({number:d})" for number in prints)
    last = f"SELECT o.key FROM reuse_print AS o WHERE o.print = asked.print ORDER BY o.key LIMIT 1 OFFSET {count - 1:d}"
    return (
        f"WITH asked(print) AS (VALUES {asked}) SELECT p.print, p.key FROM asked "
        f"JOIN reuse_print AS p ON p.print = asked.print AND p.key <= coalesce(({last}), {_LAST:d}) ORDER BY p.print, p.key"
    )
