"""send_bundle: what may leave, written, sealed, and entered in the ledger before anybody can take the file away.

The file gets its name after the ledger has its entry: a ledger may tell of a bundle that never left, never the other way round.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from recoupe.exchange.agreements.find import Known, find_agreement, today_utc, with_sha256
from recoupe.exchange.bundles.write import Written, write_bundle
from recoupe.exchange.identity import DeskKeys, card_of, find_partner, fingerprint_of
from recoupe.exchange.letters import Draft, name_file, new_file, new_letter_id, seal_letter
from recoupe.exchange.letters.payload import file_payload
from recoupe.exchange.offers import Choice, Offered, offer_records
from recoupe.exchange.offers.choice import choose
from recoupe.exchange.offers.offer import records_left
from recoupe.store import Store
from recoupe.store.exchange.ledger import append_entry, read_head
from recoupe.store.exchange.sent import save_sent
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Envelope, Kind, Partner

Choose = Callable[[Offered], bool]


class Sent(Record, frozen=True, kw_only=True):
    """What left: the file, the letter's id, how many records by kind, form and clause, and what was withheld by what."""

    file: str
    letter: str
    agreement: str
    partner: str
    records: int
    kinds: dict[str, int]
    forms: dict[str, int]
    clauses: dict[str, int]
    withheld: dict[str, int]


def send_bundle(
    store: Store,
    keys: DeskKeys,
    asked: str,
    out: Path,
    *,
    kinds: tuple[Kind, ...] = (),
    ticked: Choose | Choice | None = None,
    today: date | None = None,
) -> Sent:
    """Return what left; afterwards `out` is the letter to carry to the partner.

    Args:
        store: an open store.
        keys: ours.
        asked: id or sha256 of the agreement.
        out: a file that does not exist yet.
        kinds: only records of these kinds; empty is all.
        ticked: whether a person wants a record to leave, or a choice of the desk (only as it was seen); None is all that may.
        today: the day; None is today in UTC.

    Raises:
        ExchangeError: if the agreement is not in force or not that of the choice, nothing may leave, or `out` cannot be written.
    """
    new_file(out)
    ours, letter, day = fingerprint_of(card_of(keys)), new_letter_id(), today or today_utc()
    with TemporaryDirectory(prefix=".recoupe-send-", dir=out.parent) as folder:
        bag, sealed = Path(folder) / "bag.zip", Path(folder) / "letter"
        with store.reading() as db:
            known, head = find_agreement(db, asked, day), read_head(db)
            partner = find_partner(db, known.other(ours).fingerprint)
            chosen = _ticked(offer_records(db, known, ours=ours, today=day, kinds=kinds), known, ticked)
            written = write_bundle(bag, chosen, letter=letter, known=known, keys=keys, folder=Path(folder))
        if not written.records:
            raise ExchangeError(f"{known.agreement.id}: nothing may leave ({_reasons(written)})")
        draft = Draft(kind="bundle", id=letter, agreement=known.sha256, head=head)
        envelope = seal_letter(draft, file_payload(bag), keys=keys, to=partner, out=sealed)
        _enter(store, envelope, known, written, day)
        name_file(sealed, out)
    return _told(out, letter, known, partner, written)


def _told(out: Path, letter: str, known: Known, partner: Partner, written: Written) -> Sent:
    tally = {name: getattr(written, name) for name in ("records", "kinds", "forms", "clauses", "withheld")}
    return Sent(file=str(out), letter=letter, agreement=known.agreement.id, partner=partner.name, **tally)


def _ticked(offers: Iterator[Offered], known: Known, ticked: Choose | Choice | None) -> Iterator[Offered]:
    if isinstance(ticked, Choice):
        if ticked.agreement != known.sha256:
            raise ExchangeError(f"{known.agreement.id}: the choice was made under another agreement ({ticked.agreement[:12]})")
        return choose(offers, ticked)
    return offers if ticked is None else (one for one in offers if one.record is None or ticked(one))


def _enter(store: Store, envelope: Envelope, known: Known, written: Written, today: date) -> None:
    """Write what leaves: the ledger's entry, and each record with its digest."""
    decoder = msgspec.json.Decoder(tuple[str, str])
    with store.writing() as db, Path(written.sent).open("rb") as lines:
        now = with_sha256(db, known.sha256, today)
        if now is None or not now.in_force:
            raise ExchangeError(f"{known.agreement.id}: is not in force any more; nothing left")
        left = records_left(db, known)
        if left is not None and written.records > left:
            raise ExchangeError(f"{known.agreement.id}: reciprocity: another letter left in the meantime; send again")
        save_sent(db, envelope.id, envelope.recipient, map(decoder.decode, lines))
        body = {
            "agreement": known.sha256,
            "name": known.agreement.id,
            "records": written.records,
            "kinds": written.kinds,
            "forms": written.forms,
            "clauses": written.clauses,
            "size": envelope.size,
            "sha256": envelope.sha256,
        }
        append_entry(db, "sent", partner=envelope.recipient, subject=envelope.id, body=body)


def _reasons(written: Written) -> str:
    """Return why what is here stays here: "clause: cause", the most frequent first."""
    reasons = sorted(written.withheld.items(), key=lambda one: -one[1])[:6]
    return "; ".join(f"{count} by {_said(reason)}" for reason, count in reasons) or "there is nothing of these kinds"


def _said(reason: str) -> str:
    clause, _, cause = reason.partition(": ")
    return f"clause {clause}: {cause}" if clause != "any" else f"no clause: {cause}"
