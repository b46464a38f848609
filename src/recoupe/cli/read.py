"""`recoupe read`: pages in, records out, without a store."""

from collections.abc import Iterator

import typer

from recoupe.cli.options import ActorFiles, AsJson, AsJsonLines, AsText, FieldNames, Manifest, Paths, Published, WithText
from recoupe.cli.output import format_of, write_items, write_texts
from recoupe.cli.page_view import page_summary
from recoupe.types.record import PageRecord


def read(
    paths: Paths,
    published: Published = None,
    manifest: Manifest = None,
    fields: FieldNames = None,
    actors: ActorFiles = None,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
    with_text: WithText = False,
    text: AsText = False,
) -> None:
    """Read pages and print what they say: a summary, the whole record as JSON, or the clean article."""
    form = format_of(json=json, jsonl=jsonl)
    if text and (with_text or form != "people"):
        raise typer.BadParameter("--text writes the article alone; --json, --jsonl and --with-text write the record")
    from recoupe.cli.reading import Reading

    reading = Reading(paths, published=published, manifest=manifest, fields=fields, actors=actors)

    def records() -> Iterator[PageRecord]:
        for page in reading.pages(with_text=with_text):
            yield page.record

    if text:
        write_texts(reading.texts())
    else:
        write_items(records(), form, show=page_summary)
    raise typer.Exit(reading.exit_code)
