"""change_agreement: suspended or restored by one party, with the reason."""

from typing import Literal

from recoupe.exchange.agreements.find import Known, find_agreement, with_sha256
from recoupe.store import Connection, Store
from recoupe.store.decided import moment, person, writable
from recoupe.store.exchange.agreements import save_agreement_change
from recoupe.store.exchange.ledger import append_entry
from recoupe.types.agreement import Change
from recoupe.types.errors import ExchangeError


def change_agreement(store: Store, asked: str, kind: Literal["suspended", "restored"], *, ours: str, why: str) -> Known:
    """Return an agreement after we suspended or restored it, with an entry of the ledger.

    Args:
        store: an open store.
        asked: id or sha256 of the agreement.
        kind: what we do.
        ours: our fingerprint.
        why: the reason; it goes to the partner too.

    Raises:
        ExchangeError: if there is no such agreement, no reason, or nothing to suspend or restore.
    """
    reason = writable(" ".join(why.split()))
    if not reason:
        raise ExchangeError("say why: --why TEXT")
    with store.writing() as db:
        known = find_agreement(db, asked)
        return apply_change(
            db, known, Change(agreement=known.sha256, at=moment(), who=person(), kind=kind, fingerprint=ours, why=reason)
        )


def apply_change(db: Connection, known: Known, change: Change) -> Known:
    """Return an agreement after a change by one party, written.

    Raises:
        ExchangeError: if it is not one of its parties, or there is nothing to suspend or restore.
    """
    name = known.agreement.id
    if known.party(change.fingerprint) is None:
        raise ExchangeError(f"{name}: {change.fingerprint} is no party of it")
    last = next((one.kind for one in reversed(known.changes) if one.fingerprint == change.fingerprint), "restored")
    if known.state in ("proposed", "expired"):
        raise ExchangeError(f"{name}: is {known.state}; there is nothing to suspend or restore")
    if last == change.kind and change.kind == "suspended":
        raise ExchangeError(f"{name}: is suspended already by that side")
    if last == change.kind:
        raise ExchangeError(f"{name}: that side has not suspended it; who suspended it restores it")
    save_agreement_change(db, change)
    ours = change.who != "letter"
    other = known.other(change.fingerprint).fingerprint if ours else change.fingerprint
    body = {"agreement": name, "by": "us" if ours else "partner", "why": change.why}
    append_entry(db, change.kind, partner=other, subject=known.sha256, body=body)
    changed = with_sha256(db, known.sha256)
    if changed is None:
        raise ExchangeError(f"{name}: is not there any more")
    return changed
