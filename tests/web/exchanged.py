"""A store that takes part in an exchange: keys, a partner, an agreement, a letter that came, one that was refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recoupe.exchange.bundles import send_bundle
from recoupe.exchange.identity import DeskKeys, keyfile, make_keys, read_keys, write_keys
from recoupe.exchange.inbox import receive_letter
from recoupe.store import open_store
from recoupe.store.affair import read_happenings
from recoupe.types.affair import Happening
from recoupe.types.capture import Given
from recoupe.types.errors import RefusedError
from tests.exchange.deciding import decide, decide_page
from tests.exchange.made import Act, Desk, agreement_text, clause, fill, introduce, make_desk, sign_both

CONTACT = '[contact]\nover = ["captures"]\nlearn = "count"\n'
PASSPHRASE = "cinq mots pour cet essai"
CLAUSES = (
    clause(
        "actes",
        ["events", "accounts", "captures"],
        "full",
        'actors = ["state/xo", "state/xv"]',
        "[clauses.caveats]",
        'credit = "Desk Lisse"',
        "delete_by = 2090-01-01",
    ),
    clause("paroles", ["quotes", "decisions"], "summary", 'themes = ["military"]'),
    clause("en-retour", ["events", "accounts", "decisions", "quotes", "captures"], "full", 'senders = ["Desk Dunes"]'),
)


def exchange_in(path: Path, folder: Path, *, name: str = "Desk Dunes", words: str = "", ident: str = "lisse") -> None:
    """Make a store one side of an exchange, its keys beside it, unless it has some.

    Args:
        path: the store.
        folder: for the files of both sides and the store of the other one.
        name: what the other side is called.
        words: what it writes into all that it sends.
        ident: the agreement's id.
    """
    store = open_store(path)
    ours = Desk("Desk Lisse", folder / "lisse", store, _keys_of(path.with_suffix(".key")))
    ours.folder.mkdir(parents=True)
    theirs = make_desk(name, folder / "dunes")
    introduce(ours, theirs)
    clauses = [text.replace("Desk Dunes", name) for text in CLAUSES]
    sign_both(ours, theirs, agreement_text(ours, theirs, *clauses, ident=ident), ident)
    old = clause("contact", ["events"], "contact")
    sign_both(
        ours, theirs, agreement_text(ours, theirs, old, head=CONTACT, ident=f"{ident}-ancien", until="2021-01-01"), "ancien"
    )
    with store.reading() as db:
        acts = [_told_otherwise(item, number, words) for number, item in enumerate(_dated(read_happenings(db)))]
    told = fill(theirs, acts)
    decide(theirs, "status", told[0], value="denied", why=f"parce que {words}")
    decide_page(theirs, "set", told[0].key.page, given=Given(publisher=f"Le Phare {words}"))
    _letter(theirs, ours, ident)
    theirs.store.close()
    store.close()


def _dated(happenings: tuple[Happening, ...]) -> list[Happening]:
    return [item for item in happenings if item.when.earliest == item.when.latest and item.when.earliest and item.recipients][:6]


def _told_otherwise(item: Happening, number: int, words: str) -> Act:
    """Return an act of ours as the partner's page tells it: denied, with another figure, from another source."""
    return Act(
        page=f"dunes{number}",
        happening=f"h-{number:010d}",
        type=item.type,
        actors=tuple(party.id for party in item.actors),
        recipients=tuple(party.id for party in item.recipients),
        themes=item.themes,
        day=item.when.earliest,
        published="2021-03-20",
        publisher=f"Le Phare des Dunes{words}",
        status="denied",
        killed=40 + number,
        text=f"le poste {words}{number} selon les seuls habitants de la dune, que personne d'autre n'a entendus ce soir-là",
    )


def _letter(theirs: Desk, ours: Desk, ident: str) -> None:
    """Send one letter, which is taken in once, and refused when it comes again."""
    letter = theirs.folder / "letter"
    send_bundle(theirs.store, theirs.keys, ident, letter)
    receive_letter(ours.store, ours.keys, letter, theirs.folder / "reply")
    with pytest.raises(RefusedError):
        receive_letter(ours.store, ours.keys, letter, theirs.folder / "twice")


def _keys_of(path: Path) -> DeskKeys:
    with _cheap_keys():
        if not path.exists():
            write_keys(make_keys("Desk Lisse"), path, PASSPHRASE)
        return read_keys(path, PASSPHRASE)


@contextmanager
def _cheap_keys() -> Iterator[None]:
    """Make a passphrase cheap to try for a moment."""
    cost, keyfile._COST = keyfile._COST, 16
    yield
    keyfile._COST = cost
