"""Search: pages by what they say; never a syntax error."""

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store import Found, Hit, search_pages
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.web.answer import show
from recoupe.web.bar import MOST_OF_PAGES, acts_that_fit, bar_of_pages, pages_that_fit
from recoupe.web.desk import Desk
from recoupe.web.filters import read_filters
from recoupe.web.meant import meant
from recoupe.web.names import names_in
from recoupe.web.paging import last_when, paging_of

SIZE = 20


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of a snippet; `found` says that it answers what was asked."""

    words: str
    found: bool


def search_screen(desk: Desk, request: Request) -> Response:
    """Show the pages that have some words; without a word that can be looked for, say so."""
    asked = request.query_params.get("q", "")[:300]
    paging, filters = paging_of(request, SIZE), read_filters(request.query_params)
    with desk.store.reading() as db:
        filters = meant(db, filters)
        acts = acts_that_fit(db, filters, most=MOST_OF_PAGES)
        pages = pages_that_fit(db, acts)
        bar = bar_of_pages(db, request, filters, names_in(db, others=filters.ids), own=("q",), acts=acts)
    try:
        found = search_pages(desk.store, asked, limit=SIZE, offset=paging.offset, pages=pages)
    except StoreError:
        found = Found(query=asked, total=0, hits=())
    is_last = paging.offset + SIZE >= found.total
    shown = [(hit, pieces_of(hit)) for hit in found.hits]
    paging = last_when(paging, is_last=is_last)
    return show(request, "search.html", asked=asked, found=found, shown=shown, paging=paging, bar=bar)


def pieces_of(hit: Hit) -> list[Piece]:
    """Return the snippet of a page in stretches, those that were found marked."""
    if hit.snippet is None:
        return []
    pieces, at = [], hit.snippet.start
    for match in hit.matches:
        if at <= match.start and match.end <= hit.snippet.end:
            before = hit.snippet.text[at - hit.snippet.start : match.start - hit.snippet.start]
            pieces += [Piece(words=before, found=False), Piece(words=match.text, found=True)]
            at = match.end
    return [*pieces, Piece(words=hit.snippet.text[at - hit.snippet.start :], found=False)]
