"""ask_contact: the first of the two messages of a contact."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from recoupe.exchange.agreements.find import Known, find_agreement, today_utc
from recoupe.exchange.contact.blind import blind_items, new_secret, pack_points
from recoupe.exchange.contact.terms import agreement_for_contact, check_often, contact_terms, held_for_contact
from recoupe.exchange.identity import DeskKeys, card_of, find_partner, fingerprint_of
from recoupe.exchange.letters import Draft, name_file, new_file, new_letter_id, seal_letter, small_payload
from recoupe.store import Connection, Store
from recoupe.store.decided import moment
from recoupe.store.exchange.contact import save_question
from recoupe.store.exchange.ledger import append_entry, read_head
from recoupe.types.agreement import ContactOver, ContactTerms
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Partner


class Question(Record, frozen=True, kw_only=True):
    """The first message: what is compared, and the asker's points, in an order that says nothing."""

    over: ContactOver
    points: str


class Asked(Record, frozen=True, kw_only=True):
    """What was asked: the file to carry to the partner, and how many items it is about."""

    file: str
    letter: str
    partner: str
    agreement: str
    over: ContactOver
    items: int


def ask_contact(
    store: Store,
    keys: DeskKeys,
    partner: str,
    out: Path,
    *,
    over: ContactOver = "actors",
    agreement: str | None = None,
    today: date | None = None,
) -> Asked:
    """Return what was asked; afterwards `out` is the letter to carry to the partner.

    Raises:
        ExchangeError: if no agreement allows it, or not so soon, there is nothing to compare or too much, or the file cannot be
            written.
    """
    new_file(out)
    ours, letter, secret = fingerprint_of(card_of(keys)), new_letter_id(), new_secret()
    with store.reading() as db:
        who = find_partner(db, partner)
        found, terms = _terms(db, who, over, agreement, today)
        head = read_head(db)
        items = held_for_contact(db, found, over, ours=ours, today=today or today_utc())
    if not items:
        raise ExchangeError(f"this desk holds no {over} to compare")
    pairs = sorted(zip(blind_items(items, secret, about=f"{found.sha256}\n{over}"), items, strict=True))
    question = Question(over=over, points=pack_points(point for point, _ in pairs))
    draft = Draft(kind="question", id=letter, agreement=found.sha256, head=head)
    with TemporaryDirectory(prefix=".recoupe-ask-", dir=out.parent) as folder:
        sealed = Path(folder) / "letter"
        seal_letter(draft, small_payload(question), keys=keys, to=who, out=sealed)
        with store.writing() as db:
            check_often(db, found, who.fingerprint, "contact_asked", terms.every_days)
            save_question(db, letter, moment(), secret, [item for _, item in pairs])
            body = {"agreement": found.sha256, "name": found.agreement.id, "over": over, "items": len(items)}
            append_entry(db, "contact_asked", partner=who.fingerprint, subject=letter, body=body)
        name_file(sealed, out)
    return Asked(file=str(out), letter=letter, partner=who.name, agreement=found.agreement.id, over=over, items=len(items))


def _terms(
    db: Connection, who: Partner, over: ContactOver, agreement: str | None, today: date | None
) -> tuple[Known, ContactTerms]:
    """Return the agreement under which a partner is asked, and what it says of contact."""
    found = find_agreement(db, agreement, today) if agreement else agreement_for_contact(db, who.fingerprint, over, today)
    if found.party(who.fingerprint) is None:
        raise ExchangeError(f"{found.agreement.id}: is not an agreement between {who.name} and this desk")
    return found, contact_terms(found, over)
