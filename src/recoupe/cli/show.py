"""`recoupe show`: one page of a store."""

from typing import Annotated

import msgspec
import typer

from recoupe.cli.options import DEFAULT_STORE, AsJson, StorePath, WithText
from recoupe.cli.output import NOTHING_FOUND, format_of, say, write_item
from recoupe.cli.page_view import page_details
from recoupe.cli.review_view import overlay_note
from recoupe.types.record import EventRow, QuoteRow
from recoupe.types.server import StoreName

Page = Annotated[str, typer.Argument(metavar="PAGE", help="Id or name of a page.")]


def show(page: Page, store: StorePath = DEFAULT_STORE, json: AsJson = False, with_text: WithText = False) -> None:
    """Show one page of a store: all that was found in it and what people decided about it, or its record as JSON."""
    from recoupe.store import find_page, open_store
    from recoupe.store.decisions import key_of, read_item_decisions

    opened = open_store(store)
    found = find_page(opened, page)
    with opened.reading() as db:
        decided = read_item_decisions(db)
    opened.close()
    if found is None:
        say(_nothing(page, store))
        raise typer.Exit(NOTHING_FOUND)
    record = found.record
    if with_text:
        record = msgspec.structs.replace(record, page=msgspec.structs.replace(record.page, text=found.text))

    def beside(row: QuoteRow | EventRow) -> str:
        return overlay_note(decided.on_key(key_of(record.page.id, row)))

    write_item(record, format_of(json=json, jsonl=False), show=lambda item: page_details(item, beside=beside))


def _nothing(page: str, store: StoreName) -> str:
    return f"{store}: no page has the id or name {page!r}; 'recoupe search WORDS' finds pages by what they say"
