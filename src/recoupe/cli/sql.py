"""`recoupe sql`: SQL over the shards of a run."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from recoupe.cli.columns import Columns
from recoupe.cli.options import AsJson, AsJsonLines
from recoupe.cli.output import NOTHING_FOUND, Format, counted, format_of, harmless, say, screen, write_items

if TYPE_CHECKING:
    from recoupe.sql import Answer, View

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The run: what 'recoupe read PATH... --to FOLDER' made.")]
Query = Annotated[str | None, typer.Argument(metavar="QUERY", help="SQL as DuckDB takes it; without one the views are listed.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Write CSV with a head.")]
Save = Annotated[
    Path | None, typer.Option("--save", metavar="FILE", help="Write the views into a new DuckDB file, for other programs.")
]


def sql(
    folder: Folder, query: Query = None, save: Save = None, json: AsJson = False, jsonl: AsJsonLines = False, csv: AsCsv = False
) -> None:
    """Ask the pages, quotes, events, actors and times of a run in SQL, straight from its shards; needs the extra duckdb."""
    from recoupe.sql import ask_shards, list_views, save_views

    form = format_of(json=json, jsonl=jsonl)
    if csv and form != "people":
        raise typer.BadParameter("--csv excludes --json and --jsonl")
    if save is not None:
        shards = save_views(folder, save)
        say(f"{save}: views over {counted(len(shards.files), 'shard')} of {folder}")
    elif query is None:
        write_items(list_views(), form, show=_view_lines)
    else:
        with ask_shards(folder, query) as answer:
            if answer.missing:
                say(f"{folder}: {counted(answer.missing, 'shard')} still to be read; the answer is over the others")
            if not (_write_csv(answer) if csv else _write(answer, form)):
                say("no row answers this")
                raise typer.Exit(NOTHING_FOUND)


def _view_lines(view: "View") -> Iterator[Text]:
    yield Text(view.name, style="bold").append(f"  {view.about}", style="not bold")
    width = max(map(len, view.columns))
    yield from (Text(f"  {name.ljust(width)}  {what}") for name, what in view.columns.items())


def _write(answer: "Answer", form: Format) -> int:
    if form != "people":
        objects = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
        return write_items(objects, form, show=lambda _: ())
    rows = [[_cell(value) for value in row] for row in answer.rows]
    if rows:
        columns, console = Columns(answer.columns, rows), screen()
        console.print(Text(columns.line(answer.columns), style="bold"))
        for row in rows:
            console.print(Text(columns.line(row)))
    return len(rows)


def _write_csv(answer: "Answer") -> int:
    lines = chain([answer.columns], answer.rows)
    return write_items(lines, "people", show=lambda row: [Text(_csv_line([_cell(value) for value in row]))]) - 1


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _cell(value: Any) -> str:
    """Return a value as one line: lists with "; " between, nothing for null."""
    if value is None:
        return ""
    return "; ".join(map(_cell, value)) if isinstance(value, list) else " ".join(harmless(str(value)).split())
