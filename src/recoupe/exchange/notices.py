"""Notices: a desk tells the other that it suspended or restored an agreement, and why."""

from pathlib import Path
from typing import Literal

import msgspec

from recoupe.exchange.agreements import Known, change_agreement
from recoupe.exchange.agreements.change import apply_change
from recoupe.exchange.agreements.find import with_sha256
from recoupe.exchange.identity import DeskKeys, card_of, find_partner, fingerprint_of
from recoupe.exchange.letters import Draft, OpenLetter, new_letter_id, seal_letter, small_payload
from recoupe.store import Store
from recoupe.store.exchange.ledger import read_head
from recoupe.types.agreement import Change, Line
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError, RefusedError

Doing = Literal["suspended", "restored"]


class Notice(Record, frozen=True, kw_only=True):
    """What was done, and why."""

    kind: Doing
    at: Line
    why: Line


def change_and_tell(store: Store, keys: DeskKeys, asked: str, kind: Doing, *, why: str, out: Path) -> Known:
    """Return an agreement that we suspended or restored; `out` is the letter that tells the partner.

    It holds here from this moment on, whether or not the letter arrives.

    Raises:
        ExchangeError: if there is no such agreement, no reason, nothing to suspend or restore, or the file cannot be written.
    """
    if out.exists():
        raise ExchangeError(f"{out}: exists already and is left as it is; name another file with --out")
    ours = fingerprint_of(card_of(keys))
    known = change_agreement(store, asked, kind, ours=ours, why=why)
    with store.reading() as db:
        partner, head = find_partner(db, known.other(ours).fingerprint), read_head(db)
    change = known.changes[-1]
    draft = Draft(kind="notice", id=new_letter_id(), agreement=known.sha256, head=head)
    seal_letter(draft, small_payload(Notice(kind=kind, at=change.at, why=change.why)), keys=keys, to=partner, out=out)
    return known


def receive_notice(store: Store, letter: OpenLetter) -> Known:
    """Return an agreement after a partner suspended or restored it.

    Raises:
        RefusedError: if it is not known here, not with this partner, or there is nothing to suspend or restore.
    """
    envelope = letter.envelope
    try:
        notice = msgspec.json.decode(letter.payload.read_bytes(), type=Notice)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError("record", f"record: is no notice ({error})") from error
    with store.writing() as db:
        known = with_sha256(db, envelope.agreement)
        if known is None or known.party(envelope.sender) is None:
            raise RefusedError("foreign", f"foreign: no agreement with {letter.partner.name} is the one meant")
        if any(one.kind == notice.kind and one.at == notice.at and one.fingerprint == envelope.sender for one in known.changes):
            raise RefusedError("replayed", "replayed: this notice came already")
        change = Change(
            agreement=known.sha256, at=notice.at, who="letter", kind=notice.kind, fingerprint=envelope.sender, why=notice.why
        )
        try:
            return apply_change(db, known, change)
        except ExchangeError as error:
            raise RefusedError("agreement", f"agreement: {error}") from error
