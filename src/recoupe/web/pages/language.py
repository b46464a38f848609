"""The language of the desk, as a reader chooses it."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.web.answer import LANGUAGE_COOKIE
from recoupe.web.desk import Desk
from recoupe.web.i18n import LANGUAGES
from recoupe.web.safety.forms import text_of


def choose_language(_desk: Desk, _request: Request, form: FormData) -> Response:
    """Keep the language in a cookie, and go back to the screen where it was chosen."""
    answer = RedirectResponse(own_path(text_of(form, "back")), status_code=303)
    chosen = text_of(form, "language")
    if chosen in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=365 * 86400, httponly=True, samesite="strict")
    return answer


def own_path(asked: str) -> str:
    """Return a path of the desk that a form names; the first screen, for any other address."""
    is_own = asked.startswith("/") and not asked.startswith(("//", "/\\")) and "\\" not in asked
    return asked if is_own else "/"
