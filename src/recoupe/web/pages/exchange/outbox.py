"""The outbox: each record with a tick, the form and clause under which it would leave, or what withholds it."""

from collections.abc import Iterator
from typing import Literal, get_args

from starlette.requests import Request
from starlette.responses import Response

from recoupe.exchange.agreements import Known
from recoupe.exchange.agreements.find import today_utc
from recoupe.exchange.offers.offerable import Offerable
from recoupe.exchange.offers.part import (
    Shown,
    offer_part,
    records_of_acts,
    records_of_claims,
    records_of_decisions,
    records_of_pages,
)
from recoupe.store import Connection
from recoupe.store.affair.seek import happenings_in_order, seek_happenings
from recoupe.store.exchange.claims import claim_part
from recoupe.store.exchange.material import some_pages
from recoupe.types.affair import Theme
from recoupe.web.answer import link, show
from recoupe.web.desk import Desk
from recoupe.web.filters import Filters, read_filters
from recoupe.web.pages.exchange.agreement import asked_agreement
from recoupe.web.pages.exchange.own import own_fingerprint
from recoupe.web.pages.exchange.said import names_of
from recoupe.web.paging import Paging, last_when, paging_of

Tab = Literal["accounts", "events", "quotes", "captures", "decisions", "claims"]
"""What is listed: a kind of record of ours, or what partners gave us and could go on."""

_TABS: tuple[Tab, ...] = get_args(Tab)
_SIZES: dict[Tab, int] = {"accounts": 20, "events": 10, "quotes": 5, "captures": 20, "decisions": 20, "claims": 20}
"""Acts, pages, decisions or claims of which the records are shown at once."""


def outbox_screen(desk: Desk, request: Request) -> Response:
    """Show a part of what an agreement lets leave, and what it withholds."""
    tab = next((one for one in _TABS if one == request.query_params.get("of")), _TABS[0])
    filters, paging = read_filters(request.query_params), paging_of(request, _SIZES[tab])
    ours = own_fingerprint(desk)
    with desk.store.reading() as db:
        known = asked_agreement(db, request)
        found, more = _part(db, known, tab, filters, paging, ours) if known.in_force else ([], False)
        names = names_of(db, [one.body for one in found])
    return show(
        request,
        "exchange/outbox.html",
        known=known,
        found=found,
        names=names,
        tab=tab,
        tabs={one: link(request.url.path, {"of": one}) for one in _TABS},
        filters=filters,
        themes=get_args(Theme),
        paging=last_when(paging, is_last=not more),
        ticked=desk.picks.ticked.get(known.sha256, {}),
        back=link(request.url.path, request.query_params.multi_items()),
    )


def _part(db: Connection, known: Known, tab: Tab, filters: Filters, paging: Paging, ours: str) -> tuple[list[Shown], bool]:
    """Return a part of the records of the outbox, and whether there are more after it."""
    records, more = _records(db, tab, filters, paging)
    return offer_part(db, known, records, ours=ours, today=today_utc()), more


def _records(db: Connection, tab: Tab, filters: Filters, paging: Paging) -> tuple[Iterator[Offerable], bool]:
    size, offset = paging.size, paging.offset
    match tab:
        case "accounts" | "events":
            listed = seek_happenings(db, filters.sought, most=size, offset=offset)
            return records_of_acts(db, happenings_in_order(db, listed.ids), tab), listed.more
        case "quotes" | "captures":
            pages = some_pages(db, limit=size + 1, offset=offset)
            return records_of_pages(db, pages[:size], tab), len(pages) > size
        case "decisions":
            found = list(records_of_decisions(db, offset, size + 1))
            return iter(found[:size]), len(found) > size
        case "claims":
            numbers = claim_part(db, limit=size + 1, offset=offset)
            return records_of_claims(db, numbers[:size]), len(numbers) > size
