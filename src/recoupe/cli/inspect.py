"""`recoupe inspect`: one layer of a page, in the text."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.text import Text

from recoupe.cli.layer_view import layer_in_text, roles_in_text
from recoupe.cli.options import ActorFiles, AsJson, AsJsonLines, FieldNames, File, LexiconFolders, Manifest, Published
from recoupe.cli.output import NOTHING_FOUND, Format, format_of, say, write_items
from recoupe.types.record import PageRecord


class Layer(StrEnum):
    """What can be shown in the text."""

    ROLES = "roles"
    TIMES = "times"
    ACTORS = "actors"
    QUOTES = "quotes"
    EVENTS = "events"


LayerName = Annotated[Layer, typer.Argument(metavar="roles|times|actors|quotes|events", help="What to show.", show_choices=False)]


def inspect(
    layer: LayerName,
    file: File,
    published: Published = None,
    manifest: Manifest = None,
    fields: FieldNames = None,
    actors: ActorFiles = None,
    lexicon: LexiconFolders = None,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """Show one layer of a page in its text, with numbers in brackets and a legend under each paragraph."""
    form = format_of(json=json, jsonl=jsonl)
    from recoupe.cli.reading import Reading

    reading = Reading([file], published=published, manifest=manifest, fields=fields, actors=actors, lexicon=lexicon)
    shown = (item for page in reading.pages() for item in _items(layer, page.record, page.capture.text, form))
    if not write_items(shown, form, show=_as_it_is) and not reading.failures:
        say(f"{file}: no {layer.value} found")
        raise typer.Exit(NOTHING_FOUND)
    raise typer.Exit(reading.exit_code)


def _items(layer: Layer, record: PageRecord, raw: str, form: Format) -> Iterator[Any]:
    """Yield what is written of one layer: its rows, or lines for people."""
    if form != "people":
        yield from _rows(layer, record)
    elif layer is Layer.ROLES:
        yield from roles_in_text(record, raw)
    else:
        yield from layer_in_text(record, raw, layer.value)


def _rows(layer: Layer, record: PageRecord) -> tuple[Any, ...]:
    match layer:
        case Layer.ROLES:
            return record.segments
        case Layer.TIMES:
            return record.times
        case Layer.ACTORS:
            return record.mentions
        case Layer.QUOTES:
            return record.quotes
        case Layer.EVENTS:
            return record.events


def _as_it_is(line: Text) -> Iterator[Text]:
    yield line
