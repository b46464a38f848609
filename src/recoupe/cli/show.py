"""`recoupe show`: one page of a store."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from recoupe.cli.options import DEFAULT_STORE, AsJson, StorePath, WithText
from recoupe.cli.output import NOTHING_FOUND, format_of, say, write_item
from recoupe.cli.page_view import page_details

Page = Annotated[str, typer.Argument(metavar="PAGE", help="Id or name of a page.")]


def show(page: Page, store: StorePath = DEFAULT_STORE, json: AsJson = False, with_text: WithText = False) -> None:
    """Show one page of a store: all that was found in it, or its record as JSON."""
    from recoupe.store import find_page, open_store

    opened = open_store(store)
    found = find_page(opened, page)
    opened.close()
    if found is None:
        say(_nothing(page, store))
        raise typer.Exit(NOTHING_FOUND)
    record = found.record
    if with_text:
        record = msgspec.structs.replace(record, page=msgspec.structs.replace(record.page, text=found.text))
    write_item(record, format_of(json=json, jsonl=False), show=page_details)


def _nothing(page: str, store: Path) -> str:
    return f"{store}: no page has the id or name {page!r}; 'recoupe search WORDS' finds pages by what they say"
