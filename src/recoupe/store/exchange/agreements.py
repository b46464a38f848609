"""Agreements in a store: their text, signatures, suspensions and restorations; rows are only ever added."""

import msgspec
from sqlalchemy import Connection, insert, select

from recoupe.store.decided import moment, person
from recoupe.store.exchange.tables import agreement, agreement_change, agreement_signature
from recoupe.types.agreement import Change, Signature


def read_texts(db: Connection) -> dict[str, str]:
    """Return the text of every agreement by its sha256, in the order in which they came."""
    return {row.sha256: row.text for row in db.execute(select(agreement).order_by(agreement.c.at, agreement.c.sha256))}


def save_text(db: Connection, sha256: str, ident: str, text: str) -> None:
    """Keep the text of an agreement, unless it is there."""
    if db.execute(select(agreement.c.sha256).where(agreement.c.sha256 == sha256)).first() is None:
        db.execute(insert(agreement), {"sha256": sha256, "id": ident, "text": text, "at": moment(), "who": person()})


def read_signatures(db: Connection, sha256: str) -> tuple[Signature, ...]:
    """Return the signatures under an agreement, by fingerprint."""
    row = agreement_signature.c
    rows = db.execute(select(agreement_signature).where(row.agreement == sha256).order_by(row.fingerprint)).mappings()
    return tuple(msgspec.convert({str(key): value for key, value in found.items()}, Signature) for found in rows)


def save_signature(db: Connection, signature: Signature) -> None:
    """Keep a signature."""
    db.execute(insert(agreement_signature), msgspec.to_builtins(signature))


def read_agreement_changes(db: Connection, sha256: str) -> tuple[Change, ...]:
    """Return the suspensions and restorations of an agreement, the first one first."""
    row = agreement_change.c
    found = select(row.agreement, row.at, row.who, row.kind, row.fingerprint, row.why).where(row.agreement == sha256)
    rows = db.execute(found.order_by(row.number)).mappings()
    return tuple(msgspec.convert({str(key): value for key, value in one.items()}, Change) for one in rows)


def save_agreement_change(db: Connection, change: Change) -> None:
    """Write a suspension or a restoration."""
    db.execute(insert(agreement_change), msgspec.to_builtins(change))
