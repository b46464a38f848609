"""`recoupe search`: pages of a store by what they say."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from recoupe.cli.opened import pages_in
from recoupe.cli.options import DEFAULT_STORE, AffairName, AsJson, AsJsonLines, StorePath
from recoupe.cli.output import NOTHING_FOUND, counted, format_of, harmless, say, write_items

if TYPE_CHECKING:
    from recoupe.store import Hit

Words = Annotated[
    list[str], typer.Argument(metavar="WORDS", help="Words, in any form; phrases in quotation marks, as they stand.")
]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many pages at most.")]


def search(
    words: Words,
    affair: AffairName = None,
    store: StorePath = DEFAULT_STORE,
    limit: Limit = 20,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """Find the pages of a store that have all of some words; accents, endings and elided articles do not matter."""
    form = format_of(json=json, jsonl=jsonl)
    from recoupe.store import open_store, search_pages

    opened = open_store(store)
    pages = pages_in(opened, affair)
    found = search_pages(opened, " ".join(words), limit=limit, pages=None if pages is None else sorted(pages))
    opened.close()
    write_items(found.hits, form, show=_lines)
    if not found.hits:
        say(f"{store}: no page has {' '.join(words)!r}")
        raise typer.Exit(NOTHING_FOUND)
    if found.total > len(found.hits):
        say(f"{len(found.hits)} of {found.total} pages; --limit shows more")


def _lines(hit: "Hit") -> Iterator[Text]:
    head = Text(harmless(hit.title or hit.name), style="bold")
    about = [hit.name if hit.title else "", hit.publisher or "", hit.published or "", hit.id]
    yield head.append("  " + harmless(", ".join(part for part in about if part)), style="not bold")
    if hit.snippet:
        yield Text("  ").append_text(_marked(hit)).append(f"  @{hit.snippet.start}-{hit.snippet.end}", style="dim")
    if hit.decided:
        yield Text(f"  people decided about {counted(hit.decided, 'item')}: 'recoupe show {harmless(hit.name)}'", style="yellow")


def _marked(hit: "Hit") -> Text:
    """Return the snippet on one line, what was found in brackets."""
    text = Text()
    if hit.snippet is None:
        return text
    start, words, at = hit.snippet.start, hit.snippet.text, 0
    for match in hit.matches:
        if start <= match.start and match.end <= hit.snippet.end:
            text.append(_line(words[at : match.start - start])).append(f"[{_line(match.text)}]", style="bold")
            at = match.end - start
    return text.append(_line(words[at:]))


def _line(text: str) -> str:
    return harmless(text.replace("\r", " ").replace("\n", " "))
