"""Partners and agreements."""

from starlette.requests import Request
from starlette.responses import Response

from recoupe.exchange.agreements import known_agreements
from recoupe.exchange.identity import fingerprint_of
from recoupe.store.exchange.partners import read_partners
from recoupe.web.answer import show
from recoupe.web.desk import Desk
from recoupe.web.pages.exchange.own import own_card


def desks_screen(desk: Desk, request: Request) -> Response:
    """Show who we are, whom we know and how for sure, and what was agreed with whom."""
    card = own_card(desk)
    with desk.store.reading() as db:
        partners, agreements = read_partners(db), known_agreements(db)
    return show(
        request,
        "exchange/desks.html",
        card=card,
        fingerprint=fingerprint_of(card) if card else None,
        partners=partners,
        agreements=agreements,
    )
