"""The table of what people decide about pages."""

from sqlalchemy import Column, Integer, Table, Text

from recoupe.store.tables import METADATA, ONLY_ADDED

page_decision = Table(
    "page_decision",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("page_id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("published", Text),
    Column("publisher", Text),
    Column("why", Text, nullable=False),
    info=ONLY_ADDED,
)
"""What people decide about pages (day, publisher, out, back); name and path are those the page had, for when it is gone."""
