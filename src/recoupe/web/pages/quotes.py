"""Quotes: who said what, by speaker, stance, kind and words."""

from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store.screens.said import Asked, statements
from recoupe.types.quotes import QuoteType, Stance
from recoupe.web.answer import show
from recoupe.web.bar import MOST_OF_PAGES, acts_that_fit, bar_of_pages, pages_that_fit
from recoupe.web.desk import Desk
from recoupe.web.filters import read_filters
from recoupe.web.meant import meant, meant_actor
from recoupe.web.names import names_in
from recoupe.web.paging import last_when, paging_of

SIZE = 40
OWN = ("q", "speaker", "stance", "form")


def quotes_screen(desk: Desk, request: Request) -> Response:
    """Show statements, the latest first."""
    query, paging = request.query_params, paging_of(request, SIZE)
    stance = next((one for one in get_args(Stance) if one == query.get("stance")), None)
    kind = next((one for one in get_args(QuoteType) if one == query.get("form")), None)
    speaker, words = query.get("speaker", "").strip()[:200], query.get("q", "")[:300]
    filters = read_filters(query)
    with desk.store.reading() as db:
        filters = meant(db, filters)
        who = meant_actor(db, speaker)
        ident = who.id if who else speaker or None
        acts = acts_that_fit(db, filters, most=MOST_OF_PAGES)
        asked = Asked(speaker=ident, words=words, stance=stance, type=kind, pages=pages_that_fit(db, acts))
        found = statements(db, asked, language=desk.store.language, limit=SIZE + 1, offset=paging.offset)
        ids = [one for said in found if said.speaker for one in said.speaker.split(";")]
        names = names_in(db, others=[*ids, *filters.ids, *([ident] if ident else [])])
        bar = bar_of_pages(db, request, filters, names, own=OWN, acts=acts)
    return show(
        request,
        "quotes.html",
        asked=asked,
        speaker=speaker,
        bar=bar,
        found=found[:SIZE],
        names=names,
        paging=last_when(paging, is_last=len(found) <= SIZE),
    )
