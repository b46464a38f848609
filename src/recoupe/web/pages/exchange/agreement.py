"""One agreement: what may leave under which clause, who signed it, what was done with it since."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from recoupe.exchange.agreements import Known
from recoupe.exchange.agreements.find import with_sha256
from recoupe.store import Connection
from recoupe.store.exchange.partners import partner_names
from recoupe.web.answer import show
from recoupe.web.desk import Desk
from recoupe.web.names import names_in


def agreement_screen(desk: Desk, request: Request) -> Response:
    """Show an agreement."""
    with desk.store.reading() as db:
        known = asked_agreement(db, request)
        clauses = known.agreement.clauses
        ids = {actor for clause in clauses for actor in clause.actors + tuple(one for pair in clause.pairs for one in pair)}
        names = names_in(db, others=ids)
        desks = partner_names(db)
    return show(request, "exchange/agreement.html", known=known, names=names, desks=desks)


def asked_agreement(db: Connection, request: Request) -> Known:
    """Return the agreement whose sha256 stands in an address.

    Raises:
        HTTPException: 404, if there is none.
    """
    known = with_sha256(db, request.path_params["agreement"])
    if known is None:
        raise HTTPException(404)
    return known
