"""`recoupe partner`: the keys of this desk, and the other desks that it knows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from recoupe.cli.desk_keys import Key, PassphraseFile, key_path, read_passphrase
from recoupe.cli.options import DEFAULT_STORE, AsJson, AsJsonLines, StorePath
from recoupe.cli.output import NOTHING_FOUND, format_of, harmless, say, write_item, write_items
from recoupe.types.exchange import Partner

partner = typer.Typer(help="The keys of this desk, and the other desks that it knows.", no_args_is_help=True)

Who = Annotated[str, typer.Argument(metavar="PARTNER", help="Name or fingerprint of a partner, as the list shows it.")]
How = Annotated[
    str | None,
    typer.Option("--verified", metavar="HOW", help="How the fingerprint was compared: 'read aloud on the telephone'."),
]


@partner.command("init")
def init_desk(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What this desk calls itself.")],
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where the card goes; else NAME.card.")] = None,
    store: StorePath = DEFAULT_STORE,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make the keys of this desk, once, and write the card to give to others."""
    from recoupe.exchange.identity import card_of, check_card, fingerprint_of, make_keys, write_card, write_keys

    made = make_keys(" ".join(name.split()))
    check_card(card_of(made), where="NAME")
    path = key_path(key, store)
    card = write_keys(made, path, read_passphrase(passphrase_file, new=True))
    where = out or Path("".join(letter if letter.isalnum() else "-" for letter in made.name.lower()) + ".card")
    write_card(card, where)
    typer.echo(fingerprint_of(card))
    say(f"{path}: the private keys, under the passphrase: keep it, and never send it")
    say(f"{where}: the card for others; read the fingerprint to them on a way that you trust")


@partner.command()
def add(
    card: Annotated[Path, typer.Argument(metavar="CARD", help="The card that the other desk gave you.")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What you call it; else its own name.")] = None,
    verified: How = None,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Add another desk by its card; add it again, or use 'verify', once the fingerprint is compared."""
    from recoupe.exchange.identity import add_partner, read_card
    from recoupe.store import open_store

    found = read_card(card)
    opened = open_store(store)
    try:
        added = add_partner(opened, found, name=name, verified=verified)
    finally:
        opened.close()
    write_item(added, format_of(json=json, jsonl=False), show=_lines)
    if added.verified is None:
        say(f"compare the fingerprint with {added.name}, then: recoupe partner verify {added.name!r} --verified HOW")


@partner.command()
def verify(who: Who, verified: How = None, store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Write down that the fingerprint of a partner was compared, and how; who and when stand with it."""
    from recoupe.exchange.identity import verify_partner
    from recoupe.store import open_store

    opened = open_store(store)
    try:
        found = verify_partner(opened, who, verified or "")
    finally:
        opened.close()
    write_item(found, format_of(json=json, jsonl=False), show=_lines)


@partner.command("list")
def list_partners(store: StorePath = DEFAULT_STORE, json: AsJson = False, jsonl: AsJsonLines = False) -> None:
    """List the other desks that are known here."""
    from recoupe.store import open_store
    from recoupe.store.exchange.partners import read_partners

    opened = open_store(store)
    with opened.reading() as db:
        found = read_partners(db)
    opened.close()
    write_items(found, format_of(json=json, jsonl=jsonl), show=_lines)
    if not found:
        say(f"{store}: no partner is known; 'recoupe partner add CARD' adds one")
        raise typer.Exit(NOTHING_FOUND)


@partner.command()
def show(who: Who, store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Show a partner: its fingerprint, and all that was written down about it."""
    from recoupe.exchange.identity import find_partner
    from recoupe.store import open_store
    from recoupe.store.exchange.partners import read_partner_rows

    opened = open_store(store)
    try:
        with opened.reading() as db:
            found = find_partner(db, who)
            rows = [row for row in read_partner_rows(db) if row.name == found.name]
    finally:
        opened.close()
    write_item(found, format_of(json=json, jsonl=False), show=lambda item: (*_lines(item), *_history(rows)))


def _lines(found: Partner) -> Iterator[Text]:
    yield Text(harmless(found.name), style="bold")
    yield Text(f"  {found.fingerprint}")
    how = f"compared by {found.who}, {found.at[:10]}: {found.verified}" if found.verified else "fingerprint not compared yet"
    yield Text(f"  {harmless(how)}")


def _history(rows: list[Partner]) -> Iterator[Text]:
    for row in rows:
        yield Text(f"  {row.at}  {row.who}  {harmless(row.verified or 'card added')}", style="dim")
