"""Ticks: which records a person wants to leave; kept while the desk is open, and written as a file for `recoupe send --choice`.

The desk itself sends nothing: what opens the keys never passes through a browser.
"""

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.exchange.offers import Choice
from recoupe.store.decided import moment, person
from recoupe.types.errors import ExchangeError
from recoupe.web.desk import Desk
from recoupe.web.pages.exchange.agreement import asked_agreement
from recoupe.web.pages.language import own_path
from recoupe.web.safety.forms import text_of

MOST = 20_000
"""Records that may be ticked under one agreement."""


def tick_records(desk: Desk, request: Request, form: FormData) -> Response:
    """Keep the ticks of the records that a form shows: those that are ticked, all of them, or none of all that ever were.

    Raises:
        ExchangeError: if more are ticked than may be.
    """
    with desk.store.reading() as db:
        sha256 = asked_agreement(db, request).sha256
    ticked = desk.picks.ticked.setdefault(sha256, {})
    move = text_of(form, "move")
    shown, chosen = (_records(form, name) for name in ("shown", "tick"))
    if move == "none":
        ticked.clear()
    else:
        for ident in shown:
            ticked.pop(ident, None)
        ticked.update(shown if move == "all" else chosen)
    if len(ticked) > MOST:
        ticked.clear()
        raise ExchangeError(f"more than {MOST} records are ticked; send them by their kind instead ('recoupe send --kind')")
    return RedirectResponse(own_path(text_of(form, "back")), status_code=303)


def choice_file(desk: Desk, request: Request) -> Response:
    """Return what was ticked as a file for the command line."""
    with desk.store.reading() as db:
        known = asked_agreement(db, request)
    records = dict(sorted(desk.picks.ticked.get(known.sha256, {}).items()))
    choice = Choice(agreement=known.sha256, at=moment(), who=desk.user or person(), records=records)
    body = msgspec.json.format(msgspec.json.encode(choice), indent=1) + b"\n"
    name = f"{known.agreement.id}.choice"
    return Response(body, media_type="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _records(form: FormData, name: str) -> dict[str, str]:
    """Return the records that a form names: "digest id", by id."""
    found = (value.partition(" ") for value in form.getlist(name) if isinstance(value, str) and len(value) <= 400)
    return {ident: digest for digest, _, ident in found if digest and ident}
