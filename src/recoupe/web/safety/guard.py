"""What stands before every screen: who asks, for which address, from where; and the headers of every answer."""

from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.web.safety.headers import FRESH, HEADERS
from recoupe.web.safety.session import Session

_READING = ("GET", "HEAD")
CLOSED = "This desk is closed. Open it with the address that 'recoupe serve' printed.\n"


class Guard:
    """Lets through who opened the desk with its token, and only under its own address.

    Args:
        app: what answers.
        session: the secrets of this run.
        hosts: what the Host header may say, such as "127.0.0.1:8422"; anything else may be another site's name for this machine.
    """

    def __init__(self, app: ASGIApp, *, session: Session, hosts: frozenset[str]) -> None:
        self._app, self._session, self._hosts = app, session, hosts
        port = next(iter(sorted(hosts))).rpartition(":")[2]
        self._cookie = f"recoupe_{port}"

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
        if not known or not self._session.opens(next(iter(asked.get("token", [])), None)):
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
        if not self._session.knows(_cookie(headers, self._cookie)):
            return PlainTextResponse(CLOSED, status_code=403)
        if scope["method"] not in _READING and not self._is_ours(headers):
            return PlainTextResponse("Changes are only taken from the desk itself.\n", status_code=403)
        return None

    def _is_ours(self, headers: Headers) -> bool:
        """Return whether a change comes from a page of the desk."""
        origins, site = headers.getlist("origin"), headers.get("sec-fetch-site", "same-origin")
        return len(origins) == 1 and origins[0] == f"http://{headers.get('host')}" and site == "same-origin"

    @staticmethod
    def _host(scope: Scope) -> str | None:
        hosts = Headers(scope=scope).getlist("host")
        return hosts[0].lower() if len(hosts) == 1 else None


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
