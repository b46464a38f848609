"""state_of: what an agreement is worth on a day."""

from collections.abc import Collection, Iterable
from datetime import date

from recoupe.types.agreement import Agreement, Change, State


def state_of(agreement: Agreement, signed: Collection[str], changes: Iterable[Change], today: date) -> State:
    """Return the state of an agreement.

    A suspension holds until the party that made it restores; each side can suspend alone, and nobody restores for the other.

    Args:
        agreement: its terms.
        signed: fingerprints of the parties whose signatures we hold.
        changes: in the order in which they were made.
        today: the day.
    """
    last = {change.fingerprint: change.kind for change in changes}
    if any(party.fingerprint not in signed for party in agreement.parties):
        return "proposed"
    if today > agreement.until:
        return "expired"
    if "suspended" in last.values():
        return "suspended"
    if today < agreement.since:
        return "not_begun"
    return "restored" if last else "in_force"
