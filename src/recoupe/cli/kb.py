"""`recoupe kb`: the knowledge base of actors."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from recoupe.cli.options import AsJson
from recoupe.cli.output import OK, SOME_FAILED, counted, format_of, harmless, say, write_items

if TYPE_CHECKING:
    from recoupe.lexicon.kb import Checked, Finding

kb = typer.Typer(name="kb", help="Look after the knowledge base of actors.", no_args_is_help=True)

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILES...", help="CSV files of actors, laid over the built-in ones; without them, the built-in ones."),
]


@kb.callback()
def options() -> None:
    """Look after the knowledge base of actors."""


@kb.command()
def check(files: Files = None, json: AsJson = False) -> None:
    """List all that is wrong or doubtful in the actors, built-in and yours, with file, line, and what to do."""
    from recoupe.cli.progress import working
    from recoupe.pipeline.language import check_knowledge

    with working("checking the actors"):
        checked = check_knowledge(actor_files=tuple(files or ()))
    write_items(checked.findings, format_of(json=json, jsonl=False), show=_lines)
    raise typer.Exit(_report(checked))


def _report(checked: "Checked") -> int:
    """Say how it went, and return the exit code."""
    count = Counter(finding.severity for finding in checked.findings)
    known = f"; {counted(len(checked.accepted), 'warning')} of the built-in files accepted" if checked.accepted else ""
    what = f"{counted(checked.actors, 'actor')} in {counted(checked.files, 'file')}"
    say(f"{what}: {counted(count['error'], 'error')}, {counted(count['warning'], 'warning')}{known}")
    return SOME_FAILED if count["error"] else OK


def _lines(finding: "Finding") -> Iterator[Text]:
    where = finding.file if finding.line is None else f"{finding.file}:{finding.line}"
    style = "bold red" if finding.severity == "error" else "yellow"
    row = f"{finding.id}: " if finding.id and not finding.code.startswith("id.") else ""
    text = f": {row}{finding.message}; {finding.advice}"
    yield Text.assemble(harmless(f"{where}: "), (finding.severity, style), f" [{finding.code}]", harmless(text))
