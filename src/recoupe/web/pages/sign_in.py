"""Signing in to a shared desk, and out."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.types.errors import RecoupeError
from recoupe.web.answer import show
from recoupe.web.desk import Desk
from recoupe.web.pages.language import own_path
from recoupe.web.safety.forms import text_of
from recoupe.web.safety.session import Session
from recoupe.web.users import Users
from recoupe.web.users.signed_in import Refused
from recoupe.web.users.visitor import SIGN_IN


def sign_in_screen(desk: Desk, request: Request) -> Response:
    """Ask for name and password; who is signed in already goes on."""
    to = own_path(request.query_params.get("to", "/"))
    if desk.user:
        return RedirectResponse(to, status_code=303)
    return _asked(desk, request, to=to)


def sign_in(desk: Desk, request: Request, form: FormData) -> Response:
    """Sign a browser in, or ask again; a wrong name and a wrong password are answered alike."""
    to, password = own_path(text_of(form, "to")), form.get("password")
    address = request.client.host if request.client else ""
    name = text_of(form, "name", most=200)
    found = _users(desk).sign_in(name, password if isinstance(password, str) else "", address=address)
    if isinstance(found, Refused):
        return _asked(desk, request, to=to, name=name, refused=found)
    answer = RedirectResponse(to, status_code=303)
    _keep(answer, request, found)
    return answer


def sign_out(desk: Desk, request: Request, _form: FormData) -> Response:
    """Forget who sits at a browser."""
    _users(desk).sign_out(desk.session.cookie)
    answer = RedirectResponse(SIGN_IN, status_code=303)
    answer.delete_cookie(request.app.state.cookie, path="/", httponly=True, samesite="strict")
    return answer


def _asked(desk: Desk, request: Request, *, to: str, name: str = "", refused: Refused | None = None) -> Response:
    status = {"wrong": 403, "wait": 429}[refused.cause] if refused else 200
    answer = show(request, "sign_in.html", http_status=status, to=to, name=name, refused=refused)
    if refused and refused.cause == "wait":
        answer.headers["Retry-After"] = str(refused.seconds)
    _keep(answer, request, desk.session)
    return answer


def _keep(answer: Response, request: Request, session: Session) -> None:
    """Give a browser its cookie, which no script and no other site can use."""
    answer.set_cookie(request.app.state.cookie, session.cookie, httponly=True, samesite="strict", path="/")


def _users(desk: Desk) -> Users:
    if desk.users is None:
        raise RecoupeError("this desk has no users: nobody signs in")
    return desk.users
