"""`recoupe explain`: all that a page's record holds at one place, and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli.explain_view import held_lines
from recoupe.cli.options import ActorFiles, AsJson, FieldNames, LexiconFolders, Manifest, Published
from recoupe.cli.output import NOTHING_FOUND, counted, format_of, say, write_item

if TYPE_CHECKING:
    from recoupe.cli.reading import Reading
    from recoupe.pipeline.corpus import ReadPage

Place = Annotated[
    str,
    typer.Argument(
        metavar="FILE:OFFSET",
        help="A page and a place in its text as captured, in characters from 0; FILE#RECORD:OFFSET in a file of many pages.",
    ),
]


def explain(
    place: Place,
    published: Published = None,
    manifest: Manifest = None,
    fields: FieldNames = None,
    actors: ActorFiles = None,
    lexicon: LexiconFolders = None,
    json: AsJson = False,
) -> None:
    """Show all that the record of a page holds at one place of its text, each with the rule that made it and why."""
    file, record, offset = _parts(place)
    from recoupe.cli.reading import Reading
    from recoupe.pipeline.place import held_at

    reading = Reading([file], published=published, manifest=manifest, fields=fields, actors=actors, lexicon=lexicon)
    page = _page(reading, file, record)
    if page is None:
        raise typer.Exit(reading.exit_code or NOTHING_FOUND)
    length = page.record.page.length
    if offset >= length:
        raise typer.BadParameter(
            f"the offset {offset} is beyond the end: {file} has {counted(length, 'character')}, 0 to {length - 1}"
        )
    held = held_at(page.record, offset, files=reading.language.pack.events.files)
    write_item(held, format_of(json=json, jsonl=False), show=lambda it: held_lines(it, page.record, page.capture.text))
    if held.segment is None:
        say(f"{place}: the page is blank there")
        raise typer.Exit(NOTHING_FOUND)


def _parts(place: str) -> tuple[str, str | None, int]:
    """Return the file, the record in it, and the offset that an argument names."""
    file, colon, number = place.rpartition(":")
    if not colon or not file:
        raise typer.BadParameter(f"{place!r} names no place; write the file, a colon and the offset, such as page.txt:120")
    if not (number.isascii() and number.isdigit()):
        raise typer.BadParameter(f"{number!r} is no offset; give a number of characters from 0, such as {file}:120")
    path, hash_mark, record = file.partition("#")
    if hash_mark and not Path(file).exists():
        return path, record, int(number)
    return file, None, int(number)


def _page(reading: "Reading", file: str, record: str | None) -> "ReadPage | None":
    """Return the page meant; None if it could not be read, which is said, or there is none."""
    found = [capture for capture in reading.captures() if record is None or record in (capture.record, capture.name)]
    if len(found) > 1:
        names = ", ".join(f"{file}#{capture.record}" if capture.record else capture.path for capture in found[:3])
        raise typer.BadParameter(f"{file} holds {counted(len(found), 'page')}; name one of them, such as {names}")
    if not found:
        if not reading.failures:
            say(f"{file}: has no page{f' {record!r}' if record is not None else ''}")
        return None
    return reading.page(found[0])
