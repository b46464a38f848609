"""Choosing an affair: from then on every list and count is of its pages."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.web.desk import Desk
from recoupe.web.pages.language import own_path
from recoupe.web.within import prefix_of


def choose_affair(_desk: Desk, request: Request) -> Response:
    """Go to the same screen in an affair, or in the whole store when none is named."""
    name = request.query_params.get("name", "")[:400]
    return RedirectResponse(prefix_of(name) + own_path(request.query_params.get("to", "/")), status_code=303)
