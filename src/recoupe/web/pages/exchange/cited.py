"""Claims of partners in the dossier: who says so, under which agreement, which entry of the ledger tells how it came."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.exchange.claims import cite_claims, some_beside
from recoupe.store import Connection
from recoupe.types.base import Record
from recoupe.types.claims import ClaimCited
from recoupe.web.desk import Desk
from recoupe.web.names import Names
from recoupe.web.pages.exchange.said import names_of
from recoupe.web.pages.language import own_path
from recoupe.web.safety.forms import text_of

MOST = 100
"""Claims of a dossier."""


class Cited(Record, frozen=True, kw_only=True):
    """The claims of a dossier, and what the actors in them are called."""

    claims: tuple[ClaimCited, ...]
    names: Names


def choose_claim(desk: Desk, _request: Request, form: FormData) -> Response:
    """Put a claim of a partner into the dossier, or take it out."""
    asked = numbers_of([text_of(form, "claim", most=20)])
    for number in asked:
        if number in desk.picks.claims:
            desk.picks.claims.remove(number)
        elif text_of(form, "move") != "out" and len(desk.picks.claims) < MOST:
            desk.picks.claims.append(number)
    return RedirectResponse(own_path(text_of(form, "back")), status_code=303)


def cited_in(db: Connection, numbers: list[int]) -> Cited:
    """Return some claims as a dossier cites them; those that are gone are left out."""
    claims = tuple(cite_claims(db, some_beside(db, numbers)))
    return Cited(claims=claims, names=names_of(db, [claim.body for claim in claims]))


def numbers_of(asked: list[str]) -> list[int]:
    """Return the numbers of claims that an address or a form names, each once."""
    found = [int(one) for one in asked if one.isascii() and one.isdecimal() and len(one) < 16]
    return list(dict.fromkeys(found))[:MOST]
