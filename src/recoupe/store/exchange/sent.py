"""What each partner was sent, so that a record leaves once."""

from collections.abc import Iterable, Sequence
from functools import partial

from sqlalchemy import Connection, Integer, cast, func, insert, select

from recoupe.store.databases import database_of
from recoupe.store.exchange.tables import ledger, sent_item
from recoupe.store.questions import in_parts


def was_sent(db: Connection, partner: str, item: str, digest: str) -> bool:
    """Return whether a partner was sent a record just as it is now."""
    row = sent_item.c
    asked = select(row.letter).where(row.partner == partner, row.item == item, row.digest == digest)
    return db.execute(asked).first() is not None


def sends_anything(db: Connection, partner: str) -> bool:
    """Return whether a partner was ever sent a record."""
    return db.execute(select(sent_item.c.letter).where(sent_item.c.partner == partner).limit(1)).first() is not None


def save_sent(db: Connection, letter: str, partner: str, items: Iterable[Sequence[str]]) -> int:
    """Write that a letter took some items (id and digest of each) to a partner, and return how many."""
    count = 0
    for part in in_parts(items):
        db.execute(
            insert(sent_item),
            [{"partner": partner, "item": item, "digest": digest, "letter": letter} for item, digest in part],
        )
        count += len(part)
    return count


def records_passed(db: Connection, agreement: str, kind: str) -> int:
    """Return how many records were `sent` or `received` under an agreement, as the ledger says."""
    told = partial(database_of(db).field_of, ledger.c.body)
    total = func.coalesce(func.sum(cast(told("records"), Integer)), 0)
    asked = select(total).where(ledger.c.kind == kind, told("agreement") == agreement)
    return int(db.execute(asked).scalar_one())
