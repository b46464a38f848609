"""`recoupe status`: what a store holds."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from recoupe.cli.options import DEFAULT_STORE, AsJson, StorePath
from recoupe.cli.output import counted, format_of, harmless, write_item

if TYPE_CHECKING:
    from recoupe.store import Status
    from recoupe.store.housekeeping.decided import PageDecision


def status(store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Show what a store holds, what was removed, and which paths could not be read."""
    from recoupe.store import open_store, status_of

    opened = open_store(store)
    write_item(status_of(opened), format_of(json=json, jsonl=False), show=_lines)
    opened.close()


def _lines(status: "Status") -> Iterator[Text]:
    yield Text(f"{status.path}: {counted(status.pages, 'page')}, {counted(status.characters, 'character')}", style="bold")
    yield from _table("languages", status.languages)
    yield from _table("read by", status.engines)
    yield from _table("found", status.items)
    yield from _table("problems", status.problems)
    yield from _table("set by people", {_set(one): one.at for one in status.set})
    kept_out = {f"{one.name} ({one.page_id}), by {one.who}: {one.why}": one.at for one in status.removed}
    yield from _table("kept out ('recoupe restore PAGE' lets it in)", kept_out)
    yield from _table("could not be read", {f"{path}: {reason}": at for path, reason, at in status.failures})


def _set(one: "PageDecision") -> str:
    what = ", ".join(f"{part} {value}" for part, value in (("published", one.published), ("publisher", one.publisher)) if value)
    return f"{one.name} ({one.page_id}): {what}, by {one.who}{f': {one.why}' if one.why else ''}"


def _table(title: str, rows: Mapping[str, int | str]) -> Iterator[Text]:
    if not rows:
        return
    yield Text(title, style="bold")
    for name, value in rows.items():
        shown = f"{value:>10,}" if isinstance(value, int) else value
        yield Text(f"  {shown}  {harmless(name)}")
