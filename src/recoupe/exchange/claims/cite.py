"""cite_claims: claims of partners as a dossier cites them, with the entry of the ledger that tells how they came."""

from collections.abc import Iterable, Iterator

from recoupe.exchange.agreements.find import with_sha256
from recoupe.exchange.claims.beside import Beside
from recoupe.store import Connection
from recoupe.store.exchange.ledger import entries_about
from recoupe.types.claims import ClaimCited
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Entry


def cite_claims(db: Connection, claims: Iterable[Beside]) -> Iterator[ClaimCited]:
    """Yield claims as they are cited.

    Raises:
        ExchangeError: if the ledger has no entry about the letter of one: it is not whole.
    """
    entries: dict[str, Entry] = {}
    names: dict[str, str] = {}
    for one in claims:
        if one.letter not in entries:
            entries[one.letter] = _entry(db, one.letter)
        if one.agreement not in names:
            known = with_sha256(db, one.agreement)
            names[one.agreement] = known.agreement.id if known else one.agreement
        yield _cited(one, entries[one.letter], names[one.agreement])


def _cited(one: Beside, entry: Entry, agreement: str) -> ClaimCited:
    return ClaimCited(
        number=one.number,
        partner=one.partner,
        agreement=agreement,
        clause=one.clause,
        entry=entry.number,
        hash=entry.hash,
        at=entry.at,
        kind=one.kind,
        form=one.form,
        caveats=one.caveats,
        happenings=one.happenings,
        further=one.further,
        body=one.body,
    )


def _entry(db: Connection, letter: str) -> Entry:
    found = entries_about(db, letter, "received")
    if not found:
        raise ExchangeError(f"the ledger has no entry about letter {letter}, which brought a claim; 'recoupe ledger verify'")
    return found[0]
