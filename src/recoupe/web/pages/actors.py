"""Actors: the list, one of them, and what a person decides about them."""

from typing import get_args

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.store.actors import merge_actors, rename_actor, split_actor, undo_decision
from recoupe.store.affair.on_screen import actors_in, search_actors
from recoupe.store.affair.seek import count_happenings, happenings_in_order, seek_happenings
from recoupe.store.screens.said import Asked, statements, statements_about
from recoupe.store.screens.who import pages_naming, who_is
from recoupe.types.actors import ActorKind
from recoupe.types.errors import DecisionError
from recoupe.web.answer import link, show
from recoupe.web.bar import acts_that_fit, bar_of
from recoupe.web.desk import Desk
from recoupe.web.filters import Filters, read_filters
from recoupe.web.meant import meant
from recoupe.web.names import names_in
from recoupe.web.paging import last_when, paging_of
from recoupe.web.safety.forms import text_of

SIZE = 60
_SHOWN = 12


def actors_screen(desk: Desk, request: Request) -> Response:
    """Show the actors that take part in acts, those of most acts first."""
    query, paging = request.query_params, paging_of(request, SIZE)
    kinds: tuple[ActorKind, ...] = get_args(ActorKind)
    kind = next((one for one in kinds if one == query.get("kind")), None)
    words, filters = query.get("words", "")[:100], read_filters(query)
    with desk.store.reading() as db:
        filters = meant(db, filters)
        acts = acts_that_fit(db, filters)
        if acts is None:
            found = search_actors(db, words, kind, limit=SIZE + 1, offset=paging.offset)
        else:
            found = actors_in(db, acts.ids, words, kind)[paging.offset : paging.offset + SIZE + 1]
        names = names_in(db, others=filters.ids)
        bar = bar_of(db, request, filters, names, own=("words", "kind"), acts=acts)
    paging = last_when(paging, is_last=len(found) <= SIZE)
    opened = {one.id: link("/chronology", filters.query(actor=(*filters.actor, one.id))) for one in found}
    return show(
        request, "actors.html", found=found[:SIZE], kinds=kinds, kind=kind, asked=words, paging=paging, bar=bar, opened=opened
    )


def actor_screen(desk: Desk, request: Request) -> Response:
    """Show one actor: names and why they are one, acts, statements by it and about it, decisions."""
    ident = request.path_params["actor"]
    with desk.store.reading() as db:
        who = who_is(db, ident)
        if who is None:
            raise HTTPException(404)
        said = statements(db, Asked(speaker=ident), language=desk.store.language, limit=_SHOWN)
        about = statements_about(db, ident, limit=_SHOWN)
        listed = seek_happenings(db, Filters(actor=(ident,)).sought, most=_SHOWN)
        happenings = happenings_in_order(db, listed.ids)
        ids = [one for item in (*said, *about) if item.speaker for one in item.speaker.split(";")]
        names = names_in(db, happenings, others=[*ids, *(one for made in who.decisions for one in made.ids)])
        values = {"pages": pages_naming(db, ident), "acts": count_happenings(db, "actor", ident)}
    return show(request, "actor.html", who=who, said=said, about=about, happenings=happenings, names=names, counts=values)


def decide_actor(desk: Desk, _request: Request, form: FormData) -> Response:
    """Write a decision about an actor, and go back to it.

    Raises:
        DecisionError: if it cannot be; says why.
    """
    ident, why, kind = text_of(form, "actor"), text_of(form, "why"), text_of(form, "kind")
    match kind:
        case "merge":
            merge_actors(desk.store, desk.actors, ident, text_of(form, "other"), why=why)
        case "rename":
            rename_actor(desk.store, desk.actors, ident, text_of(form, "label"), why=why)
        case "split":
            split_actor(desk.store, desk.actors, ident, text_of(form, "pages").replace(",", " ").split(), why=why)
        case "undo":
            number = text_of(form, "number")
            undo_decision(desk.store, desk.actors, int(number) if number.isdecimal() else 0, why=why)
        case _:
            raise DecisionError(f"there is no decision {kind!r}")
    return RedirectResponse(link(f"/actors/{ident}", {"decided": kind}), status_code=303)
