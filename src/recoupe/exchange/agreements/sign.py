"""sign_agreement: our signature under a file, and those of the other desk taken in, in one transaction."""

from pathlib import Path

import msgspec

from recoupe.exchange.agreements.find import Known, with_sha256
from recoupe.exchange.agreements.read import Written, read_agreement
from recoupe.exchange.identity import DeskKeys, card_of, fingerprint_of, partner_with, signed_by
from recoupe.store import Connection, Store
from recoupe.store.decided import moment
from recoupe.store.exchange.agreements import read_signatures, save_signature, save_text
from recoupe.store.exchange.ledger import append_entry
from recoupe.types.agreement import Signature, Signatures
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Card

_LARGEST = 100_000
SIGNED_AGREEMENT = "recoupe agreement 1\n"


class Signed(Record, frozen=True, kw_only=True):
    """What came of signing: the agreement as it is now, and the file with the signatures to give to the other desk."""

    known: Known
    file: str


def sign_agreement(store: Store, keys: DeskKeys, path: Path) -> Signed:
    """Return what came of signing a file; afterwards the file beside it (`.signatures`) has our signature.

    The other desk's signature is taken in from there too, so whoever signed first runs this once more when the file comes back.

    Raises:
        ExchangeError: if the file is no agreement, we are no party, the other party is not a partner whose fingerprint was
            compared, or a signature does not hold.
    """
    written, beside = read_agreement(path), path.with_name(path.name + ".signatures")
    given = _read(beside)
    with store.writing() as db:
        cards = _cards(db, written, keys)
        held = {one.fingerprint: one for one in read_signatures(db, written.sha256)}
        save_text(db, written.sha256, written.agreement.id, written.text)
        ours = fingerprint_of(card_of(keys))
        new = [_checked(one, written, cards, beside) for one in given if one.fingerprint not in held]
        if ours not in {*held, *(one.fingerprint for one in new)}:
            new.append(_signature(written, keys, ours))
        other = next(fingerprint for fingerprint in cards if fingerprint != ours)
        for one in new:
            save_signature(db, one)
            by = "us" if one.fingerprint == ours else "partner"
            append_entry(db, "signed", partner=other, subject=written.sha256, body={"agreement": written.agreement.id, "by": by})
        known = with_sha256(db, written.sha256)
        everyone = read_signatures(db, written.sha256)
    _write(beside, Signatures(signatures=everyone))
    if known is None:
        raise ExchangeError(f"{path}: the agreement was not kept")
    return Signed(known=known, file=str(beside))


def _cards(db: Connection, written: Written, keys: DeskKeys) -> dict[str, Card]:
    """Return the cards of both parties by fingerprint: ours, and that of a partner whom we know for sure."""
    own = card_of(keys)
    cards = {fingerprint_of(own): own}
    fingerprints = {party.fingerprint: party.name for party in written.agreement.parties}
    if fingerprint_of(own) not in fingerprints:
        raise ExchangeError(f"{written.agreement.id}: this desk ({fingerprint_of(own)}) is no party of it")
    for fingerprint, name in fingerprints.items():
        if fingerprint in cards:
            continue
        partner = partner_with(db, fingerprint)
        if partner is None:
            raise ExchangeError(f"{written.agreement.id}: {name} ({fingerprint}) is no partner; 'recoupe partner add CARD' first")
        if partner.verified is None:
            raise ExchangeError(
                f"{written.agreement.id}: the fingerprint of {partner.name} was not compared yet; read it to each other, then "
                f"'recoupe partner verify {partner.name!r} --verified HOW'"
            )
        cards[fingerprint] = partner.card
    return cards


def _signature(written: Written, keys: DeskKeys, fingerprint: str) -> Signature:
    at = moment()
    signature = keys.sign(_signed(written.sha256, at))
    return Signature(agreement=written.sha256, fingerprint=fingerprint, at=at, signature=signature)


def _checked(one: Signature, written: Written, cards: dict[str, Card], beside: Path) -> Signature:
    card = cards.get(one.fingerprint)
    if one.agreement != written.sha256:
        raise ExchangeError(f"{beside}: a signature is for another text of the agreement (sha256 {one.agreement[:12]}...)")
    if card is None:
        raise ExchangeError(f"{beside}: {one.fingerprint} signed, and is no party")
    if not signed_by(card, _signed(one.agreement, one.at), one.signature):
        raise ExchangeError(f"{beside}: the signature of {card.name} does not hold: the file was altered; ask for it again")
    return one


def _signed(sha256: str, at: str) -> bytes:
    return f"{SIGNED_AGREEMENT}{sha256}\n{at}".encode()


def _read(path: Path) -> tuple[Signature, ...]:
    if not path.exists():
        return ()
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST), type=Signatures).signatures
    except OSError as error:
        raise ExchangeError(f"{path}: cannot be read ({error.strerror})") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ExchangeError(f"{path}: is no file of signatures ({error}); ask for it again") from error


def _write(path: Path, signatures: Signatures) -> None:
    try:
        path.write_bytes(msgspec.json.format(msgspec.json.encode(signatures), indent=1) + b"\n")
    except OSError as error:
        raise ExchangeError(f"{path}: cannot be written ({error.strerror}); the signature is kept: sign again") from error
