"""Small things that all of `store/reuse` writes and reads alike."""

import hashlib

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_

from recoupe.stages.reuse.fingerprints import Prints
from recoupe.store.reuse.tables import reuse_page
from recoupe.store.tables import page

Database = Connection
"""An open connection to a store, for those who only hand it on."""


def key_of(page_id: str) -> int:
    """Return the key of a page: a signed number of 64 bits."""
    return int.from_bytes(hashlib.blake2b(page_id.encode(), digest_size=8).digest(), "little", signed=True)


def pack_prints(prints: Prints) -> bytes:
    """Return the fingerprints of a page as they are stored, each once."""
    return np.unique(prints).astype("<i8").tobytes()


def unpack_prints(packed: bytes) -> Prints:
    """Return the fingerprints that were stored."""
    return np.frombuffer(packed, dtype="<i8").astype(np.int64)


def still_read() -> ColumnElement[bool]:
    """Return the condition that a page stands in the store as it was when it was compared."""
    ours, theirs = reuse_page.c, page.c
    return and_(ours.page == theirs.number, ours.id == theirs.id, ours.engine == theirs.engine, ours.given == theirs.given)
