"""What a store holds: one table a layer, around the record of each page, which stays the source of truth.

A row of a layer table is found by page and position: `event` 3 of a page is `record.events[3]`. Places are raw ones (code points
of the text as captured). Lists and small objects are JSON. `span` holds every place of every record, one row each.
"""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

SCHEMA_VERSION = 4
"""Raised when a table changes; a store says which one it has."""

OLDEST_SCHEMA = 3
"""The oldest version that `recoupe migrate` brings up to this one (see `migrations/`)."""

METADATA = MetaData()
"""Every table: those below, and those of the folders that have a `tables.py` of their own (`store/__init__.py` names them)."""

ONLY_ADDED = {"only_added": True}
"""The `info` of a table whose rows are only ever added; triggers refuse the rest."""

meta = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

page = Table(
    "page",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("sha256", Text, nullable=False),
    Column("path", Text, nullable=False, index=True),
    Column("record", Text),
    Column("url", Text),
    Column("crawled", Text),
    Column("encoding", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("language", Text),
    Column("engine", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("added", Text, nullable=False),
    Column("read", Text, nullable=False),
    Index("page_published", "published"),
    Index("page_publisher", "publisher"),
    Index("page_read", "read"),
)


def _page_number() -> Column[int]:
    return Column("page", Integer, ForeignKey("page.number", ondelete="CASCADE"), primary_key=True)


def _of_page(name: str, *columns: Column[Any]) -> Table:
    """Return a table with one row a page."""
    return Table(name, METADATA, _page_number(), *columns)


def _of_items(name: str, *columns: Column[object] | Index) -> Table:
    """Return a table with one row an item of a page's layer."""
    return Table(name, METADATA, _page_number(), Column("position", Integer, primary_key=True), *columns)


def _place(prefix: str = "") -> tuple[Column[object], ...]:
    return Column(f"{prefix}start", Integer), Column(f"{prefix}end", Integer), Column(f"{prefix}text", Text)


capture = _of_page("capture", Column("text", Text, nullable=False))
record = _of_page("record", Column("line", Text, nullable=False))

source = _of_page(
    "source",
    Column("sha256", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("bytemap", LargeBinary),
)
"""The bytes that a page was read from, packed, and for HTML the way from its text to them (see `packing.py`)."""

segment = _of_items("segment", Column("start", Integer), Column("end", Integer), Column("role", Text))

entry = _of_items(
    "entry",
    Column("start", Integer),
    Column("end", Integer),
    Column("day", Text, index=True),
    Column("clock", Text),
    *_place("stamp_"),
)

time = _of_items(
    "time",
    *_place(),
    Column("pieces", JSON),
    Column("type", Text),
    Column("value", Text),
    Column("mod", Text),
    Column("edtf", Text),
    Column("earliest", Text, index=True),
    Column("latest", Text),
    Column("granularity", Text),
    Column("anchor", Text),
    Column("flags", JSON),
    Column("zone", Text),
    Column("rule", Text),
)

mention = _of_items(
    "mention",
    *_place(),
    Column("pieces", JSON),
    Column("form", Text),
    Column("kind", Text),
    Column("actor", Text),
    Column("metonym", Boolean),
    Column("zone", Text),
    Column("rule", Text),
    Index("mention_actor", "actor", "page"),
)

actor = _of_items(
    "actor",
    Column("id", Text),
    Column("kind", Text),
    Column("label", Text),
    Column("aliases", JSON),
    Column("country", Text),
    Column("codes", JSON),
    Column("wikidata", Text),
    Column("local_to", Text),
    Column("lat", Float),
    Column("lon", Float),
    Index("actor_id", "id", "page"),
)

quote = _of_items(
    "quote",
    Column("type", Text),
    *_place("content_"),
    *_place("cue_"),
    Column("cue_lemma", Text),
    *_place("speaker_"),
    Column("speaker_actor", Text),
    Column("inferred", Boolean),
    *_place("addressee_"),
    Column("channel", Text),
    Column("stance", Text),
    Column("modality", Text),
    Column("nested_in", Integer),
    Column("flags", JSON),
    Column("zone", Text),
    Column("rule", Text),
    Index("quote_speaker", "speaker_actor", "page"),
)

event = _of_items(
    "event",
    Column("type", Text, index=True),
    Column("mode", Text),
    Column("cameo", Text),
    Column("contexts", JSON),
    *_place("trigger_"),
    Column("actors", JSON),
    Column("recipients", JSON),
    Column("actor_countries", JSON),
    Column("recipient_countries", JSON),
    Column("status", Text, index=True),
    *_place("status_cue_"),
    Column("attributed_to", JSON),
    Column("date", JSON),
    Column("place", Text),
    Column("casualties", JSON),
    Column("repeat", Integer),
    Column("object", Text),
    Column("group", Text),
    *_place("evidence_"),
    Column("zone", Text),
    Column("rule", Text),
    Column("score", Float),
    Index("event_score", "score", "page", "position"),
)

problem = _of_items(
    "problem", Column("code", Text, index=True), Column("start", Integer), Column("end", Integer), Column("message", Text)
)

span = Table(
    "span",
    METADATA,
    _page_number(),
    Column("layer", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Index("span_place", "page", "start"),
)

failure = Table(
    "failure",
    METADATA,
    Column("path", Text, primary_key=True),
    Column("record", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""What could not be read the last time it was added: a path, and a place in it ("" for all of it); the row goes once it is."""

actor_decision = Table(
    "actor_decision",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ids", JSON, nullable=False),
    Column("pages", JSON, nullable=False),
    Column("label", Text),
    Column("undoes", Integer),
    Column("why", Text, nullable=False),
    Column("anchors", JSON, nullable=False),
    info=ONLY_ADDED,
)
"""What people decide about actors across pages (`actors/decisions.py`); it names pages by id; rows are only ever added."""

LAYERS: dict[str, Table] = {
    "segments": segment,
    "entries": entry,
    "times": time,
    "mentions": mention,
    "actors": actor,
    "quotes": quote,
    "events": event,
    "problems": problem,
}
"""The table of each layer of the record."""
