"""`recoupe read`: pages in, records out, without a store."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recoupe.cli.options import (
    ActorFiles,
    AsJson,
    AsJsonLines,
    AsText,
    FieldNames,
    LexiconFolders,
    Manifest,
    OnlyFrench,
    Paths,
    Profile,
    Published,
    WithText,
)
from recoupe.cli.output import Format, counted, format_of, say, write_item, write_items, write_texts
from recoupe.cli.page_view import page_summary
from recoupe.cli.run_options import Address, Engine, Run, Workers, run_of
from recoupe.cli.table_file import check_table_file, table_file
from recoupe.types.record import PageRecord

if TYPE_CHECKING:
    from recoupe.cli.reading import Reading
    from recoupe.pipeline.watch import Stopwatch

PolecatFile = Annotated[
    Path | None,
    typer.Option(
        "--polecat", metavar="FILE", help="Write the events into a table (.tsv) with POLECAT's header and recoupe's own columns."
    ),
]


def read(
    paths: Paths,
    published: Published = None,
    manifest: Manifest = None,
    fields: FieldNames = None,
    actors: ActorFiles = None,
    lexicon: LexiconFolders = None,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
    with_text: WithText = False,
    text: AsText = False,
    polecat: PolecatFile = None,
    only_french: OnlyFrench = False,
    profile: Profile = False,
    to: Run = None,
    workers: Workers = None,
    engine: Engine = None,
    address: Address = None,
) -> None:
    """Read pages and print what they say: a summary, the whole record as JSON, or the clean article; or write their events.

    With --to, read many pages by many processes into a folder.
    """
    form = format_of(json=json, jsonl=jsonl)
    known: Any = {"published": published, "manifest": manifest, "fields": fields, "actors": actors, "lexicon": lexicon}
    if how := run_of(to, workers, engine, address, alone=not (jsonl or with_text or text or polecat or only_french or profile)):
        from recoupe.cli.read_run import read_into

        raise typer.Exit(read_into(how, paths, form, **known))
    _check(form, paths, with_text=with_text, text=text, polecat=polecat, profile=profile)
    from recoupe.cli.reading import Reading
    from recoupe.pipeline.watch import Stopwatch

    stopwatch = Stopwatch() if profile else None
    reading = Reading(paths, **known, only_language=only_french, stopwatch=stopwatch)
    _write(reading, form, stopwatch, with_text=with_text, text=text, polecat=polecat)
    raise typer.Exit(reading.exit_code)


def _check(form: Format, paths: list[str], *, with_text: bool, text: bool, polecat: Path | None, profile: bool) -> None:
    """Refuse options that do not go together."""
    if profile and (text or with_text or polecat):
        raise typer.BadParameter("--profile says how long reading takes and writes no record: leave out the other one")
    if text and (with_text or form != "people"):
        raise typer.BadParameter("--text writes the article alone; --json, --jsonl and --with-text write the record")
    if text and polecat:
        raise typer.BadParameter("--text reads no events; leave it out to have --polecat write them")
    if polecat:
        check_table_file(polecat, option="--polecat", inputs=paths)


def _write(
    reading: "Reading", form: Format, stopwatch: "Stopwatch | None", *, with_text: bool, text: bool, polecat: Path | None
) -> None:
    """Write what was asked for."""
    if stopwatch:
        from recoupe.cli.profile import profile_lines, take_profile

        write_item(take_profile(reading, stopwatch), form, show=profile_lines)
    elif polecat:
        _write_events(reading, polecat, form, with_text=with_text)
    elif text:
        write_texts(reading.texts())
    else:
        write_items((page.record for page in reading.pages(with_text=with_text)), form, show=page_summary)


def _write_events(reading: "Reading", path: Path, form: Format, *, with_text: bool) -> None:
    """Write the events into a table, and the records too where JSON is asked for; say how many events there were."""
    from recoupe.exports import COLUMNS, TsvTable, alpha3_of_states, polecat_rows

    pages, states = 0, dict[str, str]()
    with table_file(path) as file:
        table = TsvTable(file, COLUMNS)

        def records() -> Iterator[PageRecord]:
            nonlocal pages, states
            for page in reading.pages(with_text=with_text):
                states = states or alpha3_of_states(reading.language.pack.actors)
                for row in polecat_rows(page.record, states=states):
                    table.add(row)
                pages += 1
                yield page.record

        if form == "people":
            for _ in records():
                pass
        else:
            write_items(records(), form, show=page_summary)
    say(f"{path}: {counted(table.rows, 'event')} of {counted(pages, 'page')}")
