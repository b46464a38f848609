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
from recoupe.exchange.letters import Draft, name_file, new_letter_id, seal_letter
from recoupe.exchange.letters.payload import file_payload
from recoupe.exchange.offers import Offered, offer_records
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
    ticked: Choose | None = None,
    today: date | None = None,
) -> Sent:
    """Return what left; afterwards `out` is the letter to carry to the partner.

    Args:
        store: an open store.
        keys: ours.
        asked: id or sha256 of the agreement.
        out: a file that does not exist yet.
        kinds: only records of these kinds; empty is all.
        ticked: whether a person wants a record to leave; None is all that may.
        today: the day; None is today in UTC.

    Raises:
        ExchangeError: if the agreement is not in force, nothing may leave, or the file cannot be written.
    """
    if out.exists():
        raise ExchangeError(f"{out}: exists already and is left as it is; name another file with --out")
    ours, letter = fingerprint_of(card_of(keys)), new_letter_id()
    folder_there(out)
    with TemporaryDirectory(prefix=".recoupe-send-", dir=out.parent) as folder:
        bag = Path(folder) / "bag.zip"
        with store.reading() as db:
            known, head = find_agreement(db, asked, today), read_head(db)
            partner = find_partner(db, known.other(ours).fingerprint)
            offers = offer_records(db, known, ours=ours, today=today or today_utc(), kinds=kinds)
            chosen = _ticked(offers, ticked)
            written = write_bundle(bag, chosen, letter=letter, known=known, keys=keys, folder=Path(folder))
        if not written.records:
            raise ExchangeError(f"{known.agreement.id}: nothing may leave ({_reasons(written)})")
        draft = Draft(kind="bundle", id=letter, agreement=known.sha256, head=head)
        sealed = Path(folder) / "letter"
        envelope = seal_letter(draft, file_payload(bag), keys=keys, to=partner, out=sealed)
        _enter(store, envelope, known, written, partner, today)
        name_file(sealed, out)
    tally = {name: getattr(written, name) for name in ("records", "kinds", "forms", "clauses", "withheld")}
    return Sent(file=str(out), letter=letter, agreement=known.agreement.id, partner=partner.name, **tally)


def folder_there(out: Path) -> None:
    """Do nothing if the folder of a file is there.

    Raises:
        ExchangeError: if it is not.
    """
    if not out.parent.is_dir():
        raise ExchangeError(f"{out}: there is no folder {out.parent}")


def _ticked(offers: Iterator[Offered], ticked: Choose | None) -> Iterator[Offered]:
    return offers if ticked is None else (one for one in offers if one.record is None or ticked(one))


def _enter(store: Store, envelope: Envelope, known: Known, written: Written, partner: Partner, today: date | None) -> None:
    """Write what leaves: the ledger's entry, and each record with its digest."""
    decoder = msgspec.json.Decoder(tuple[str, str])
    with store.writing() as db, Path(written.sent).open("rb") as lines:
        now = with_sha256(db, known.sha256, today)
        if now is None or not now.in_force:
            raise ExchangeError(f"{known.agreement.id}: is not in force any more; nothing left")
        save_sent(db, envelope.id, partner.fingerprint, map(decoder.decode, lines))
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
        append_entry(db, "sent", partner=partner.fingerprint, subject=envelope.id, body=body)


def _reasons(written: Written) -> str:
    """Return why what is here stays here: "clause: cause", the most frequent first."""
    reasons = sorted(written.withheld.items(), key=lambda one: -one[1])[:6]
    return "; ".join(f"{count} by {_said(reason)}" for reason, count in reasons) or "there is nothing of these kinds"


def _said(reason: str) -> str:
    clause, _, cause = reason.partition(": ")
    return f"clause {clause}: {cause}" if clause != "any" else f"no clause: {cause}"
