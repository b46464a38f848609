"""The ledger, and whether it is whole."""

from typing import get_args

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from recoupe.exchange.ledger import verify_ledger
from recoupe.store.exchange.ledger import entries_of
from recoupe.store.exchange.partners import partner_names
from recoupe.types.exchange import LedgerKind
from recoupe.web.answer import show
from recoupe.web.desk import Desk
from recoupe.web.paging import last_when, paging_of

SIZE = 40
_KINDS: tuple[LedgerKind, ...] = get_args(LedgerKind)


def ledger_screen(desk: Desk, request: Request) -> Response:
    """Show what left and what came, the latest first, after checking every entry; `?kind=` takes one kind."""
    asked = next((kind for kind in _KINDS if kind == request.query_params.get("kind")), None)
    paging = paging_of(request, SIZE)
    check = verify_ledger(desk.store)
    with desk.store.reading() as db:
        desks = partner_names(db)
        entries = entries_of(db, (asked,) if asked else _KINDS, limit=SIZE + 1, offset=paging.offset)
    return show(
        request,
        "exchange/ledger.html",
        check=check,
        entries=[(entry, msgspec.json.decode(entry.body, type=dict[str, object])) for entry in entries[:SIZE]],
        desks=desks,
        kinds=_KINDS,
        asked=asked,
        paging=last_when(paging, is_last=len(entries) <= SIZE),
    )
