"""Partners: whose card we have, and how its fingerprint was compared."""

from recoupe.exchange.identity.cards import fingerprint_of
from recoupe.store import Connection, Store
from recoupe.store.decided import moment, person, writable
from recoupe.store.exchange.ledger import append_entry
from recoupe.store.exchange.partners import read_partner_rows, read_partners, save_partner
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Card, Partner

_LISTED = 10


def add_partner(store: Store, card: Card, *, name: str | None = None, verified: str | None = None) -> Partner:
    """Return a partner, written with its card, and an entry of the ledger.

    Args:
        store: an open store.
        card: checked (`check_card`).
        name: what we call it; None is what it calls itself.
        verified: how the fingerprint was compared; None is not yet.

    Raises:
        ExchangeError: if another desk has this name here, or this desk another name.
    """
    called = writable(" ".join((name or card.name).split()))
    fingerprint = fingerprint_of(card)
    with store.writing() as db:
        for known in read_partners(db):
            if known.name == called and known.fingerprint != fingerprint:
                raise ExchangeError(
                    f"{called} is known with other keys ({known.fingerprint}): somebody may stand between you. Ask them on a way "
                    "that you trust; if their keys are new, add the card under another name with --name"
                )
            if known.fingerprint == fingerprint and known.name != called:
                raise ExchangeError(f"this desk is known already, as {known.name}")
            if known.fingerprint == fingerprint and not verified:
                return known
        return _write(db, called, card, verified)


def verify_partner(store: Store, asked: str, how: str) -> Partner:
    """Return a partner, with a new row that says how its fingerprint was compared.

    Raises:
        ExchangeError: if nobody is called so, or `how` is empty.
    """
    if not how.strip():
        raise ExchangeError("say how the fingerprint was compared: --verified 'read aloud on the telephone'")
    with store.writing() as db:
        known = find_partner(db, asked)
        return _write(db, known.name, known.card, how)


def find_partner(db: Connection, asked: str) -> Partner:
    """Return the partner with this name, or with this fingerprint (blanks do not count).

    Raises:
        ExchangeError: if there is none; lists those that are known.
    """
    known = read_partners(db)
    for partner in known:
        if asked == partner.name or asked.replace(" ", "") == partner.fingerprint.replace(" ", ""):
            return partner
    names = ", ".join(partner.name for partner in known[:_LISTED]) or "nobody"
    raise ExchangeError(f"no partner is called {asked!r}; known are: {names} ('recoupe partner add CARD' adds one)")


def partner_with(db: Connection, fingerprint: str) -> Partner | None:
    """Return the partner with this fingerprint, None when there is none."""
    return next((partner for partner in read_partners(db) if partner.fingerprint == fingerprint), None)


def _write(db: Connection, name: str, card: Card, verified: str | None) -> Partner:
    how = writable(verified.strip()) if verified and verified.strip() else None
    found = Partner(
        number=len(read_partner_rows(db)) + 1,
        name=name,
        fingerprint=fingerprint_of(card),
        card=card,
        verified=how,
        at=moment(),
        who=person(),
    )
    save_partner(db, found)
    append_entry(db, "partner", partner=found.fingerprint, subject=found.fingerprint, body={"name": name, "verified": how})
    return found
