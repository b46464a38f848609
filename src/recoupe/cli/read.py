"""`recoupe read`: pages in, records out, without a store."""

from collections.abc import Iterator

import typer

from recoupe.cli.options import ActorFiles, AsJson, AsJsonLines, Manifest, Paths, Published, WithText
from recoupe.cli.output import format_of, write_items
from recoupe.cli.page_view import page_summary
from recoupe.types.record import PageRecord


def read(
    paths: Paths,
    published: Published = None,
    manifest: Manifest = None,
    actors: ActorFiles = None,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
    with_text: WithText = False,
) -> None:
    """Read pages and print what they say: a summary, or the whole record as JSON."""
    form = format_of(json=json, jsonl=jsonl)
    from recoupe.cli.reading import Reading

    reading = Reading(paths, published=published, manifest=manifest, actors=actors)

    def records() -> Iterator[PageRecord]:
        for page in reading.pages(with_text=with_text):
            yield page.record

    write_items(records(), form, show=page_summary)
    raise typer.Exit(reading.exit_code)
