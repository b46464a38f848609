"""The review queue: one item, one decision; bulk only for what is shown; every decision can be undone."""

from typing import get_args

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.store import Connection
from recoupe.store.affair.seek import CAP
from recoupe.store.decided import person
from recoupe.store.decisions import Spot, list_decisions, note_item, reject_item, set_date, set_status, undo_decision
from recoupe.store.decisions.reviewed import Reviewed
from recoupe.store.read import ids_of_pages
from recoupe.store.screens.queue import Queue, QueueOrder, Waiting, one_waiting, waiting_items
from recoupe.types.errors import DecisionError
from recoupe.types.events import Status
from recoupe.web.answer import link, show
from recoupe.web.bar import MOST_OF_PAGES, acts_that_fit, bar_of
from recoupe.web.desk import Desk
from recoupe.web.filters import read_filters
from recoupe.web.meant import meant
from recoupe.web.names import names_in, titles_in
from recoupe.web.pages.language import own_path
from recoupe.web.paging import last_when, paging_of
from recoupe.web.safety.forms import text_of
from recoupe.web.within import affair_of

LISTED = 20
_STATUSES: tuple[Status, ...] = get_args(Status)


def review_screen(desk: Desk, request: Request) -> Response:
    """Show what waits: one item, or a list of those that may be accepted together."""
    query, filters = request.query_params, read_filters(request.query_params)
    as_list, size = query.get("list") == "1", LISTED if query.get("list") == "1" else 1
    order: QueueOrder = "doubtful" if query.get("order") == "doubtful" else "disputed"
    paging, decided = paging_of(request, size), query.get("decided") == "1"
    with desk.store.reading() as db:
        filters = meant(db, filters)
        acts = acts_that_fit(db, filters, most=CAP if order == "disputed" else MOST_OF_PAGES)
        asked = Queue(
            order=order,
            acts=acts.ids if acts else None,
            types=filters.type,
            statuses=filters.status,
            fits=filters.fits,
            decided=decided,
            decided_only=filters.reviewed,
        )
        found = _named(db, query.get("item")) or waiting_items(db, asked, limit=size + 1, offset=paging.offset)
        names = names_in(db, others=[*_ids(found), *filters.ids])
        titles = titles_in(db, (one.telling.key.page for one in found))
        bar = bar_of(db, request, filters, names, own=("order", "list", "decided"), acts=acts)
    kept = [(name, value) for name, value in query.multi_items() if name != "p"]
    return show(
        request,
        "review.html",
        items=found[:size],
        names=names,
        titles=titles,
        paging=last_when(paging, is_last=len(found) <= size),
        order=order,
        statuses=_STATUSES,
        as_list=as_list,
        decided=decided,
        bar=bar,
        who=desk.user or person(),
        back=link("/review", [*kept, ("p", paging.number if paging.number > 1 else "")]),
    )


def decisions_screen(desk: Desk, request: Request) -> Response:
    """Show what was decided, the latest first, and what became of it."""
    paging = paging_of(request, 40)
    listed = list_decisions(desk.store) if affair_of(request) is None else _decided_in(desk)
    made = list(reversed(listed))
    part = made[paging.offset : paging.offset + 40]
    return show(request, "decisions.html", made=part, paging=last_when(paging, is_last=paging.offset + 40 >= len(made)))


def _decided_in(desk: Desk) -> list[Reviewed]:
    """Return the decisions about items of the pages of an affair, and what undoes them."""
    with desk.store.reading() as db:
        pages = frozenset(ids_of_pages(db))
    found: list[Reviewed] = []
    kept: set[int] = set()
    for one in list_decisions(desk.store):
        if one.decision.undoes in kept or any(item.key.page_id in pages for item in one.decision.items):
            kept.add(one.decision.number)
            found.append(one)
    return found


def decide_item(desk: Desk, _request: Request, form: FormData) -> Response:
    """Write one decision about an item, or accept those that a list showed; then go on.

    Raises:
        DecisionError: if it cannot be; says why.
    """
    kind, why = text_of(form, "kind"), text_of(form, "why")
    if kind == "undo":
        number = text_of(form, "number")
        undo_decision(desk.store, int(number) if number.isdecimal() and len(number) < 10 else 0, why=why)
    elif kind == "accept_all":
        for value in form.getlist("item")[:LISTED]:
            _accept(desk, str(value))
    else:
        _decide(desk, kind, form, why)
    return RedirectResponse(own_path(text_of(form, "back")), status_code=303)


def _named(db: Connection, item: str | None) -> list[Waiting]:
    """Return the item that an address names, alone; nothing when it names none."""
    if item is None:
        return []
    try:
        spot, _ = _spot(item)
    except DecisionError:
        return []
    found = one_waiting(db, spot.page, spot.offset, spot.types[0])
    return [found] if found else []


def _decide(desk: Desk, kind: str, form: FormData, why: str) -> None:
    item = text_of(form, "item")
    match kind:
        case "accept":
            _accept(desk, item, why)
        case "reject":
            reject_item(desk.store, _spot(item)[0], why=why)
        case "status":
            set_status(desk.store, _spot(item)[0], text_of(form, "status"), why=why)
        case "date":
            set_date(desk.store, _spot(item)[0], text_of(form, "date"), why=why)
        case "note":
            note_item(desk.store, _spot(item)[0], why=why)
        case _:
            raise DecisionError(f"there is no decision {kind!r}")


def _accept(desk: Desk, item: str, why: str = "") -> None:
    """Say that an item has the status that the machine gave it: that is what accepting means."""
    spot, status = _spot(item)
    set_status(desk.store, spot, status, why=why)


def _spot(item: str) -> tuple[Spot, str]:
    """Return where an item stands, and its status, from the value that a form has for it."""
    parts = item.split("|")
    if len(parts) != 4 or not parts[1].isdecimal() or len(parts[1]) > 9:
        raise DecisionError("no item was named")
    return Spot(page=parts[0], offset=int(parts[1]), types=(parts[2],)), parts[3]


def _ids(found: list[Waiting]) -> list[str]:
    tellings = [one.telling for one in found]
    parties = [party.id for telling in tellings for party in telling.actors + telling.recipients]
    return parties + [ident for telling in tellings for ident in telling.according_to] + [t.place for t in tellings if t.place]
