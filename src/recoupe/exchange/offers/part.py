"""A part of what could be offered, for a screen: records of one kind about some acts, pages, decisions or claims."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from recoupe.exchange.agreements import Known
from recoupe.exchange.offers.decisions import Decided
from recoupe.exchange.offers.items import of_claim, of_happening, of_page
from recoupe.exchange.offers.offer import Offered, offer_these
from recoupe.exchange.offers.offerable import Offerable
from recoupe.exchange.offers.passages import Passages
from recoupe.exchange.offers.themes import Themes
from recoupe.store import Connection
from recoupe.store.exchange.beside import happenings_of_page
from recoupe.store.exchange.claims import read_claims
from recoupe.store.exchange.material import OfferedPage, pages_with
from recoupe.types.affair import Happening
from recoupe.types.base import Record
from recoupe.types.claims import Body
from recoupe.types.exchange import Form, Kind


class Shown(Record, frozen=True, kw_only=True):
    """A record of the outbox with what it says in a form: that in which it would leave, or that in which we hold it."""

    offered: Offered
    form: Form
    body: Body


def offer_part(db: Connection, known: Known, records: Iterable[Offerable], *, ours: str, today: date) -> list[Shown]:
    """Return some records with what would become of each; errors are those of `offer_records`."""
    chosen = list(records)
    offers = offer_these(db, known, chosen, ours=ours, today=today)
    return [_shown(one, offered) for one, offered in zip(chosen, offers, strict=True)]


def _shown(one: Offerable, offered: Offered) -> Shown:
    if offered.record is None:
        return Shown(offered=offered, form=one.most, body=one.body(one.most))
    return Shown(offered=offered, form=offered.record.form, body=offered.record.body)


def records_of_acts(db: Connection, happenings: Iterable[Happening], kind: Kind) -> Iterator[Offerable]:
    """Yield what could be offered of some acts: `accounts`, or `events` (one for each page that tells it)."""
    passages, nothing = Passages(db), Decided(db, slice(0))
    found = (one for happening in happenings for one in of_happening(happening, passages, nothing))
    return (one for one in found if one.item.kind == kind)


def records_of_pages(db: Connection, pages: Iterable[OfferedPage], kind: Kind) -> Iterator[Offerable]:
    """Yield what could be offered of some pages: `quotes` or `captures`."""
    passages, nothing, themes = Passages(db), Decided(db, slice(0)), Themes(db)
    found = (one for page in pages for one in of_page(page, db, passages, nothing, themes))
    return (one for one in found if one.item.kind == kind)


def records_of_decisions(db: Connection, first: int, most: int) -> Iterator[Offerable]:
    """Yield some decisions, from one on (0 is the first); about actors first, then acts and quotes, then pages."""
    passages, decided, themes = Passages(db), Decided(db, slice(first, first + most)), Themes(db)
    about = decided.pages()
    for happening in (one for page in about for one in happenings_of_page(db, page)):
        for _ in of_happening(happening, passages, decided):
            pass
    for page in pages_with(db, about):
        for _ in of_page(page, db, passages, decided, themes):
            pass
    return decided.offerable()


def records_of_claims(db: Connection, numbers: Sequence[int]) -> Iterator[Offerable]:
    """Yield some claims of partners, which may go on to another one."""
    return (of_claim(db, claim) for claim in read_claims(db, numbers))
