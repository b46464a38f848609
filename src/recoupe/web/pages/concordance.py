"""Concordance: a word or an actor in its lines; and the words that a source or a period has more than the others."""

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store.screens.concordance import Lines, lines_naming, lines_with
from recoupe.store.screens.overused import overused_words, publishers
from recoupe.web.answer import link, show
from recoupe.web.bar import MOST_OF_PAGES, acts_that_fit, bar_of_pages, pages_that_fit
from recoupe.web.desk import Desk
from recoupe.web.filters import day_in, read_filters, whole
from recoupe.web.meant import meant, meant_actor
from recoupe.web.names import names_in

OWN = ("publisher", "published_since", "published_until")


def concordance_screen(desk: Desk, request: Request) -> Response:
    """Show a word, a phrase or an actor in the lines in which it stands."""
    query = request.query_params
    words, ident, filters = query.get("q", "")[:300], query.get("named", "")[:200], read_filters(query)
    after = whole(query.get("after", ""), least=0, most=999_999_999)
    with desk.store.reading() as db:
        filters = meant(db, filters)
        actor = meant_actor(db, ident)
        acts = acts_that_fit(db, filters, most=MOST_OF_PAGES)
        found, pages = Lines(lines=(), last=None), pages_that_fit(db, acts)
        if actor:
            found = lines_naming(db, actor.id, after=after, pages=pages)
        elif words.strip():
            found = lines_with(db, words, language=desk.store.language, after=after, pages=pages)
        names = names_in(db, others=filters.ids)
        bar = bar_of_pages(db, request, filters, names, own=("q", "named"), acts=acts)
    own = [("q", words), ("named", ident), ("after", found.last)]
    more = link("/concordance", [*own, *filters.query()]) if found.last else None
    return show(request, "concordance.html", asked=words, actor=actor, ident=ident, found=found, more=more, bar=bar)


def overused_screen(desk: Desk, request: Request) -> Response:
    """Show the words that a source, or a period, has more than the other pages."""
    query, filters = request.query_params, read_filters(request.query_params)
    publisher = query.get("publisher", "")[:200] or None
    first, last = (day_in(query, name) for name in ("published_since", "published_until"))
    with desk.store.reading() as db:
        filters = meant(db, filters)
        acts = acts_that_fit(db, filters, most=MOST_OF_PAGES)
        known, pages = publishers(db), pages_that_fit(db, acts)
        asked = publisher or first or last or pages is not None
        found = overused_words(db, publisher=publisher, since=first, until=last, pages=pages) if asked else None
        names = names_in(db, others=filters.ids)
        bar = bar_of_pages(db, request, filters, names, own=OWN, acts=acts)
    return show(
        request, "overused.html", known=known, publisher=publisher, found=found, asked=asked, bar=bar, first=first, last=last
    )
