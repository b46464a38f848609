"""`recoupe serve`: the desk in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.desk_keys import Key
from recoupe.cli.options import DEFAULT_STORE, ActorFiles, AffairName, StorePath
from recoupe.cli.output import say

Host = Annotated[
    str,
    typer.Option("--host", metavar="ADDRESS", help="Where to listen; without it only this machine is answered. Needs --users."),
]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="The port; 0 takes any that is free.")]
UsersFile = Annotated[
    Path | None,
    typer.Option("--users", metavar="FILE", help="A shared desk: those in this file sign in ('recoupe users add' writes it)."),
]
_LOCAL = ("127.0.0.1", "localhost")


def serve(
    store: StorePath = DEFAULT_STORE,
    host: Host = "127.0.0.1",
    port: Port = 8422,
    users: UsersFile = None,
    affair: AffairName = None,
    actors: ActorFiles = None,
    key: Key = None,
) -> None:
    """Open the desk: prints the address for your browser, and answers there until you press Ctrl-C."""
    _refuse_open(host, users)
    from recoupe.web import open_desk
    from recoupe.web import serve as answer

    desk = open_desk(store, actor_files=tuple(actors or ()), users=users, key=key)
    if host not in _LOCAL:
        say(f"{host} can be reached from other machines: what passes is unencrypted, passwords too, unless something encrypts it")
    if affair is not None:
        desk.known_affairs.store_of(affair)
    answer(desk, host=host, port=port, ready=_tell, affair=affair)


def _refuse_open(host: str, users: Path | None) -> None:
    """Refuse an address that others reach when nobody has to sign in there, and one that no browser can name.

    Raises:
        typer.BadParameter: says what to do instead.
    """
    if host in _LOCAL:
        return
    if users is None:
        raise typer.BadParameter(
            f"other machines may reach {host}: name those who may use the desk with --users FILE "
            "('recoupe users add NAME FILE' makes it), or leave --host out"
        )
    if host in ("0.0.0.0", "::", "*", ""):
        raise typer.BadParameter(
            f"{host!r} is every address of this machine; name the one, or the name, under which browsers reach it: the desk "
            "answers to no other, so that no other site can speak for it"
        )


def _tell(address: str) -> None:
    typer.echo(address)
    say("open this address in your browser; Ctrl-C stops the desk")
