"""Whether the file of a store is sound."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

_MOST = 20
"""Faults of one kind that are listed; where a file is damaged, as a rule many follow."""


def faults_in(db: Connection) -> Iterator[str]:
    """Yield what is wrong with the file, for a person: damaged pages of the database, rows that lead to no page."""
    for row in db.execute(text(f"PRAGMA integrity_check({_MOST})")):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    astray = db.execute(text("PRAGMA foreign_key_check")).fetchmany(_MOST)
    yield from (f"table {row[0]}, row {row[1]}: belongs to a row of {row[2]} that is not there" for row in astray)
