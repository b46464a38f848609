"""What a store compares with that of a partner, and the questions that wait for an answer."""

import msgspec
from sqlalchemy import Connection, delete, insert, select

from recoupe.store import tables
from recoupe.store.exchange.tables import contact_ask
from recoupe.store.reuse.tables import reuse_print


def actors_held(db: Connection) -> list[str]:
    """Return the ids of all actors with a name, sorted."""
    row = tables.actor.c
    return list(db.execute(select(row.id).where(row.kind != "unknown").distinct().order_by(row.id)).scalars())


def captures_held(db: Connection) -> list[str]:
    """Return the sha256 of all captures, sorted."""
    return list(db.execute(select(tables.page.c.sha256).distinct().order_by(tables.page.c.sha256)).scalars())


def passages_held(db: Connection) -> list[str]:
    """Return the fingerprints of all pages as text, sorted."""
    return sorted(map(str, db.execute(select(reuse_print.c.print).distinct()).scalars()))


def save_question(db: Connection, letter: str, at: str, secret: bytes, items: list[str]) -> None:
    """Keep a question until its answer comes."""
    body = msgspec.json.encode(items).decode()
    db.execute(insert(contact_ask), {"letter": letter, "at": at, "secret": secret, "items": body})


def take_question(db: Connection, letter: str) -> tuple[bytes, list[str]] | None:
    """Return the secret and the items of a question that waits, and forget both; None when there is none."""
    row = db.execute(select(contact_ask).where(contact_ask.c.letter == letter)).first()
    if row is None:
        return None
    db.execute(delete(contact_ask).where(contact_ask.c.letter == letter))
    return row.secret, msgspec.json.decode(row.items, type=list[str])
