"""`recoupe users`: the file of those who may use a shared desk."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.text import Text

from recoupe.cli.options import AsJson, AsJsonLines, parser_of
from recoupe.cli.output import NOTHING_FOUND, format_of, harmless, say, write_item, write_items
from recoupe.types.base import Record

users = typer.Typer(help="The users of a shared desk ('recoupe serve --users FILE').", no_args_is_help=True)

_Role = Literal["reader", "editor"]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What the user signs in with, and decisions are signed with.")]
UsersFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file of users.")]
RoleOption = Annotated[
    Any,
    typer.Option(
        "--role",
        metavar="ROLE",
        parser=parser_of(_Role),
        help="reader: looks and exports; editor: decides and adds pages too. Without it what the user has; reader for a new one.",
    ),
]


class ShownUser(Record, frozen=True, kw_only=True):
    """A user as it is listed: never the hash."""

    name: str
    role: _Role


@users.command()
def add(name: Name, file: UsersFile, role: RoleOption = None, json: AsJson = False) -> None:
    """Add a user, or give one another password or role; asks for the password, or takes the first line of standard input."""
    from recoupe.web.users import change_entry

    made = change_entry(file, name, role=role, password=_password())
    write_item(ShownUser(name=made.name, role=made.role), format_of(json=json, jsonl=False), show=_lines)
    say(f"{file}: written; a desk that runs takes it in at once, and signs {made.name} out")


@users.command()
def remove(name: Name, file: UsersFile, json: AsJson = False) -> None:
    """Take a user out of the file; what it decided stays, with its name."""
    from recoupe.web.users import remove_entry

    gone = remove_entry(file, name)
    write_item(ShownUser(name=gone.name, role=gone.role), format_of(json=json, jsonl=False), show=_lines)
    say(f"{file}: {gone.name} is out of it")


@users.command("list")
def list_(file: UsersFile, json: AsJson = False, jsonl: AsJsonLines = False) -> None:
    """List the users of a file with their roles."""
    from recoupe.web.users import read_entries

    found = [ShownUser(name=entry.name, role=entry.role) for entry in read_entries(file)]
    write_items(found, format_of(json=json, jsonl=jsonl), show=_lines)
    if not found:
        say(f"{file}: nobody is in it; 'recoupe users add NAME {file}' adds somebody")
        raise typer.Exit(NOTHING_FOUND)


def _lines(user: ShownUser) -> Iterator[Text]:
    yield Text(f"{harmless(user.name)}  {user.role}")


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
