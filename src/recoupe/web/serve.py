"""Answer in the browser until somebody stops it."""

import socket
from collections.abc import Callable

import uvicorn

from recoupe.types.errors import RecoupeError
from recoupe.web.app import make_app
from recoupe.web.desk import Desk
from recoupe.web.within import prefix_of

_LOCAL = ("127.0.0.1", "localhost")


def serve(desk: Desk, *, host: str, port: int, ready: Callable[[str], None], affair: str | None = None) -> None:
    """Answer until the process is asked to stop; the store is closed then.

    Args:
        desk: an open desk.
        host: the address to listen at; 127.0.0.1 is this machine and nobody else.
        port: 0 takes any that is free.
        ready: told the address, with its token unless users sign in, once it is answered.
        affair: the one with which the address begins.

    Raises:
        RecoupeError: if somebody else has the port, or the address is none of this machine.
    """
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    app = make_app(desk, hosts=frozenset(f"{name}:{port}" for name in {*_LOCAL, host}))
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3)
    try:
        ready(f"http://{host}:{port}{prefix_of(affair)}/" + ("" if desk.users else f"?token={desk.session.token}"))
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        desk.close()


def _listen(host: str, port: int) -> socket.socket:
    found = socket.socket()
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except (OSError, OverflowError) as error:
        found.close()
        reason = getattr(error, "strerror", None) or error
        raise RecoupeError(f"cannot answer at {host}:{port} ({reason}); name another port with --port") from error
    found.listen(64)
    return found
