"""learn_contact: what the asker makes of the answer."""

import msgspec

from recoupe.exchange.agreements.find import with_sha256
from recoupe.exchange.contact.answer import Answer
from recoupe.exchange.contact.blind import blind_points, unpack_points
from recoupe.exchange.letters import OpenLetter
from recoupe.store import Store
from recoupe.store.exchange.contact import take_question
from recoupe.store.exchange.ledger import append_entry, entries_about
from recoupe.types.agreement import ContactOver
from recoupe.types.base import Record
from recoupe.types.errors import RefusedError


class _Asked(msgspec.Struct):
    """What the ledger says of a question."""

    agreement: str
    over: ContactOver


class Learned(Record, frozen=True, kw_only=True):
    """What a contact told: how many items both hold, and which when the agreement says so (None when it does not).

    `ours` and `theirs` are how many each side compared.
    """

    letter: str
    partner: str
    agreement: str
    over: ContactOver
    both: int
    members: tuple[str, ...] | None
    ours: int
    theirs: int


def learn_contact(store: Store, letter: OpenLetter) -> Learned:
    """Return what a partner's answer tells; the question's secret is forgotten.

    Raises:
        RefusedError: if we never asked, it was answered already, or it is not an answer to what we asked.
    """
    envelope, partner = letter.envelope, letter.partner
    try:
        answer = msgspec.json.decode(letter.payload.read_bytes(), type=Answer)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError("record", f"record: is no answer ({error})") from error
    with store.writing() as db:
        asked = [entry for entry in entries_about(db, envelope.about, "contact_asked") if entry.partner == partner.fingerprint]
        if not asked:
            raise RefusedError("not_sent", f"not sent: {partner.name} answers a question that never left here")
        question = take_question(db, envelope.about)
        if question is None:
            raise RefusedError("replayed", "replayed: this question was answered already")
        meant = msgspec.json.decode(asked[0].body, type=_Asked)
        known = with_sha256(db, envelope.agreement)
        if known is None or known.agreement.contact is None or (meant.agreement, meant.over) != (known.sha256, answer.over):
            raise RefusedError("foreign", f"foreign: no agreement with {partner.name} is the one meant")
        secret, items = question
        largest = known.agreement.contact.largest
        theirs = unpack_points(answer.ours, largest=largest)
        ours = unpack_points(answer.yours, largest=largest)
        if len(ours) != len(items):
            raise RefusedError("record", f"record: the answer is about {len(ours)} items, and we asked about {len(items)}")
        common = set(blind_points(theirs, secret)).intersection(ours)
        named = known.agreement.contact.learn == "members"
        members = tuple(sorted(item for item, point in zip(items, ours, strict=True) if point in common)) if named else None
        body = {"agreement": known.sha256, "name": known.agreement.id, "over": answer.over, "both": len(common)}
        told = {"members": members, "ours": len(items), "theirs": len(theirs)}
        append_entry(db, "contact_learned", partner=partner.fingerprint, subject=envelope.about, body=body | told)
    return Learned(
        letter=envelope.about, partner=partner.name, agreement=known.agreement.id, over=answer.over, both=len(common),
        members=members, ours=len(items), theirs=len(theirs),
    )  # fmt: skip
