"""What a store knows of the passages that its pages share; all of it can be made again from the pages.

Pages are named by a key: the first 64 bits of a hash of their id. It outlives a re-read, and its order is a fair one (see
`stages/reuse/candidates.py`). Nothing here goes away with a row of `page`: what a page shared must be known to take it back.
`store/reuse/pages.py` finds the pages that are gone or were read anew, and readers pass over them until then.
"""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table, Text

from recoupe.store.tables import METADATA

reuse_page = Table(
    "reuse_page",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("page", Integer, nullable=False, index=True),
    Column("engine", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("prints", LargeBinary, nullable=False),
)
"""A page that was compared: which reading of it, how many characters of it are read, its fingerprints (64 bits each, the low byte
first, the least first)."""

reuse_print = Table(
    "reuse_print",
    METADATA,
    Column("print", BigInteger, primary_key=True, autoincrement=False),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The index: which pages hold a fingerprint."""

reuse_span = Table(
    "reuse_span",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("first", BigInteger, nullable=False, index=True),
    Column("first_start", Integer, nullable=False),
    Column("first_end", Integer, nullable=False),
    Column("first_print", BigInteger, nullable=False),
    Column("second", BigInteger, nullable=False, index=True),
    Column("second_start", Integer, nullable=False),
    Column("second_end", Integer, nullable=False),
    Column("second_print", BigInteger, nullable=False),
    Column("words", Integer, nullable=False),
    Column("passage", Integer, index=True),
)
"""Two places with the same words, of two pages, that with the lesser key first; and the passage that they belong to."""

reuse_side = Table(
    "reuse_side",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    Column("print", BigInteger, nullable=False),
    Column("words", Integer, nullable=False),
    Column("passage", Integer, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""Every place of a shared span, once, with the passage that it belongs to: a passage is all that has one number."""
