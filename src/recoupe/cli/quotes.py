"""`recoupe quotes`: the statements of the pages of a store."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recoupe.cli.opened import opened_with_actors, pages_in
from recoupe.cli.options import DEFAULT_STORE, AffairName, AsJson, AsJsonLines, Since, StorePath, Until, parser_of
from recoupe.cli.output import NOTHING_FOUND, counted, format_of, say, write_items
from recoupe.cli.quotes_view import statement_table
from recoupe.types.quotes import QuoteType, Stance
from recoupe.types.server import StoreName

if TYPE_CHECKING:
    from recoupe.store.statements import FoundStatements


Speaker = Annotated[str | None, typer.Option("--speaker", metavar="WHO", help="Only what an actor says: its id or a name.")]
AboutWhat = Annotated[
    str | None,
    typer.Option("--about", metavar="WHAT", help="Only what mentions an actor (id or name) or holds some words."),
]
Stances = Annotated[
    list[Any] | None,
    typer.Option("--stance", parser=parser_of(Stance), metavar="STANCE", help="Only this stance; may be repeated."),
]
Types = Annotated[
    list[Any] | None,
    typer.Option("--type", parser=parser_of(QuoteType), metavar="TYPE", help="Only direct, mixed or indirect; may be repeated."),
]


def quotes(
    speaker: Speaker = None,
    about: AboutWhat = None,
    since: Since = None,
    until: Until = None,
    stance: Stances = None,
    type: Types = None,
    affair: AffairName = None,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """List the statements of the pages of a store, by day: who said what, how, and where it stands."""
    form = format_of(json=json, jsonl=jsonl)
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is after --until {until}: no day is between them")
    for option, value in (("--speaker", speaker), ("--about", about)):
        if value is not None and not value.strip():
            raise typer.BadParameter(f"{option} is empty; leave it out to have all statements")
    found = _find(store, affair, speaker, about, (since, until), stance or [], type or [])
    if len(found.about) > 1:
        named = ", ".join(f"{actor.id} ({actor.label})" for actor in found.about)
        say(f"{about!r} is the name of {len(found.about)} actors, and statements about each are shown; an id means one: {named}")
    write_items(found.statements, form, show=statement_table(found.statements))
    if found.undated:
        pages = len({one.page for one in found.undated})
        left_out = f"{counted(len(found.undated), 'statement')} on {counted(pages, 'page')} without a known day of publication"
        say(f"left out {left_out}; without --since and --until they come last")
    if not found.statements:
        say(f"{store}: {_nothing(found, speaker, about)}")
        raise typer.Exit(NOTHING_FOUND)


def _find(
    path: StoreName,
    affair: str | None,
    speaker: str | None,
    about: str | None,
    days: tuple[date | None, date | None],
    stances: list[Stance],
    types: list[QuoteType],
) -> "FoundStatements":
    from recoupe.store.statements import find_statements

    with opened_with_actors(path) as (opened, lexicon):
        pages = pages_in(opened, affair, lexicon=lexicon)
        return find_statements(
            opened, lexicon, speaker=speaker, about=about, days=days, stances=stances, types=types, pages=pages
        )


def _nothing(found: "FoundStatements", speaker: str | None, about: str | None) -> str:
    """Return why there is nothing to show: nobody is called so, or nothing fits."""
    from recoupe.store.actors.named import is_id

    where = "'recoupe actors --text WORDS' finds actors by their names"
    if speaker is not None and found.speaker is None:
        return f"no actor has the id or name {speaker!r}; {where}"
    if about is not None and is_id(about) and not found.about:
        return f"no actor has the id {about!r}; {where}"
    return "no such statement"
