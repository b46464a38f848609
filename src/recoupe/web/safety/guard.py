"""What stands before every screen: who asks, for which address, from where; and the headers of every answer."""

import logging
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.types.errors import RecoupeError
from recoupe.web.safety.headers import FRESH, HEADERS
from recoupe.web.safety.session import Session
from recoupe.web.users import Users
from recoupe.web.users.visitor import SIGN_IN, VISITOR, Visitor, visitor_with

_READING = ("GET", "HEAD")
CLOSED = "This desk is closed. Open it with the address that 'recoupe serve' printed.\n"
LOOK_ONLY = "Vous pouvez lire et exporter, rien de plus.\nYou may look and export, nothing else.\n"
_NO_USERS = "This desk is closed until its list of users is mended; the terminal where it was started says what is wrong.\n"
_told = logging.getLogger("recoupe.web")


class Guard:
    """Lets through who opened the desk with its token, or signed in, and only under its own address.

    Args:
        app: what answers; finds who asks in the scope, under `VISITOR`.
        session: the secrets of this run.
        hosts: what the Host header may say, such as "127.0.0.1:8422"; anything else may be another site's name for this machine.
        users: of a shared desk, which no token opens.
    """

    def __init__(self, app: ASGIApp, *, session: Session, hosts: frozenset[str], users: Users | None = None) -> None:
        self._app, self._session, self._hosts, self._users = app, session, hosts, users
        self._cookie = cookie_name(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse, one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            answer = self._opened(scope) or self._refused(scope)
            await (answer or self._app)(scope, receive, _with_headers(send, fresh=not _is_static(scope)))

    def _opened(self, scope: Scope) -> Response | None:
        """Return the answer to the address that was printed: a cookie, and the same address without the token."""
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        known = self._host(scope) in self._hosts and scope["path"] == "/" and scope["method"] == "GET"
        if self._users or not known or not self._session.opens(next(iter(asked.get("token", [])), None)):
            return None
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self._cookie, self._session.cookie, httponly=True, samesite="strict", path="/")
        return answer

    def _refused(self, scope: Scope) -> Response | None:
        """Return why somebody is not answered; None when all is well."""
        headers = Headers(scope=scope)
        if self._host(scope) not in self._hosts:
            return PlainTextResponse("This desk is not at that address.\n", status_code=421)
        if _is_static(scope):
            return None
        try:
            visitor = self._visitor(_cookie(headers, self._cookie))
        except RecoupeError as error:
            _told.error("%s", error)
            return PlainTextResponse(_NO_USERS, status_code=503)
        if visitor is None:
            return PlainTextResponse(CLOSED, status_code=403)
        scope[VISITOR] = visitor
        return self._turned_away(scope, visitor, headers)

    def _visitor(self, cookie: str | None) -> Visitor | None:
        """Return who asks; None for a browser that was never given the address of a desk without users."""
        if self._users:
            return visitor_with(cookie, self._users)
        return Visitor(session=self._session) if self._session.knows(cookie) else None

    def _turned_away(self, scope: Scope, visitor: Visitor, headers: Headers) -> Response | None:
        """Return why somebody may not do what is asked; None when that is all right."""
        path, reads = str(scope["path"]), scope["method"] in _READING
        if not reads and not self._is_ours(headers):
            return PlainTextResponse("Changes are only taken from the desk itself.\n", status_code=403)
        if not reads and not visitor.may_change(path):
            return PlainTextResponse(CLOSED if visitor.role == "stranger" else LOOK_ONLY, status_code=403)
        if reads and visitor.role == "stranger" and path != SIGN_IN:
            asked = path + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
            return RedirectResponse(SIGN_IN if path == "/" else f"{SIGN_IN}?to={quote(asked, safe='/')}", status_code=303)
        return None

    def _is_ours(self, headers: Headers) -> bool:
        """Return whether a change comes from a page of the desk."""
        origins, site = headers.getlist("origin"), headers.get("sec-fetch-site", "same-origin")
        return len(origins) == 1 and origins[0] == f"http://{headers.get('host')}" and site == "same-origin"

    @staticmethod
    def _host(scope: Scope) -> str | None:
        hosts = Headers(scope=scope).getlist("host")
        return hosts[0].lower() if len(hosts) == 1 else None


def cookie_name(hosts: frozenset[str]) -> str:
    """Return the name of the cookie: desks of one machine, on different ports, share a jar of cookies."""
    return f"recoupe_{next(iter(sorted(hosts))).rpartition(':')[2]}"


def _is_static(scope: Scope) -> bool:
    return str(scope["path"]).startswith("/static/") and scope["method"] in _READING


def _cookie(headers: Headers, name: str) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None


def _with_headers(send: Send, *, fresh: bool) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: Any = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers["Cache-Control"] = FRESH if fresh else "max-age=300"
            if "server" in headers:
                del headers["server"]
        await send(message)

    return told
