"""`recoupe contact`: how much, or what, both desks hold, without a record leaving."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer
from rich.text import Text

from recoupe.cli.desk_keys import Key, PassphraseFile, opened_keys
from recoupe.cli.options import DEFAULT_STORE, AsJson, StorePath, one_of
from recoupe.cli.output import format_of, harmless, say, write_item
from recoupe.types.agreement import ContactOver

if TYPE_CHECKING:
    from recoupe.exchange.contact import Asked


def contact(
    partner: Annotated[str, typer.Argument(metavar="PARTNER", help="Name or fingerprint of a partner.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The question to carry to the partner; a new file.")],
    over: Annotated[
        str, typer.Option("--over", metavar="WHAT", help="What is compared: actors, captures or passages.")
    ] = "actors",
    agreement: Annotated[
        str | None, typer.Option("--agreement", metavar="ID", help="Under which agreement, when several allow it.")
    ] = None,
    store: StorePath = DEFAULT_STORE,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    json: AsJson = False,
) -> None:
    """Ask a partner what both desks hold; 'recoupe receive' answers there, and reads the answer here."""
    from recoupe.exchange.contact import ask_contact
    from recoupe.store import open_store

    known: tuple[ContactOver, ...] = get_args(ContactOver)
    what = one_of(over, known)
    keys = opened_keys(key, store, passphrase_file)
    opened = open_store(store)
    try:
        asked = ask_contact(opened, keys, partner, out, over=what, agreement=agreement)
    finally:
        opened.close()
    write_item(asked, format_of(json=json, jsonl=False), show=_lines)
    say(f"{out}: the question to carry to {asked.partner}")


def _lines(asked: "Asked") -> Iterator[Text]:
    yield Text(f"asked {harmless(asked.partner)} about {asked.items:,} {asked.over} under {asked.agreement}", style="bold")
