"""answer_contact: the second of the two messages of a contact."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from recoupe.exchange.agreements.find import Known, today_utc, with_sha256
from recoupe.exchange.contact.ask import Question
from recoupe.exchange.contact.blind import blind_items, blind_points, new_secret, pack_points, unpack_points
from recoupe.exchange.contact.terms import check_often, contact_terms, held_for_contact
from recoupe.exchange.identity import DeskKeys, card_of, fingerprint_of
from recoupe.exchange.letters import Draft, OpenLetter, name_file, new_letter_id, seal_letter, small_payload
from recoupe.store import Connection, Store
from recoupe.store.exchange.ledger import append_entry, entries_about, read_head
from recoupe.types.agreement import ContactOver, ContactTerms
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError, RefusedError


class Answer(Record, frozen=True, kw_only=True):
    """The second message: the asker's points blinded once more (shuffled when only the count is learned), and our own."""

    over: ContactOver
    yours: str
    ours: str


class Answered(Record, frozen=True, kw_only=True):
    """What was answered: all that we learn is how many items the partner asked about."""

    file: str
    letter: str
    partner: str
    agreement: str
    over: ContactOver
    theirs: int
    ours: int


def answer_contact(store: Store, keys: DeskKeys, letter: OpenLetter, out: Path, *, today: date | None = None) -> Answered:
    """Return what was answered to a partner's question; afterwards `out` is the letter to carry back.

    Raises:
        RefusedError: if no agreement allows it, or not so soon, or it asks about more than that, or a point is none.
    """
    envelope, partner, ident, secret = letter.envelope, letter.partner, new_letter_id(), new_secret()
    try:
        question = msgspec.json.decode(letter.payload.read_bytes(), type=Question)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError("record", f"record: is no question ({error})") from error
    with store.reading() as db:
        known, terms = _allowed(db, letter, question.over, today)
        head = read_head(db)
        mine = _mine(db, known, question.over, fingerprint_of(card_of(keys)), today or today_utc())
    points = unpack_points(question.points, largest=terms.largest)
    again = blind_points(points, secret)
    answer = Answer(
        over=question.over,
        yours=pack_points(again if terms.learn == "members" else sorted(again)),
        ours=pack_points(sorted(blind_items(mine, secret, about=f"{known.sha256}\n{question.over}"))),
    )
    draft = Draft(kind="answer", id=ident, agreement=known.sha256, head=head, about=envelope.id)
    with TemporaryDirectory(prefix=".recoupe-answer-", dir=out.parent) as folder:
        sealed = Path(folder) / "letter"
        seal_letter(draft, small_payload(answer), keys=keys, to=partner, out=sealed)
        with store.writing() as db:
            _allowed(db, letter, question.over, today)
            body = {"agreement": known.sha256, "name": known.agreement.id, "over": question.over, "learn": terms.learn}
            counts = {"theirs": len(points), "ours": len(mine)}
            append_entry(db, "contact_answered", partner=partner.fingerprint, subject=envelope.id, body=body | counts)
        name_file(sealed, out)
    return Answered(
        file=str(out), letter=ident, partner=partner.name, agreement=known.agreement.id, over=question.over, theirs=len(points),
        ours=len(mine),
    )  # fmt: skip


def _allowed(db: Connection, letter: OpenLetter, over: ContactOver, today: date | None) -> tuple[Known, ContactTerms]:
    envelope = letter.envelope
    if entries_about(db, envelope.id, "contact_answered"):
        raise RefusedError("replayed", "replayed: this question was answered already")
    known = with_sha256(db, envelope.agreement, today)
    if known is None or known.party(envelope.sender) is None or known.party(envelope.recipient) is None:
        raise RefusedError("foreign", f"foreign: no agreement with {letter.partner.name} is the one meant")
    try:
        terms = contact_terms(known, over)
        check_often(db, known, envelope.sender, "contact_answered", terms.every_days)
    except ExchangeError as error:
        raise RefusedError("agreement" if not known.in_force else "outside", str(error)) from error
    return known, terms


def _mine(db: Connection, known: Known, over: ContactOver, ours: str, today: date) -> list[str]:
    try:
        return held_for_contact(db, known, over, ours=ours, today=today)
    except ExchangeError as error:
        raise RefusedError("outside", str(error)) from error
