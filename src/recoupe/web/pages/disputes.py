"""Disputed points: both sides, with their sentences."""

from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store.affair.on_screen import count_disputes, disputes
from recoupe.store.affair.seek import happenings_in_order
from recoupe.types.affair import Dispute
from recoupe.web.answer import link, show
from recoupe.web.desk import Desk
from recoupe.web.names import heard, names_in
from recoupe.web.pages.home import DISPUTED
from recoupe.web.paging import last_when, paging_of

SIZE = 20
_ALL: tuple[Dispute, ...] = get_args(Dispute)


def disputes_screen(desk: Desk, request: Request) -> Response:
    """Show disputed points, those that most sources tell first; `?about=` takes one kind."""
    asked = next((about for about in _ALL if about == request.query_params.get("about")), None)
    paging = paging_of(request, SIZE)
    with desk.store.reading() as db:
        points = disputes(db, [asked] if asked else DISPUTED, limit=SIZE, offset=paging.offset)
        counts = {about: count_disputes(db, about) for about in _ALL}
        ids = [point.happening for point in points] + [point.other for point in points if point.other]
        acts = happenings_in_order(db, ids)
        names = names_in(db, acts, others=heard(points))
    total = counts[asked] if asked else sum(counts[about] for about in DISPUTED)
    tellings = {telling.key: telling for act in acts for telling in act.tellings}
    return show(
        request,
        "disputes.html",
        points=points,
        acts={act.id: act for act in acts},
        tellings=tellings,
        names=names,
        counts=counts,
        asked=asked,
        links={about: link("/disputes", {"about": about}) for about in _ALL},
        paging=last_when(paging, is_last=paging.offset + SIZE >= total),
        total=total,
    )
