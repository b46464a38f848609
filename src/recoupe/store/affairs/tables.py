"""The tables of affairs: saved filters, and the pages put in or left out by hand."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Table, Text

from recoupe.store.tables import METADATA

affair = Table(
    "affair",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("made", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("themes", JSON, nullable=False),
    Column("since", Text),
    Column("until", Text),
    Column("words", Text, nullable=False),
)

affair_page = Table(
    "affair_page",
    METADATA,
    Column("affair", Text, ForeignKey("affair.name", ondelete="CASCADE"), primary_key=True),
    Column("page_id", Text, primary_key=True),
    Column("inside", Boolean, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
)
"""One row a page that a person put into an affair or left out of it; it names the page by id, so it outlives a re-read."""
