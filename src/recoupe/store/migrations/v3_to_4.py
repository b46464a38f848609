"""Schema 3 to 4: tables for passages, happenings, affairs, and decisions about items and pages. Nothing that is there changes."""

from sqlalchemy import Connection, text

from recoupe.store import tables
from recoupe.store.open import make_tables


def migrate(db: Connection) -> None:
    """Make what is missing; the table `decision`, which no recoupe ever wrote to, goes when it is empty."""
    make_tables(db)
    for index in (*tables.page.indexes, *tables.event.indexes):
        index.create(db, checkfirst=True)
    if not db.execute(text("SELECT count(*) FROM decision")).scalar_one():
        db.exec_driver_sql("DROP TABLE decision")
