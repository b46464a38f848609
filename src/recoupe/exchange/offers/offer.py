"""offer_records: every record of a store with its verdict, and as it would leave."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import msgspec

from recoupe.exchange.agreements import Known
from recoupe.exchange.offers.items import offerable
from recoupe.exchange.offers.offerable import Offerable
from recoupe.exchange.offers.passages import Passages
from recoupe.exchange.scope import Terms, decide
from recoupe.store import Connection
from recoupe.store.exchange.sent import records_passed, sends_anything, was_sent
from recoupe.types.claims import SentRecord
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import FORMS, Cause, Form, Item, Kind, Verdict, Withheld


@dataclass(frozen=True, slots=True)
class Offered:
    """A record with its verdict; `record` is what would leave (None: it stays), `line` the same as JSON.

    `digest` is a hash of the line, `data` gives the bytes of a capture.
    """

    item: Item
    verdict: Verdict
    record: SentRecord | None = None
    line: bytes = b""
    digest: str = ""
    data: Callable[[], bytes] | None = None


def offer_records(db: Connection, known: Known, *, ours: str, today: date, kinds: tuple[Kind, ...] = ()) -> Iterator[Offered]:
    """Yield every record of a store, with what would become of it under an agreement.

    Args:
        db: a connection; all is read as it was when it was first used.
        known: the agreement.
        ours: our fingerprint.
        today: the day.
        kinds: only these; empty is all.

    Raises:
        ExchangeError: if the agreement is not in force, or we are no party; nothing is offered then.
    """
    wanted = (one for one in offerable(db, Passages(db)) if not kinds or one.item.kind in kinds)
    return offer_these(db, known, wanted, ours=ours, today=today)


def offer_these(db: Connection, known: Known, records: Iterable[Offerable], *, ours: str, today: date) -> Iterator[Offered]:
    """Yield some records with what would become of each, one for one; arguments and errors are those of `offer_records`."""
    terms = terms_for(known, ours=ours, today=today)
    left = records_left(db, known)
    again = sends_anything(db, terms.recipient)
    for one in records:
        offered = _offer(one, decide(one.item, terms))
        if offered.record is not None and again and was_sent(db, terms.recipient, one.item.id, offered.digest):
            offered = kept_back(offered, "sent_before")
        elif offered.record is not None and left is not None:
            offered = offered if left > 0 else kept_back(offered, "reciprocity")
            left -= 1
        yield offered


def terms_for(known: Known, *, ours: str, today: date) -> Terms:
    """Return under what we would send.

    Raises:
        ExchangeError: if the agreement is not in force, or we are no party.
    """
    agreement = known.agreement
    if not known.in_force:
        raise ExchangeError(f"{agreement.id}: is {known.state.replace('_', ' ')}; nothing leaves under it")
    party = known.party(ours)
    if party is None:
        raise ExchangeError(f"{agreement.id}: this desk ({ours}) is no party of it")
    return Terms(agreement=agreement, sender=party.name, recipient=known.other(ours).fingerprint, today=today)


def record_in(one: Offerable, verdict: Verdict, form: Form) -> SentRecord:
    """Return what a bundle would say of a record, in a form."""
    return SentRecord(
        item=one.item,
        form=form,
        clause=verdict.clause or "",
        caveats=verdict.caveats,
        prints=one.prints(),
        origins=one.origins,
        body=one.body(form),
    )


def _offer(one: Offerable, verdict: Verdict) -> Offered:
    if verdict.form is None or verdict.form == "contact":
        return Offered(one.item, verdict)
    form = min(verdict.form, one.most, key=FORMS.index)
    record = record_in(one, verdict, form)
    line = msgspec.json.encode(record)
    verdict = msgspec.structs.replace(verdict, form=form)
    return Offered(one.item, verdict, record, line, sha256(line).hexdigest()[:32], one.data)


def kept_back(offered: Offered, cause: Cause) -> Offered:
    """Return a record that could leave and stays all the same."""
    return Offered(offered.item, Verdict(form=None, withheld=(Withheld(clause=None, cause=cause),)))


def records_left(db: Connection, known: Known) -> int | None:
    """Return how many records may still leave before we are too far ahead; None when nobody counts."""
    terms = known.agreement.reciprocity
    if terms is None:
        return None
    ahead = records_passed(db, known.sha256, "sent") - records_passed(db, known.sha256, "received")
    return max(0, terms.ahead - ahead)
