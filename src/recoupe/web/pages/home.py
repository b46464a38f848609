"""The affair: figures, time line, disputed points, what waits."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store import tables
from recoupe.store.affair import built_of
from recoupe.store.affair.on_screen import count_disputes, disputes, search_actors
from recoupe.store.affair.seek import Sought, count_happenings, count_sought, count_values, happenings_in_order
from recoupe.store.questions import count_rows
from recoupe.store.screens.queue import Queue, waiting_items
from recoupe.types.affair import Dispute
from recoupe.web.answer import show
from recoupe.web.desk import Desk
from recoupe.web.drawn.months import draw_months
from recoupe.web.names import names_in

DISPUTED: tuple[Dispute, ...] = ("status", "killed", "wounded", "date", "roles", "weekday")
"""What is shown as disputed, in this order; what one side alone tells is no dispute."""

_SHOWN, _WAITING = 6, 3


def home_screen(desk: Desk, request: Request) -> Response:
    """Show what a store holds at a glance."""
    with desk.store.reading() as db:
        built = built_of(db)
        points = disputes(db, DISPUTED, limit=_SHOWN)
        acts = happenings_in_order(db, [point.happening for point in points])
        values: dict[str, Any] = {
            "built": built,
            "pages": count_rows(db, tables.page),
            "happenings": count_happenings(db),
            "sources": count_values(db, "source"),
            "disputed": sum(count_disputes(db, about) for about in DISPUTED),
            "one_sided": count_disputes(db, "one_sided"),
            "months": draw_months(count_sought(db, Sought())[0]),
            "actors": search_actors(db, "", None, limit=12),
            "waiting": waiting_items(db, Queue(), limit=_WAITING),
        }
        parties = (party.id for one in values["waiting"] for party in one.telling.actors + one.telling.recipients)
        names = names_in(db, acts, others=parties)
    return show(request, "home.html", points=points, acts={item.id: item for item in acts}, names=names, **values)
