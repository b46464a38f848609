"""Schema 3 to 4: tables for passages, happenings, affairs, and decisions about items and pages. Nothing that is there changes."""

from sqlalchemy import Connection, text

from recoupe.store import tables
from recoupe.store.open import make_tables

_WITHOUT_PAGE = ("ix_mention_actor", "ix_actor_id", "ix_quote_speaker_actor")
"""Indexes in whose place others came that have the page too, by which an affair is looked through."""


def migrate(db: Connection) -> None:
    """Make what is missing; the table `decision`, which no recoupe ever wrote to, goes when it is empty."""
    make_tables(db)
    for table in (tables.page, tables.event, tables.mention, tables.actor, tables.quote):
        for index in table.indexes:
            index.create(db, checkfirst=True)
    for name in _WITHOUT_PAGE:
        db.exec_driver_sql(f"DROP INDEX IF EXISTS {name}")
    if not db.execute(text("SELECT count(*) FROM decision")).scalar_one():
        db.exec_driver_sql("DROP TABLE decision")
