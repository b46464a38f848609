"""The chronology: what happened, was announced, asked for or denied, by day, under the filters of the address."""

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store.affair.on_screen import disputed_among
from recoupe.store.affair.seek import count_sought, happenings_in_order, seek_happenings
from recoupe.types.affair import Happening
from recoupe.web.answer import link, show
from recoupe.web.bar import bar_of
from recoupe.web.desk import Desk
from recoupe.web.drawn.lanes import LaneKind, draw_lanes
from recoupe.web.drawn.months import draw_months
from recoupe.web.filters import read_filters
from recoupe.web.meant import meant
from recoupe.web.names import Names, names_in
from recoupe.web.paging import last_when, paging_of

SIZE = 40


def chronology_screen(desk: Desk, request: Request) -> Response:
    """Show happenings by day."""
    filters = read_filters(request.query_params)
    paging = paging_of(request, SIZE)
    kind: LaneKind = "pair" if request.query_params.get("lanes") == "pair" else "type"
    with desk.store.reading() as db:
        filters = meant(db, filters)
        listed = seek_happenings(db, filters.sought, most=SIZE, offset=paging.offset)
        happenings = happenings_in_order(db, listed.ids)
        names = names_in(db, happenings, others=filters.ids)
        counted, total, more = count_sought(db, filters.sought)
        disputed = disputed_among(db, listed.ids)
        bar = bar_of(db, request, filters, names, own=("lanes",))
    titles = {item.id: title_of(item, names) for item in happenings}
    return show(
        request,
        "chronology.html",
        query=filters.query(since=None, until=None),
        happenings=happenings,
        names=names,
        months=draw_months(counted),
        total=total,
        more=more,
        disputed=disputed,
        paging=last_when(paging, is_last=not listed.more),
        lanes=draw_lanes(happenings, kind, names, titles),
        kind=kind,
        lane_links={name: link("/chronology", [*filters.query(), ("lanes", name)]) for name in ("type", "pair")},
        bar=bar,
    )


def title_of(item: Happening, names: Names) -> str:
    """Return an act in a few words: its sides and its day."""
    sides = names.side(item.actors) + (f" → {names.side(item.recipients)}" if item.recipients else "")
    return f"{item.day or item.when.earliest or ''} {sides}".strip()
