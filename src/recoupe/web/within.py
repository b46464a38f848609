"""An affair in the address: `/affair/NAME/chronology` is `/chronology`, of the pages of one affair.

The address is taken apart before anything else sees it, and put before every address that an answer names: a screen knows nothing
of it, and none can forget it.
"""

import re
from urllib.parse import quote, unquote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

AFFAIR = "recoupe.affair"
"""Key of the scope of a request under which the name of its affair stands."""

CHOOSE = "/affair"
"""Where one of them is chosen."""

_OWN = re.compile(r'(\s(?:href|action)=")(?=/(?!static/|affair[/"?]))')
_PATH = re.compile(rf"{CHOOSE}/([^/]+)(/.*)")


class Within:
    """Takes the affair out of the address of a request, and puts it before the address to which an answer leads on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        raw = scope.get("raw_path", b"").decode("latin-1").partition("?")[0] if scope["type"] == "http" else ""
        found = _PATH.fullmatch(raw)
        if found is None:
            await self._app(scope, receive, send)
            return
        name, path = unquote(found[1]), unquote(found[2])
        inside = {**scope, AFFAIR: name, "path": path, "raw_path": found[2].encode("latin-1")}
        await self._app(inside, receive, _led_on(send, prefix_of(name)))


def prefix_of(name: str | None) -> str:
    """Return what stands before the addresses of an affair; nothing for the whole store."""
    return f"{CHOOSE}/{quote(name, safe='')}" if name else ""


def affair_of(request: Request) -> str | None:
    """Return the name of the affair in which something is asked; None for the whole store."""
    name = request.scope.get(AFFAIR)
    return name if isinstance(name, str) else None


def kept_within(page: str, name: str | None) -> str:
    """Return a screen whose links and forms stay in an affair.

    Words of captured pages are escaped where they are shown: they never have a quotation mark, and so never an address here.
    """
    return _OWN.sub(lambda found: found[1] + prefix_of(name), page) if name else page


def _led_on(send: Send, prefix: str) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            place = headers.get("location", "")
            if place.startswith("/") and not place.startswith(f"{CHOOSE}/"):
                headers["location"] = prefix + place
        await send(message)

    return told
