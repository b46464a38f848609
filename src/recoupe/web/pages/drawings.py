"""Network and map: who has to do with whom, and where; the tables beside them say the same."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store import Connection
from recoupe.store.affair.facets import FacetKind
from recoupe.store.affair.on_screen import actors_with
from recoupe.store.affair.seek import Counted, Listed, frequent_among, most_frequent
from recoupe.web.answer import link, show
from recoupe.web.bar import acts_that_fit, bar_of
from recoupe.web.desk import Desk
from recoupe.web.drawn.network import draw_network
from recoupe.web.drawn.world import draw_world
from recoupe.web.filters import Filters, read_filters
from recoupe.web.meant import meant
from recoupe.web.names import names_in

_EDGES = 60
_PLACES = 150


def network_screen(desk: Desk, request: Request) -> Response:
    """Show the pairs between which most is told; each line opens its evidence."""
    filters = read_filters(request.query_params)
    with desk.store.reading() as db:
        filters = meant(db, filters)
        acts = acts_that_fit(db, filters)
        pairs = _frequent(db, acts, "pair")[:_EDGES]
        edges = [(*_two(pair.value), pair.happenings) for pair in pairs]
        names = names_in(db, others=[*filters.ids, *(ident for one, other, _ in edges for ident in (one, other))])
        bar = bar_of(db, request, filters, names, acts=acts)
    opened = {(one, other): _opened(filters, pair=(one, other)) for one, other, _ in edges}
    return show(request, "network.html", drawn=draw_network(edges), edges=edges, opened=opened, names=names, bar=bar)


def map_screen(desk: Desk, request: Request) -> Response:
    """Show where acts took place; each point opens its evidence."""
    filters = read_filters(request.query_params)
    with desk.store.reading() as db:
        filters = meant(db, filters)
        acts = acts_that_fit(db, filters)
        counted = _frequent(db, acts, "place")[:_PLACES]
        actors = actors_with(db, [one.value for one in counted])
        names = names_in(db, others=[*filters.ids, *(one.value for one in counted)])
        bar = bar_of(db, request, filters, names, acts=acts)
    places = [(actors[one.value], one.happenings) for one in counted if one.value in actors]
    opened = {actor.id: _opened(filters, place=(actor.id,)) for actor, _ in places}
    return show(request, "map.html", drawn=draw_world(places), places=places, opened=opened, names=names, bar=bar)


def _frequent(db: Connection, acts: Listed | None, kind: FacetKind) -> Sequence[Counted]:
    if acts is None:
        return most_frequent(db, kind, limit=max(_EDGES, _PLACES))
    return frequent_among(db, acts.ids, kind)


def _two(pair: str) -> tuple[str, str]:
    one, _, other = pair.partition("|")
    return one, other


def _opened(filters: Filters, **changes: object) -> str:
    return link("/chronology", filters.query(**changes))
