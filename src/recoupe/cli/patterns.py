"""`recoupe patterns`: the event patterns: what there is, why a sentence matches or not, whether every case holds."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from recoupe.cli.columns import Columns
from recoupe.cli.options import ActorFiles, AsJson, LexiconFolders, parser_of
from recoupe.cli.output import ERROR, NOTHING_FOUND, OK, counted, format_of, say, write_item, write_items
from recoupe.cli.patterns_view import case_lines, pattern_cells, why_lines
from recoupe.types.base import Record
from recoupe.types.events import EventType
from recoupe.types.why import WhyWord

if TYPE_CHECKING:
    from recoupe.lexicon.event_cases import PatternCase
    from recoupe.lexicon.events import EventsLexicon, Pattern
    from recoupe.pipeline.pattern_cases import CaseResult

patterns = typer.Typer(name="patterns", help="Work with the event patterns.", no_args_is_help=True)


Types = Annotated[
    list[Any] | None,
    typer.Option(
        "--type", parser=parser_of(EventType, capitals=True), metavar="TYPE", help="Only this PLOVER type; may be repeated."
    ),
]
Ids = Annotated[list[str] | None, typer.Option("--pattern", metavar="ID", help="Only this pattern; may be repeated.")]
Lemma = Annotated[
    str, typer.Option("--lemma", metavar="WORD", help="Only patterns of this verb or noun, as a dictionary has it.")
]
Words = Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or several, in quotation marks.")]


class Explained(Record, frozen=True, kw_only=True):
    """A text and why it has the events it has, word by word."""

    text: str
    words: tuple[WhyWord, ...]


class Report(Record, frozen=True, kw_only=True):
    """What checking some patterns gave: how many there are, those without a positive case, and the cases that failed."""

    patterns: int
    cases: int
    known_misses: int
    without_case: tuple[str, ...]
    failing: "tuple[CaseResult, ...]"


@patterns.callback()
def options() -> None:
    """Work with the event patterns: list them, ask why a sentence matches or not, check them with their cases."""


@patterns.command(name="list")
def list_patterns(types: Types = None, lemma: Lemma = "", lexicon: LexiconFolders = None, json: AsJson = False) -> None:
    """List the patterns, by file, then by id."""
    from recoupe.lexicon.events import all_patterns, words_of
    from recoupe.pipeline.language import load_patterns

    known = load_patterns(lexicon_folders=tuple(lexicon or ()))
    wanted = lemma.strip().lower()
    found = [
        pattern
        for pattern in all_patterns(known)
        if (not types or pattern.type in types) and (not wanted or wanted in words_of(pattern))
    ]
    if json:
        write_items((_row(pattern, known) for pattern in found), "json", show=_nothing)
    elif found:
        head, *rows = pattern_cells(found, known.files)
        columns = Columns(head, rows)
        write_items([head, *rows], "people", show=lambda cells: [Text(columns.line(cells))])
    if not found:
        say("no pattern has that" if types or wanted else "there are no patterns")
        raise typer.Exit(NOTHING_FOUND)


@patterns.command()
def explain(text: Words, actors: ActorFiles = None, lexicon: LexiconFolders = None, json: AsJson = False) -> None:
    """Show what a sentence matches and why, or why not: the patterns tried at each word, the parties, the status."""
    from recoupe.cli.reading import language_with
    from recoupe.pipeline.sentences import explain_sentences

    if not text.strip():
        raise typer.BadParameter("give a sentence in quotation marks")
    words = explain_sentences(text, language=language_with(actors, lexicon))
    write_item(Explained(text=text, words=words), format_of(json=json, jsonl=False), show=lambda it: why_lines(it.text, it.words))
    if not words:
        say("no verb or noun there that could tell an act")
        raise typer.Exit(NOTHING_FOUND)


@patterns.command()
def check(
    types: Types = None,
    ids: Ids = None,
    actors: ActorFiles = None,
    lexicon: LexiconFolders = None,
    json: AsJson = False,
) -> None:
    """Check that the patterns load, that each has a case that it must match, and that every case holds."""
    from recoupe.cli.reading import language_with
    from recoupe.lexicon.events import all_patterns
    from recoupe.pipeline.language import load_cases

    language = language_with(actors, lexicon)
    known = language.pack.events
    chosen = _chosen(all_patterns(known), types, ids)
    cases = load_cases(lexicon=known, lexicon_folders=tuple(lexicon or ()))
    asked = [case for case in cases if case.pattern in chosen]
    results = list(_run(asked, language))
    report = _report(chosen, asked, results)
    write_item(report, format_of(json=json, jsonl=False), show=lambda it: _lines(it, known))
    _say_report(report)
    raise typer.Exit(ERROR if report.failing or report.without_case else OK)


def _chosen(known: "tuple[Pattern, ...]", types: list[Any] | None, ids: list[str] | None) -> list[str]:
    """Return the ids of the patterns asked for, all of them when none is."""
    if strange := sorted(set(ids or ()) - {pattern.id for pattern in known}):
        raise typer.BadParameter(f"no pattern has the id {strange[0]!r}; 'recoupe patterns list --lemma WORD' finds ids")
    chosen = [p.id for p in known if (not types or p.type in types) and (not ids or p.id in ids)]
    if not chosen:
        raise typer.BadParameter("no pattern is of that type and has that id; leave out --type or --pattern")
    return chosen


def _run(cases: "list[PatternCase]", language: Any) -> "Iterator[CaseResult]":
    from recoupe.cli.progress import with_progress
    from recoupe.pipeline.pattern_cases import check_cases

    yield from with_progress(check_cases(cases, language=language), "checking", total=lambda: len(cases))


def _report(chosen: list[str], asked: "list[PatternCase]", results: "list[CaseResult]") -> Report:
    shown = {case.pattern for case in asked if case.match}
    return Report(
        patterns=len(chosen),
        cases=len(asked),
        known_misses=sum(result.verdict == "known_miss" for result in results),
        without_case=tuple(ident for ident in chosen if ident not in shown),
        failing=tuple(result for result in results if result.failed),
    )


def _say_report(report: Report) -> None:
    without = f"; {counted(len(report.without_case), 'pattern')} without a case" if report.without_case else ""
    what = f"{counted(report.patterns, 'pattern')}, {counted(report.cases, 'case')}"
    misses = f"{report.known_misses:,} known to be missed"
    say(f"{what}: {len(report.failing):,} failing, {misses}{without}")


def _lines(report: Report, known: "EventsLexicon") -> Iterator[Text]:
    for result in report.failing:
        yield from case_lines(result)
    for ident in report.without_case:
        file = known.files[ident]
        yield Text(f"{file}: {ident}: has no case that it must match; add one to {_cases_beside(file)}")


def _cases_beside(file: str) -> str:
    """Return the file of cases that belongs to a file of patterns."""
    path = Path(file)
    return (path.parent.parent / "cases" / path.name).as_posix()


def _row(pattern: "Pattern", known: "EventsLexicon") -> dict[str, Any]:
    import msgspec

    return {"file": known.files[pattern.id], **msgspec.to_builtins(pattern)}


def _nothing(_: Any) -> Iterator[Text]:
    yield from ()
