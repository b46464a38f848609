"""receive_bundle: a bundle that came, checked to the last byte, then taken in as the partner's claims, all of it or nothing."""

from datetime import date, datetime
from pathlib import Path

from recoupe.exchange.agreements import Known
from recoupe.exchange.agreements.find import with_sha256
from recoupe.exchange.bundles.check import OpenBag, checked_bag
from recoupe.exchange.bundles.receipts import Receipt, receive_receipt, write_receipt
from recoupe.exchange.bundles.records import read_records
from recoupe.exchange.identity import DeskKeys, card_of, fingerprint_of
from recoupe.exchange.letters import LetterLimits, OpenLetter
from recoupe.store import Connection, Store
from recoupe.store.exchange.claims import kinds_of_letter, save_claims
from recoupe.store.exchange.ledger import append_entry, entries_about
from recoupe.store.exchange.sent import records_passed
from recoupe.types.base import Record
from recoupe.types.errors import RefusedError

__all__ = ["Receipt", "Received", "receive_bundle", "receive_receipt", "write_receipt"]


class Received(Record, frozen=True, kw_only=True):
    """What was taken in: whose letter, under which agreement, how many records by kind, and the file with the receipt."""

    letter: str
    partner: str
    agreement: str
    records: int
    kinds: dict[str, int]
    receipt: str


def receive_bundle(
    store: Store, keys: DeskKeys, letter: OpenLetter, receipt: Path, *, limits: LetterLimits, today: date | None = None
) -> Received:
    """Return what was taken in; afterwards the records stand beside our own, and `receipt` is the letter to carry back.

    Args:
        store: an open store.
        keys: ours.
        letter: opened, hence whole and signed by the partner.
        receipt: where the receipt goes.
        limits: the largest bundle.
        today: the day; None is today in UTC.

    Raises:
        RefusedError: if it came before, its agreement is not in force, or anything in it is not as it must be; nothing of it
            is kept then.
    """
    envelope, partner = letter.envelope, letter.partner
    with store.reading() as db:
        known = _allowed(db, letter, today)
    with checked_bag(letter.payload, envelope, partner, limits) as bag, store.writing() as db:
        known = _allowed(db, letter, today)
        records, kinds = _take_in(db, bag, known, letter, fingerprint_of(card_of(keys)))
        _enter(db, letter, known, records, kinds)
    write_receipt(store, keys, envelope.id, receipt)
    return Received(
        letter=envelope.id,
        partner=partner.name,
        agreement=known.agreement.id,
        records=records,
        kinds=kinds,
        receipt=str(receipt),
    )


def _enter(db: Connection, letter: OpenLetter, known: Known, records: int, kinds: dict[str, int]) -> None:
    """Write the ledger's entry for a bundle, in the transaction that takes it in."""
    envelope = letter.envelope
    body = {
        "agreement": known.sha256,
        "name": known.agreement.id,
        "records": records,
        "kinds": kinds,
        "size": envelope.size,
        "sha256": envelope.sha256,
        "head": envelope.head,
    }
    append_entry(db, "received", partner=letter.partner.fingerprint, subject=envelope.id, body=body)


def _allowed(db: Connection, letter: OpenLetter, today: date | None) -> Known:
    """Return the agreement under which a bundle came, when it may come (now)."""
    envelope = letter.envelope
    if before := entries_about(db, envelope.id, "received"):
        raise RefusedError("replayed", f"replayed: this bundle was taken in already, on {before[0].at}")
    known = with_sha256(db, envelope.agreement, today)
    if known is None:
        raise RefusedError("foreign", f"foreign: it came under an agreement that is not known here ({envelope.agreement[:12]})")
    if known.party(envelope.sender) is None or known.party(envelope.recipient) is None:
        raise RefusedError("foreign", f"foreign: {known.agreement.id} is not an agreement between {letter.partner.name} and us")
    if not known.in_force:
        state = known.state.replace("_", " ")
        cause = "expired" if known.state == "expired" else "agreement"
        raise RefusedError(cause, f"{state}: the agreement {known.agreement.id} is {state}; nothing is taken in under it")
    return known


def _take_in(db: Connection, bag: OpenBag, known: Known, letter: OpenLetter, ours: str) -> tuple[int, dict[str, int]]:
    envelope = letter.envelope
    party = known.party(envelope.sender)
    name = party.name if party else ""
    claims = read_records(bag, known, sender=name, recipient=ours, made=datetime.fromisoformat(envelope.made).date())
    records = save_claims(db, envelope.id, envelope.sender, known.sha256, claims)
    _check_reciprocity(db, known, records)
    return records, kinds_of_letter(db, envelope.id)


def _check_reciprocity(db: Connection, known: Known, records: int) -> None:
    """Refuse a bundle by which the partner would have sent us too much more than it received from us.

    What we know of is never more than an honest sender counts: what it sent may be lost, and what we sent may be on its way.
    """
    terms = known.agreement.reciprocity
    if terms is None:
        return
    ahead = records_passed(db, known.sha256, "received") + records - records_passed(db, known.sha256, "sent")
    if ahead > terms.ahead:
        raise RefusedError("outside", f"outside the agreement: reciprocity: {ahead:,} records ahead, the most is {terms.ahead:,}")
