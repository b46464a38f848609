"""`recoupe serve`: the desk in the browser."""

from typing import Annotated

import typer

from recoupe.cli.options import DEFAULT_STORE, ActorFiles, StorePath
from recoupe.cli.output import say

Host = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; without it only this machine is answered.")
]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="The port; 0 takes any that is free.")]


def serve(store: StorePath = DEFAULT_STORE, host: Host = "127.0.0.1", port: Port = 8422, actors: ActorFiles = None) -> None:
    """Open the desk: prints the address for your browser, and answers there until you press Ctrl-C."""
    from recoupe.web import open_desk
    from recoupe.web import serve as answer

    desk = open_desk(store, actor_files=tuple(actors or ()))
    if host not in ("127.0.0.1", "localhost"):
        say(f"{host} can be reached from other machines: whoever has the address with its token can read and decide, unencrypted")
    answer(desk, host=host, port=port, ready=_tell)


def _tell(address: str) -> None:
    typer.echo(address)
    say("open this address in your browser; Ctrl-C stops the desk")
