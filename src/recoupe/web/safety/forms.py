"""Changes: forms of ours, read within limits, before anything is done."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from recoupe.store.decided import signed_by
from recoupe.web.desk import Desk, desk_of

MARK = "csrf"
"""The field of every form that says it is one of ours."""

_MOST_BYTES = 64 * 1024
"""Of a form without files."""

Change = Callable[[Desk, Request, FormData], Response]


def change_route(path: str, change: Change, *, files: int = 0, most_bytes: int = _MOST_BYTES) -> Route:
    """Return the route of a change: a form is read, its mark is checked, then `change` is called with it in a thread.

    Args:
        path: as for `starlette.routing.Route`.
        change: makes the change, and returns where to go then.
        files: how many files a form may have.
        most_bytes: how large the form may be, files included.
    """

    async def answer(request: Request) -> Response:
        desk = desk_of(request)
        _refuse_long(request, most_bytes)
        try:
            async with request.form(max_files=files, max_fields=400, max_part_size=_MOST_BYTES) as form:
                if not desk.session.made(form.get(MARK)):
                    raise HTTPException(403)
                return await run_in_threadpool(_signed, change, desk, request, form)
        except MultiPartException as error:
            raise HTTPException(400) from error

    answering: Callable[[Request], Awaitable[Response]] = answer
    return Route(path, answering, methods=["POST"], name=f"change {path}")


def _signed(change: Change, desk: Desk, request: Request, form: FormData) -> Response:
    """Make a change in the name of who asks for it."""
    with signed_by(desk.user):
        return change(desk, request, form)


def text_of(form: FormData, name: str, *, most: int = 500) -> str:
    """Return a field of a form as one line of text, "" when it is not there; cut where it is too long."""
    value = form.get(name)
    return " ".join(value.split())[:most] if isinstance(value, str) else ""


def _refuse_long(request: Request, most_bytes: int) -> None:
    """Refuse a form that says it is too long, or does not say how long it is.

    Raises:
        HTTPException: 411 or 413.
    """
    said = request.headers.get("content-length", "")
    if not said.isascii() or not said.isdecimal():
        raise HTTPException(411)
    if int(said) > most_bytes:
        raise HTTPException(413)
