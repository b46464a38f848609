"""The ledger: entries that are only ever added, each with the hash of the one before.

An entry's hash is SHA-256 over its other fields as one JSON array. Whoever changes, drops or moves an entry breaks the chain;
whoever writes all of it anew ends with another last hash than the one that partners were told with each letter.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, insert, select

from recoupe.store.decided import moment, person
from recoupe.store.exchange.tables import ledger
from recoupe.types.exchange import Entry, Head, LedgerKind

BEGINNING = "0" * 64
"""Stands for the hash of the entry before the first."""


def append_entry(db: Connection, kind: LedgerKind, *, partner: str, subject: str, body: object) -> Entry:
    """Write an entry at the end of the ledger and return it.

    Args:
        db: a connection that writes: nobody else adds an entry before it ends.
        kind: what happened.
        partner: a fingerprint.
        subject: the id of a letter, or the sha256 of an agreement.
        body: what there is to say of it, for JSON.
    """
    head = read_head(db)
    text = msgspec.json.encode(body, order="sorted").decode()
    entry = Entry(
        number=head.number + 1,
        at=moment(),
        who=person(),
        kind=kind,
        partner=partner,
        subject=subject,
        body=text,
        previous=head.hash,
        hash="",
    )
    entry = msgspec.structs.replace(entry, hash=hash_of(entry))
    db.execute(insert(ledger), msgspec.to_builtins(entry))
    return entry


def read_head(db: Connection) -> Head:
    """Return where the ledger ends."""
    row = db.execute(select(ledger.c.number, ledger.c.hash).order_by(ledger.c.number.desc()).limit(1)).first()
    return Head(number=row.number, hash=row.hash) if row else Head(number=0, hash=BEGINNING)


def read_ledger(db: Connection) -> Iterator[Entry]:
    """Yield the entries, the first one first."""
    yield from _entries(db, select(ledger).order_by(ledger.c.number))


def entries_about(db: Connection, subject: str, kind: LedgerKind) -> list[Entry]:
    """Return the entries of a kind about a letter or an agreement."""
    asked = select(ledger).where(ledger.c.subject == subject, ledger.c.kind == kind).order_by(ledger.c.number)
    return list(_entries(db, asked))


def entries_of(db: Connection, kinds: Sequence[LedgerKind], *, limit: int, offset: int = 0) -> list[Entry]:
    """Return a part of the entries of some kinds, the last one first."""
    asked = select(ledger).where(ledger.c.kind.in_(kinds)).order_by(ledger.c.number.desc()).limit(limit).offset(offset)
    return list(_entries(db, asked))


def entries_with(db: Connection, partner: str, kind: LedgerKind) -> list[Entry]:
    """Return the entries of a kind about a partner."""
    asked = select(ledger).where(ledger.c.partner == partner, ledger.c.kind == kind).order_by(ledger.c.number)
    return list(_entries(db, asked))


def hash_of(entry: Entry) -> str:
    """Return the hash that an entry must have."""
    fields = (
        entry.number, entry.at, entry.who, entry.kind, entry.partner, entry.subject, entry.body, entry.previous,
    )  # fmt: skip
    return sha256(msgspec.json.encode(fields)).hexdigest()


def _entries(db: Connection, asked: Select[*tuple[Any, ...]]) -> Iterator[Entry]:
    for row in db.execute(asked).mappings():
        yield msgspec.convert({str(key): value for key, value in row.items()}, Entry)
