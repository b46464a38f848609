"""What `recoupe build` finds: made from the pages and the decisions, replaced when these change, and never decided about here.

A `body` is the value (`recoupe.types.affair`) as JSON; the other columns are there to find it by. `digest` is a hash of the body.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from recoupe.store.tables import METADATA

telling = Table(
    "telling",
    METADATA,
    Column("page", Integer, ForeignKey("page.number", ondelete="CASCADE"), primary_key=True),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("telling_page", "page"),
)
"""The tellings of a page, and a hash of all that they were made from; the index is small, so that rows are quickly counted."""

happening = Table(
    "happening",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("told", Text),
    Column("support", Integer, nullable=False),
    Column("against", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("happening_first", "first"),
)
"""`first` and `last` bound the act, `told` is the last day on which a page tells of it."""

contradiction = Table(
    "contradiction",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("about", Text, nullable=False, index=True),
    Column("happening", Text, nullable=False, index=True),
    Column("updated", Boolean, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("contradiction_sources", "about", "updated", "sources"),
)
"""`sources` are the independent sources of the happening (of both): what many tell and dispute comes first."""

rung = Table(
    "rung",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("theme", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("happening", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("rung_pair", "one", "other", "day"),
)
"""`day` sorts ("9999" for none)."""

built_actor = Table(
    "built_actor",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
)

built_page = Table(
    "built_page",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
)

BUILT = "built"
"""Key of `meta` under which stands when the affair was last built."""
DECIDED = "decided"
"""Key of `meta` under which stands how many decisions of people the affair was built with."""
