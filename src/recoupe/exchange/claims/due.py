"""drop_due_claims: what a partner lets us keep until a day goes after it."""

from datetime import date

from recoupe.store import Store
from recoupe.store.exchange.claims import drop_claims
from recoupe.store.exchange.ledger import append_entry


def drop_due_claims(store: Store, today: date) -> int:
    """Return how many claims went because their last day is over; the ledger says so for each partner."""
    with store.writing() as db:
        gone = drop_claims(db, today.isoformat())
        for partner, count in gone.items():
            append_entry(db, "dropped", partner=partner, subject=partner, body={"records": count, "before": today.isoformat()})
    return sum(gone.values())
