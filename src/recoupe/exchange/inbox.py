"""receive_letter: whatever came from a desk, opened, checked, and taken in; or refused, which the ledger says too."""

from datetime import date
from pathlib import Path

from recoupe.exchange.agreements import Known
from recoupe.exchange.bundles import Receipt, Received, receive_bundle, receive_receipt
from recoupe.exchange.contact import Answered, Learned, answer_contact, learn_contact
from recoupe.exchange.identity import DeskKeys
from recoupe.exchange.letters import LetterLimits, OpenLetter, open_letter
from recoupe.exchange.notices import receive_notice
from recoupe.store import Store
from recoupe.store.exchange.ledger import append_entry
from recoupe.types.errors import ExchangeError, RefusedError

Taken = Received | Receipt | Known | Answered | Learned


def receive_letter(
    store: Store,
    keys: DeskKeys,
    path: Path,
    reply: Path,
    *,
    limits: LetterLimits = LetterLimits(),  # noqa: B008 - frozen
    today: date | None = None,
) -> Taken:
    """Return what came of a letter.

    Args:
        store: an open store.
        keys: ours.
        path: the file that came.
        reply: where an answer goes, when there is one: the receipt of a bundle, the answer to a question.
        limits: the largest letter and bundle.
        today: the day; None is today in UTC.

    Raises:
        RefusedError: if it is not let in; with the cause. When its sender is certain, the ledger has an entry.
        ExchangeError: if the file cannot be read, or the reply not written.
    """
    if reply.exists():
        raise ExchangeError(f"{reply}: exists already and is left as it is; name another file with --out")
    with open_letter(path, store=store, keys=keys, limits=limits) as letter:
        try:
            return _take(store, keys, letter, reply, limits, today)
        except RefusedError as error:
            with store.writing() as db:
                body = {"kind": letter.envelope.kind, "cause": error.cause, "why": str(error)}
                append_entry(db, "refused", partner=letter.partner.fingerprint, subject=letter.envelope.id, body=body)
            raise RefusedError(error.cause, f"{path}: {error}") from error


def _take(store: Store, keys: DeskKeys, letter: OpenLetter, reply: Path, limits: LetterLimits, today: date | None) -> Taken:
    match letter.envelope.kind:
        case "bundle":
            return receive_bundle(store, keys, letter, reply, limits=limits, today=today)
        case "receipt":
            return receive_receipt(store, letter)
        case "notice":
            return receive_notice(store, letter)
        case "question":
            return answer_contact(store, keys, letter, reply, today=today)
        case "answer":
            return learn_contact(store, letter)
