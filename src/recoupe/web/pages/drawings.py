"""Network and map: who has to do with whom, and where; the tables beside them say the same."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store import Connection
from recoupe.store.affair.facets import FacetKind
from recoupe.store.affair.on_screen import actors_with
from recoupe.store.affair.seek import Counted, frequent_among, most_frequent
from recoupe.web.answer import link, show
from recoupe.web.desk import Desk
from recoupe.web.drawn.network import draw_network
from recoupe.web.drawn.world import draw_world
from recoupe.web.filters import Filters, read_filters
from recoupe.web.names import names_in
from recoupe.web.pages.chronology import chips_of

_EDGES = 60
_PLACES = 150


def network_screen(desk: Desk, request: Request) -> Response:
    """Show the pairs between which most is told; each line opens its evidence."""
    filters = read_filters(request.query_params)
    with desk.store.reading() as db:
        pairs = _frequent(db, filters, "pair")[:_EDGES]
        edges = [(*_two(pair.value), pair.happenings) for pair in pairs]
        names = names_in(db, others=[*filters.ids, *(ident for one, other, _ in edges for ident in (one, other))])
    opened = {(one, other): _opened(filters, pair=(one, other)) for one, other, _ in edges}
    drawn = draw_network(edges)
    chips = chips_of(filters, names)
    return show(request, "network.html", drawn=drawn, edges=edges, opened=opened, names=names, filters=filters, chips=chips)


def map_screen(desk: Desk, request: Request) -> Response:
    """Show where acts took place; each point opens its evidence."""
    filters = read_filters(request.query_params)
    with desk.store.reading() as db:
        counted = _frequent(db, filters, "place")[:_PLACES]
        actors = actors_with(db, [one.value for one in counted])
        names = names_in(db, others=[*filters.ids, *(one.value for one in counted)])
    places = [(actors[one.value], one.happenings) for one in counted if one.value in actors]
    opened = {actor.id: _opened(filters, place=(actor.id,)) for actor, _ in places}
    drawn, chips = draw_world(places), chips_of(filters, names)
    return show(request, "map.html", drawn=drawn, places=places, opened=opened, names=names, filters=filters, chips=chips)


def _frequent(db: Connection, filters: Filters, kind: FacetKind) -> Sequence[Counted]:
    if filters.sought.is_all:
        return most_frequent(db, kind, limit=max(_EDGES, _PLACES))
    return frequent_among(db, filters.sought, kind)


def _two(pair: str) -> tuple[str, str]:
    one, _, other = pair.partition("|")
    return one, other


def _opened(filters: Filters, **changes: object) -> str:
    return link("/chronology", filters.query(**changes))
