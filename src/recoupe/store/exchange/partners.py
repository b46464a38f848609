"""Partners in a store: one row each time something is learned of one; the last one of a name counts."""

import msgspec
from sqlalchemy import Connection, Row, insert, select

from recoupe.store.exchange.tables import partner
from recoupe.types.exchange import Card, Partner


def read_partners(db: Connection) -> tuple[Partner, ...]:
    """Return the partners as they are known now, by name."""
    latest = {item.name: item for item in read_partner_rows(db)}
    return tuple(latest[name] for name in sorted(latest))


def partner_names(db: Connection) -> dict[str, str]:
    """Return what the partners are called, by fingerprint."""
    return {known.fingerprint: known.name for known in read_partners(db)}


def read_partner_rows(db: Connection) -> tuple[Partner, ...]:
    """Return all that was ever written of partners, the first row first."""
    return tuple(map(_partner, db.execute(select(partner).order_by(partner.c.number))))


def save_partner(db: Connection, found: Partner) -> None:
    """Write a row about a partner."""
    row = {name: getattr(found, name) for name in ("number", "at", "who", "name", "fingerprint", "verified")}
    db.execute(insert(partner), row | {"card": msgspec.json.encode(found.card).decode()})


def _partner(row: "Row[tuple[object, ...]]") -> Partner:
    card = msgspec.json.decode(row.card, type=Card)
    return Partner(
        number=row.number, name=row.name, fingerprint=row.fingerprint, card=card, verified=row.verified, at=row.at, who=row.who
    )
