"""Concordance: a word or an actor in its lines; and the words that a source or a period has more than the others."""

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store.affair.on_screen import actor_with
from recoupe.store.screens.concordance import Lines, lines_naming, lines_with
from recoupe.store.screens.overused import overused_words, publishers
from recoupe.web.answer import link, show
from recoupe.web.desk import Desk
from recoupe.web.filters import read_filters, whole


def concordance_screen(desk: Desk, request: Request) -> Response:
    """Show a word, a phrase or an actor in the lines in which it stands."""
    query = request.query_params
    words, ident = query.get("q", "")[:300], query.get("actor", "")[:200]
    after = whole(query.get("after", ""), least=0, most=999_999_999)
    with desk.store.reading() as db:
        actor = actor_with(db, ident) if ident else None
        found = Lines(lines=(), last=None)
        if actor:
            found = lines_naming(db, actor.id, after=after)
        elif words.strip():
            found = lines_with(db, words, language=desk.store.language, after=after)
    more = link("/concordance", {"q": words, "actor": ident, "after": found.last}) if found.last else None
    return show(request, "concordance.html", asked=words, actor=actor, ident=ident, found=found, more=more)


def overused_screen(desk: Desk, request: Request) -> Response:
    """Show the words that a source, or a period, has more than the other pages."""
    filters = read_filters(request.query_params)
    publisher = request.query_params.get("publisher", "")[:200] or None
    with desk.store.reading() as db:
        known = publishers(db)
        asked = publisher or filters.since or filters.until
        found = overused_words(db, publisher=publisher, since=filters.since, until=filters.until) if asked else None
    return show(request, "overused.html", known=known, publisher=publisher, filters=filters, found=found, asked=asked)
