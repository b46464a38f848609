"""The table of what people decide about items."""

from sqlalchemy import JSON, Column, Integer, Table, Text

from recoupe.store.tables import METADATA, ONLY_ADDED

item_decision = Table(
    "item_decision",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("items", JSON, nullable=False),
    Column("value", Text),
    Column("undoes", Integer),
    Column("why", Text, nullable=False),
    info=ONLY_ADDED,
)
"""What people decide about items; `items` are keys (page id, layer, raw span, type), so that a row outlives a re-read."""
