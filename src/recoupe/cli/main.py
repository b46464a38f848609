"""The command line: every command, its errors, its exit codes.

Each command is a file; what is heavy (parser, database) is imported inside it, when it is called.
"""

import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from recoupe.cli.accounts import accounts, sources
from recoupe.cli.actors import actors
from recoupe.cli.add import add
from recoupe.cli.affair import affair
from recoupe.cli.agreement import agreement
from recoupe.cli.backup import backup
from recoupe.cli.build import build
from recoupe.cli.claims import claims
from recoupe.cli.contact import contact
from recoupe.cli.contradictions import contradictions
from recoupe.cli.demo import demo
from recoupe.cli.doctor import doctor
from recoupe.cli.explain import explain
from recoupe.cli.export import export
from recoupe.cli.init import init
from recoupe.cli.inspect import inspect
from recoupe.cli.interrupts import listen
from recoupe.cli.kb import kb
from recoupe.cli.ledger import ledger
from recoupe.cli.load import load
from recoupe.cli.migrate import migrate
from recoupe.cli.offer import offer, send
from recoupe.cli.output import ERROR, say
from recoupe.cli.pair import pair
from recoupe.cli.partner import partner
from recoupe.cli.patterns import patterns
from recoupe.cli.quotes import quotes
from recoupe.cli.read import read
from recoupe.cli.receive import receive
from recoupe.cli.remove import remove, restore
from recoupe.cli.reuse import reuse
from recoupe.cli.review import review
from recoupe.cli.search import search
from recoupe.cli.serve import serve
from recoupe.cli.set import set_given
from recoupe.cli.show import show
from recoupe.cli.sql import sql
from recoupe.cli.status import status
from recoupe.cli.timeline import timeline
from recoupe.cli.users import users
from recoupe.cli.verify import verify
from recoupe.types.errors import RecoupeError

app = typer.Typer(
    name="recoupe",
    help="Who said, did, agreed, refused or denied what in the French-language press, and according to whom.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for command in (
    demo, read, inspect, explain, init, add, load, reuse, remove, restore, build, status, show, search, timeline, pair, quotes,
    accounts, contradictions, sources, export, sql, serve, verify,
):  # fmt: skip
    app.command()(command)
for service in (backup, migrate, doctor):
    app.command()(service)
for exchange in (offer, send, receive, contact, claims):
    app.command()(exchange)
app.command("set")(set_given)
app.add_typer(kb)
app.add_typer(patterns)
app.add_typer(actors, name="actors")
app.add_typer(partner, name="partner")
app.add_typer(agreement, name="agreement")
app.add_typer(ledger, name="ledger")
app.add_typer(review, name="review")
app.add_typer(affair)
app.add_typer(users, name="users")


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"recoupe {version('recoupe')}\n")
        raise typer.Exit


@app.callback()
def options(
    shown: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Who said, did, agreed, refused or denied what in the French-language press, and according to whom."""


def main() -> None:
    """Run the command line and leave with its exit code; errors are one message, a traceback only with RECOUPE_DEBUG=1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    listen()
    try:
        app()
    except RecoupeError as error:
        _debug(error)
        say(str(error))
    except Exception as error:  # noqa: BLE001 - the last stop: a person gets a sentence, not a traceback
        _debug(error)
        say(f"internal error, {type(error).__name__}: {error}")
        say(f"please report it with the command you typed, this message, and the version (recoupe {version('recoupe')})")
        say("RECOUPE_DEBUG=1 shows where it happened")
    sys.exit(ERROR)


def _debug(error: Exception) -> None:
    if os.environ.get("RECOUPE_DEBUG"):
        raise error
