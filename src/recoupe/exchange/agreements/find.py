"""The agreements of a store, each with its state today."""

from datetime import UTC, date, datetime

from recoupe.exchange.agreements.read import parse_agreement
from recoupe.exchange.agreements.state import state_of
from recoupe.store import Connection
from recoupe.store.exchange.agreements import read_agreement_changes, read_signatures, read_texts
from recoupe.types.agreement import Agreement, Change, Party, Signature, State
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError


class Known(Record, frozen=True, kw_only=True):
    """An agreement that we hold, with its state on a day."""

    agreement: Agreement
    sha256: str
    text: str
    state: State
    signatures: tuple[Signature, ...]
    changes: tuple[Change, ...]

    @property
    def in_force(self) -> bool:
        """Whether anything may pass under it."""
        return self.state in ("in_force", "restored")

    def party(self, fingerprint: str) -> Party | None:
        """Return the party with a fingerprint."""
        return next((party for party in self.agreement.parties if party.fingerprint == fingerprint), None)

    def other(self, fingerprint: str) -> Party:
        """Return the party that does not have a fingerprint."""
        return next(party for party in self.agreement.parties if party.fingerprint != fingerprint)


def known_agreements(db: Connection, today: date | None = None) -> tuple[Known, ...]:
    """Return every agreement of a store, in the order in which they came."""
    return tuple(_known(db, sha256, text, today or today_utc()) for sha256, text in read_texts(db).items())


def find_agreement(db: Connection, asked: str, today: date | None = None) -> Known:
    """Return the agreement with this id, or whose sha256 begins so; of several with one id the one that is in force.

    Raises:
        ExchangeError: if there is none, or several; lists them.
    """
    known = known_agreements(db, today)
    found = [one for one in known if one.agreement.id == asked or (len(asked) >= 8 and one.sha256.startswith(asked))]
    if len(found) > 1:
        found = [one for one in found if one.in_force] or found
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{one.sha256[:12]} ({one.state})" for one in found)
        raise ExchangeError(f"{len(found)} agreements are called {asked!r}; name one by its sha256: {listed}")
    listed = ", ".join(one.agreement.id for one in known) or "none"
    raise ExchangeError(f"no agreement is called {asked!r}; known are: {listed} ('recoupe agreement sign FILE' takes one in)")


def with_sha256(db: Connection, sha256: str, today: date | None = None) -> Known | None:
    """Return the agreement with this sha256; None when there is none."""
    text = read_texts(db).get(sha256)
    return None if text is None else _known(db, sha256, text, today or today_utc())


def today_utc() -> date:
    """Return the day it is, in UTC: both desks must agree on when an agreement ends."""
    return datetime.now(UTC).date()


def _known(db: Connection, sha256: str, text: str, today: date) -> Known:
    agreement = parse_agreement(text.encode(), where=f"agreement {sha256[:12]}").agreement
    signatures = read_signatures(db, sha256)
    changes = read_agreement_changes(db, sha256)
    state = state_of(agreement, {one.fingerprint for one in signatures}, changes, today)
    return Known(agreement=agreement, sha256=sha256, text=text, state=state, signatures=signatures, changes=changes)
