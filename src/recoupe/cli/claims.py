"""`recoupe claims`: what partners claim, beside our own."""

from typing import Annotated, Any

import typer

from recoupe.cli.claims_view import claim_lines
from recoupe.cli.options import DEFAULT_STORE, AsJson, AsJsonLines, StorePath, parser_of
from recoupe.cli.output import NOTHING_FOUND, counted, format_of, say, write_items
from recoupe.types.exchange import Kind


def claims(
    kind: Annotated[
        Any,
        typer.Option(
            "--kind", parser=parser_of(Kind), metavar="KIND", help="Only quotes, events, accounts, decisions or captures."
        ),
    ] = None,
    drop_due: Annotated[
        bool, typer.Option("--drop-due", help="First drop what may not be kept any longer; the ledger says so.")
    ] = False,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """Show what partners claim and decided, beside our own happenings: what differs, and what is no further source."""
    from recoupe.exchange.agreements.find import today_utc
    from recoupe.exchange.claims import claims_beside, drop_due_claims
    from recoupe.store import open_store

    opened = open_store(store)
    try:
        if drop_due:
            say(f"{counted(drop_due_claims(opened, today_utc()), 'claim')} dropped: their last day is over")
        count = write_items(claims_beside(opened, kind=kind), format_of(json=json, jsonl=jsonl), show=claim_lines)
    finally:
        opened.close()
    if not count:
        say(f"{store}: no partner claims anything of the kind")
        raise typer.Exit(NOTHING_FOUND)
