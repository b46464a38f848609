"""The inbox: what partners sent, letter by letter, beside our own accounts; nothing of ours is changed by it."""

from typing import get_args

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from recoupe.exchange.claims import some_beside
from recoupe.store.affair.seek import happenings_in_order
from recoupe.store.exchange.claims import claim_numbers
from recoupe.store.exchange.ledger import entries_about, entries_of
from recoupe.store.exchange.partners import partner_names
from recoupe.types.base import Record
from recoupe.types.exchange import Entry, Kind
from recoupe.web.answer import link, show
from recoupe.web.desk import Desk
from recoupe.web.names import names_in
from recoupe.web.pages.exchange.said import names_of
from recoupe.web.paging import last_when, paging_of

SIZE = 10
_LETTERS = 40
_KINDS: tuple[Kind, ...] = get_args(Kind)


class Received(msgspec.Struct):
    """What the ledger says of a bundle that came."""

    agreement: str
    name: str
    kinds: dict[str, int]


class Letter(Record, frozen=True, kw_only=True):
    """A letter that came: its entry in the ledger, and what that says."""

    entry: Entry
    partner: str
    said: Received


def inbox_screen(desk: Desk, request: Request) -> Response:
    """Show the letters that were taken in, the latest first."""
    paging = paging_of(request, _LETTERS)
    with desk.store.reading() as db:
        desks = partner_names(db)
        entries = entries_of(db, ("received",), limit=_LETTERS + 1, offset=paging.offset)
    letters = [_letter(entry, desks) for entry in entries[:_LETTERS]]
    return show(request, "exchange/inbox.html", letters=letters, paging=last_when(paging, is_last=len(entries) <= _LETTERS))


def claims_screen(desk: Desk, request: Request) -> Response:
    """Show what one letter brought, record by record, beside our own."""
    asked = next((kind for kind in _KINDS if kind == request.query_params.get("kind")), None)
    ident, paging = request.path_params["letter"], paging_of(request, SIZE)
    with desk.store.reading() as db:
        entries = entries_about(db, ident, "received")
        if not entries:
            raise HTTPException(404)
        desks = partner_names(db)
        letter = _letter(entries[0], desks)
        kind = asked or next((one for one in ("accounts", *_KINDS) if one in letter.said.kinds), _KINDS[0])
        numbers = claim_numbers(db, letter=ident, kind=kind, limit=SIZE + 1, offset=paging.offset)
        claims = some_beside(db, numbers[:SIZE])
        ours = happenings_in_order(db, [happening for claim in claims for happening in claim.happenings])
        our_names, names = names_in(db, ours), names_of(db, [claim.body for claim in claims])
    return show(
        request,
        "exchange/claims.html",
        letter=letter,
        claims=claims,
        ours={item.id: item for item in ours},
        our_names=our_names,
        names=names,
        kind=kind,
        chosen_claims=list(desk.picks.claims),
        back=link(request.url.path, request.query_params.multi_items()),
        links={one: link(request.url.path, {"kind": one}) for one in letter.said.kinds},
        paging=last_when(paging, is_last=len(numbers) <= SIZE),
    )


def _letter(entry: Entry, desks: dict[str, str]) -> Letter:
    said = msgspec.json.decode(entry.body, type=Received)
    return Letter(entry=entry, partner=desks.get(entry.partner, entry.partner), said=said)
