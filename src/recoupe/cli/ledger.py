"""`recoupe ledger`: what left, what came, under which clause, who pressed the key."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer
from rich.text import Text

from recoupe.cli.options import DEFAULT_STORE, AsJson, AsJsonLines, StorePath, parser_of
from recoupe.cli.output import NOTHING_FOUND, SOME_FAILED, counted, format_of, harmless, say, write_item, write_items
from recoupe.types.exchange import Entry, LedgerKind

if TYPE_CHECKING:
    from recoupe.exchange.ledger import LedgerCheck

ledger = typer.Typer(help="What left and what came: entries that are only ever added.", no_args_is_help=True)


@ledger.command()
def show(
    partner: Annotated[str | None, typer.Option("--partner", metavar="NAME", help="Only entries about this partner.")] = None,
    kind: Annotated[
        list[Any] | None,
        typer.Option("--kind", parser=parser_of(LedgerKind), metavar="KIND", help="Only this kind; may be repeated."),
    ] = None,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """Show the ledger, the first entry first."""
    from recoupe.exchange.identity import find_partner
    from recoupe.store import open_store
    from recoupe.store.exchange.ledger import read_ledger
    from recoupe.store.exchange.partners import partner_names

    form = format_of(json=json, jsonl=jsonl)
    opened = open_store(store)
    try:
        with opened.reading() as db:
            names = partner_names(db)
            asked = find_partner(db, partner).fingerprint if partner else None
            wanted = (entry for entry in read_ledger(db) if asked in (None, entry.partner) and (not kind or entry.kind in kind))
            count = write_items(wanted, form, show=lambda entry: _lines(entry, names))
    finally:
        opened.close()
    if not count:
        say(f"{store}: the ledger has no such entry")
        raise typer.Exit(NOTHING_FOUND)


@ledger.command()
def verify(store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Check every entry of the ledger, and that it still says what partners have signed."""
    from recoupe.exchange.ledger import verify_ledger
    from recoupe.store import open_store

    opened = open_store(store)
    try:
        found = verify_ledger(opened)
    finally:
        opened.close()
    write_item(found, format_of(json=json, jsonl=False), show=_check_lines)
    if found.breaks:
        raise typer.Exit(SOME_FAILED)


def _check_lines(found: "LedgerCheck") -> Iterator[Text]:
    entries = "1 entry" if found.entries == 1 else f"{found.entries:,} entries"
    yield Text(f"{entries}, {counted(found.anchors, 'receipt')} of partners, {'BROKEN' if found.breaks else 'whole'}")
    yield Text(f"last hash {found.head}", style="dim")
    for broken in found.breaks:
        yield Text(f"  entry {broken.number}: {broken.why}")


def _lines(entry: Entry, names: dict[str, str]) -> Iterator[Text]:
    who = names.get(entry.partner, entry.partner)
    yield Text(f"{entry.number:>5}  {entry.at}  {entry.kind}  {harmless(who)}  ({harmless(entry.who)})")
    body = msgspec.json.decode(entry.body)
    said = ", ".join(f"{key}: {_plain(value)}" for key, value in body.items() if value not in (None, {}, []))
    yield Text(f"       {harmless(said)}", style="dim")


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key} {_plain(inner)}" for key, inner in value.items())
    return str(value)
