"""Receipts: what a desk signs of what it took in, and what the other makes of it."""

from pathlib import Path

import msgspec

from recoupe.exchange.identity import DeskKeys, find_partner
from recoupe.exchange.letters import Draft, OpenLetter, new_letter_id, seal_letter, small_payload
from recoupe.store import Store
from recoupe.store.exchange.ledger import append_entry, entries_about, read_head
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError, RefusedError
from recoupe.types.exchange import Entry, Head


class Receipt(Record, frozen=True, kw_only=True):
    """What was taken in: the letter, the sha256 of what it held, records by kind, when, and where the sender's ledger ended."""

    letter: str
    sha256: str
    records: int
    kinds: dict[str, int]
    at: str
    your_head: Head


class Taken(msgspec.Struct):
    """What an entry of the ledger says of a bundle that left or came."""

    agreement: str
    records: int
    kinds: dict[str, int]
    sha256: str
    head: Head | None = None


def taken(entry: Entry) -> Taken:
    """Return what an entry says of a bundle."""
    return msgspec.json.decode(entry.body, type=Taken)


def write_receipt(store: Store, keys: DeskKeys, letter: str, out: Path) -> Receipt:
    """Return the receipt for a bundle that was taken in, written to a file for its sender; it can be written again.

    Raises:
        ExchangeError: if no such bundle was taken in, or the file cannot be written.
    """
    with store.reading() as db:
        entries = entries_about(db, letter, "received")
        if not entries:
            raise ExchangeError(f"no bundle with the id {letter} was taken in here")
        entry, head = entries[0], read_head(db)
        partner = find_partner(db, entry.partner)
    said = taken(entry)
    if said.head is None:
        raise ExchangeError(f"entry {entry.number} of the ledger does not say where the sender's ledger ended")
    receipt = Receipt(letter=letter, sha256=said.sha256, records=said.records, kinds=said.kinds, at=entry.at, your_head=said.head)
    draft = Draft(kind="receipt", id=new_letter_id(), agreement=said.agreement, head=head, about=letter)
    seal_letter(draft, small_payload(receipt), keys=keys, to=partner, out=out)
    return receipt


def receive_receipt(store: Store, letter: OpenLetter) -> Receipt:
    """Return a partner's receipt, checked against what we sent, and entered in the ledger.

    Raises:
        RefusedError: if we never sent that, it says something else than we sent, or it came before.
    """
    try:
        receipt = msgspec.json.decode(letter.payload.read_bytes(), type=Receipt)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError("record", f"record: is no receipt ({error})") from error
    with store.writing() as db:
        sent = [entry for entry in entries_about(db, receipt.letter, "sent") if entry.partner == letter.partner.fingerprint]
        if not sent:
            raise RefusedError("not_sent", f"not sent: {letter.partner.name} confirms {receipt.letter}, which never left here")
        ours = taken(sent[0])
        if (ours.sha256, ours.records, ours.kinds) != (receipt.sha256, receipt.records, receipt.kinds):
            raise RefusedError("not_sent", f"not sent: the receipt for {receipt.letter} says something else than what left here")
        if entries_about(db, receipt.letter, "receipt"):
            raise RefusedError("replayed", f"replayed: the receipt for {receipt.letter} came already")
        body = {"agreement": ours.agreement, "taken_in": receipt.at, "records": receipt.records, "your_head": receipt.your_head}
        append_entry(db, "receipt", partner=letter.partner.fingerprint, subject=receipt.letter, body=body)
    return receipt
