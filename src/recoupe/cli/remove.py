"""`recoupe remove` and `recoupe restore`: whether a page belongs in a store, decided by a person."""

from typing import Annotated

import typer

from recoupe.cli.decided import PageNamed, Why, as_usage
from recoupe.cli.options import DEFAULT_STORE, AsJson, StorePath
from recoupe.cli.output import format_of, say, write_item
from recoupe.cli.set_view import page_decision_lines

Reason = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; whoever adds the page again is told.")]


def remove(page: PageNamed, why: Reason, store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Decide that a page does not belong in the store: it goes, and later runs of 'add' keep it out."""
    from recoupe.store import open_store
    from recoupe.store.housekeeping.change import remove_page

    opened = open_store(store)
    with as_usage():
        made = remove_page(opened, page, why=why)
    opened.close()
    write_item(made, format_of(json=json, jsonl=False), show=page_decision_lines)


def restore(page: PageNamed, why: Why = "", store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Decide that a page that was removed is let in again; it is there when its file is next added."""
    from recoupe.store import open_store
    from recoupe.store.housekeeping.change import restore_page

    opened = open_store(store)
    with as_usage():
        made = restore_page(opened, page, why=why)
    opened.close()
    say(f"add it again to have it back: recoupe add {made.path} --store {store}")
    write_item(made, format_of(json=json, jsonl=False), show=page_decision_lines)
