"""`recoupe claims`: what partners claim, beside our own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from recoupe.cli.options import DEFAULT_STORE, AsJson, AsJsonLines, StorePath, parser_of
from recoupe.cli.output import NOTHING_FOUND, counted, format_of, harmless, say, write_items
from recoupe.types.exchange import Kind

if TYPE_CHECKING:
    from recoupe.exchange.claims import Beside


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
    """Show what partners claim, beside our own happenings: what differs, and what is no further source."""
    from recoupe.exchange.agreements.find import today_utc
    from recoupe.exchange.claims import claims_beside, drop_due_claims
    from recoupe.store import open_store

    opened = open_store(store)
    try:
        if drop_due:
            say(f"{counted(drop_due_claims(opened, today_utc()), 'claim')} dropped: their last day is over")
        count = write_items(claims_beside(opened, kind=kind), format_of(json=json, jsonl=jsonl), show=_lines)
    finally:
        opened.close()
    if not count:
        say(f"{store}: no partner claims anything of the kind")
        raise typer.Exit(NOTHING_FOUND)


def _lines(found: "Beside") -> Iterator[Text]:
    yield Text(f"according to {harmless(found.partner)}: {harmless(found.item)}").append(f"  ({found.form})", style="dim")
    if found.happenings:
        differs = f"; differs in {', '.join(found.differs)}" if found.differs else ""
        yield Text(f"  ours: {', '.join(found.happenings)}{differs}")
    why = "rests on a passage of ours" if found.same_passage else "its source told us already" if found.same_source else ""
    yield Text(f"  {'a further source' if found.further else why or 'no source'}{_caveats(found)}", style="dim")


def _caveats(found: "Beside") -> str:
    caveats = found.caveats
    said = (
        "" if caveats.onward else "not to be passed on",
        f"credit {harmless(caveats.credit)}" if caveats.credit else "",
        f"delete by {caveats.delete_by}" if caveats.delete_by else "",
    )
    return "".join(f"; {one}" for one in said if one)
