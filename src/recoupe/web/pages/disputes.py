"""Disputed points: both sides, with their sentences."""

from collections.abc import Sequence
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from recoupe.store import Connection
from recoupe.store.affair.on_screen import count_disputes, disputed_in, disputes, disputes_with
from recoupe.store.affair.seek import Listed, happenings_in_order
from recoupe.types.affair import Contradiction, Dispute
from recoupe.web.answer import link, show
from recoupe.web.bar import acts_that_fit, bar_of
from recoupe.web.desk import Desk
from recoupe.web.filters import read_filters
from recoupe.web.meant import meant
from recoupe.web.names import heard, names_in, titles_in
from recoupe.web.pages.home import DISPUTED
from recoupe.web.paging import last_when, paging_of

SIZE = 20
_TOLD = 3
"""Mentions that a side of a point shows."""

_ALL: tuple[Dispute, ...] = get_args(Dispute)


def disputes_screen(desk: Desk, request: Request) -> Response:
    """Show disputed points, those that most sources tell first; `?about=` takes one kind."""
    asked = next((about for about in _ALL if about == request.query_params.get("about")), None)
    paging, filters = paging_of(request, SIZE), read_filters(request.query_params)
    with desk.store.reading() as db:
        filters = meant(db, filters)
        acts_sought = acts_that_fit(db, filters)
        points, counts = _points(db, acts_sought, [asked] if asked else DISPUTED, paging.offset)
        ids = [point.happening for point in points] + [point.other for point in points if point.other]
        acts = happenings_in_order(db, ids)
        names = names_in(db, acts, others=[*heard(points), *filters.ids])
        titles = titles_in(db, (key.page for point in points for key in (*point.one[:_TOLD], *point.against[:_TOLD])))
        bar = bar_of(db, request, filters, names, own=("about",), acts=acts_sought)
    total = counts[asked] if asked else sum(counts[about] for about in DISPUTED)
    tellings = {telling.key: telling for act in acts for telling in act.tellings}
    return show(
        request,
        "disputes.html",
        points=points,
        acts={act.id: act for act in acts},
        tellings=tellings,
        names=names,
        titles=titles,
        counts=counts,
        asked=asked,
        links={about: link("/disputes", [("about", about), *filters.query()]) for about in (*_ALL, "")},
        paging=last_when(paging, is_last=paging.offset + SIZE >= total),
        total=total,
        bar=bar,
    )


def _points(
    db: Connection, acts: Listed | None, abouts: Sequence[Dispute], offset: int
) -> tuple[list[Contradiction], dict[Dispute, int]]:
    """Return one part of the points of some kinds, and how many there are of each."""
    if acts is None:
        return disputes(db, abouts, limit=SIZE, offset=offset), {about: count_disputes(db, about) for about in _ALL}
    found = disputed_in(db, acts.ids)
    counts = {about: len(found.points.get(about, ())) for about in _ALL}
    return disputes_with(db, found.ids(abouts)[offset : offset + SIZE]), counts
