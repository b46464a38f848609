"""What a contact is about, under which agreement, and whether it may be now."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from recoupe.exchange.agreements import Known, known_agreements
from recoupe.exchange.offers.items import offerable
from recoupe.exchange.offers.offer import terms_for
from recoupe.exchange.offers.passages import Passages
from recoupe.exchange.scope import decide
from recoupe.store import Connection
from recoupe.store.exchange.contact import actors_held, captures_held, passages_held
from recoupe.store.exchange.ledger import entries_with
from recoupe.types.agreement import ContactOver, ContactTerms
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import LedgerKind


class _Entry(msgspec.Struct):
    agreement: str


def contact_terms(known: Known, over: ContactOver) -> ContactTerms:
    """Return what an agreement says of contact.

    Raises:
        ExchangeError: if it is not in force, or has nothing about that.
    """
    name, terms = known.agreement.id, known.agreement.contact
    if not known.in_force:
        raise ExchangeError(f"{name}: is {known.state.replace('_', ' ')}; no contact under it")
    if terms is None or over not in terms.over:
        raise ExchangeError(f"{name}: outside the agreement: [contact] over: nothing is said of {over}")
    return terms


def agreement_for_contact(db: Connection, partner: str, over: ContactOver, today: date | None) -> Known:
    """Return the agreement in force with a partner that has something about a contact.

    Raises:
        ExchangeError: if there is none, or several.
    """
    found = [
        known
        for known in known_agreements(db, today)
        if known.in_force and known.party(partner) and known.agreement.contact and over in known.agreement.contact.over
    ]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(known.agreement.id for known in found)
        raise ExchangeError(f"{len(found)} agreements allow it; name one with --agreement: {listed}")
    raise ExchangeError(f"no agreement in force with this partner has {over!r} in [contact] over")


def check_often(db: Connection, known: Known, partner: str, kind: LedgerKind, days: int) -> None:
    """Do nothing if long enough no contact was asked for, or answered, under an agreement.

    Raises:
        ExchangeError: if it is too early; says when.
    """
    now = datetime.now(UTC)
    for entry in reversed(entries_with(db, partner, kind)):
        if msgspec.json.decode(entry.body, type=_Entry).agreement == known.sha256:
            again = datetime.fromisoformat(entry.at) + timedelta(days=days)
            if now < again:
                raise ExchangeError(
                    f"{known.agreement.id}: [contact] every_days: {days}: the last one was on {entry.at[:10]}, "
                    f"the next may be from {again.date()} on"
                )
            return


def held_for_contact(db: Connection, known: Known, over: ContactOver, *, ours: str, today: date) -> list[str]:
    """Return what we hold and compare, sorted: all of it, or only what fits a clause when one has the form `contact`.

    Raises:
        ExchangeError: if that is more than the agreement allows.
    """
    if any(clause.form == "contact" for clause in known.agreement.clauses):
        found = sorted(_within(db, known, over, ours, today))
    else:
        found = {"actors": actors_held, "captures": captures_held, "passages": passages_held}[over](db)
    terms = contact_terms(known, over)
    if len(found) > terms.largest:
        raise ExchangeError(
            f"{known.agreement.id}: [contact] largest: {terms.largest:,}: this desk holds {len(found):,} {over}; agree on more, "
            "or on a clause of the form 'contact' that narrows them"
        )
    return found


def _within(db: Connection, known: Known, over: ContactOver, ours: str, today: date) -> set[str]:
    """Return what stands in records that fit a clause."""
    terms, found = terms_for(known, ours=ours, today=today), set[str]()
    for one in offerable(db, Passages(db)):
        if decide(one.item, terms).form is None or one.item.held:
            continue
        if over == "actors":
            found.update(actor for actor in one.item.actors if not actor.startswith("unknown/"))
        elif over == "passages":
            found.update(map(str, one.prints()))
        elif one.capture:
            found.add(one.capture)
    return found
