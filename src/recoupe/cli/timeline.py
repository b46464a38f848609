"""`recoupe timeline`: the happenings of a store, or of an affair in it, by day."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from recoupe.cli.affair_open import opened_affair
from recoupe.cli.affair_words import Words, when
from recoupe.cli.options import DEFAULT_STORE, AffairName, AsJson, AsJsonLines, StorePath, parser_of, read_option_day
from recoupe.cli.output import NOTHING_FOUND, format_of, harmless, say, write_items
from recoupe.types.affair import Affair, Happening, Theme
from recoupe.types.events import EventType, Status

if TYPE_CHECKING:
    from datetime import date


Who = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="WHO", help="Only acts in which an actor takes part (id or name); may be repeated."),
]
Types = Annotated[
    list[Any] | None,
    typer.Option("--type", parser=parser_of(EventType, capitals=True), metavar="TYPE", help="Only this type; may be repeated."),
]
Statuses = Annotated[
    list[Any] | None,
    typer.Option("--status", parser=parser_of(Status), metavar="STATUS", help="Only acts that some account gives this status."),
]
Themes = Annotated[
    list[Any] | None, typer.Option("--theme", parser=parser_of(Theme), metavar="THEME", help="Only this theme; may be repeated.")
]
From = Annotated[Any, typer.Option("--since", parser=read_option_day, metavar="DAY", help="Only acts of this day or later.")]
To = Annotated[Any, typer.Option("--until", parser=read_option_day, metavar="DAY", help="Only acts of this day or before.")]
Sources = Annotated[int, typer.Option("--min-sources", min=1, metavar="N", help="Only what N independent sources tell, or more.")]


def timeline(
    actor: Who = None,
    type: Types = None,
    status: Statuses = None,
    theme: Themes = None,
    since: From = None,
    until: To = None,
    min_sources: Sources = 1,
    affair: AffairName = None,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """List what happened, was announced, asked for or denied, by day: each act with what every source says of it."""
    from recoupe.affair.seek import Filter, find_actor, happenings_that

    form = format_of(json=json, jsonl=jsonl)
    _refuse_empty(since, until)
    found = opened_affair(store, affair)
    asked = Filter(
        actors=tuple(find_actor(found, one).id for one in actor or ()),
        types=tuple(type or ()),
        statuses=tuple(status or ()),
        themes=tuple(theme or ()),
        since=since,
        until=until,
        sources=min_sources,
    )
    happenings = happenings_that(found, asked)
    write_items(happenings, form, show=happening_lines(found))
    if not happenings:
        say(f"{store}: no such act")
        raise typer.Exit(NOTHING_FOUND)


def _refuse_empty(since: "date | None", until: "date | None") -> None:
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is after --until {until}: no day is between them")


def happening_lines(affair: Affair) -> Callable[[Happening], Iterator[Text]]:
    """Return what gives the lines of a happening: the act, then one account a line with the first place that shows it."""
    words = Words(affair)
    disputed = {item.happening for item in affair.contradictions if item.about != "one_sided" and not item.updated}

    def lines(item: Happening) -> Iterator[Text]:
        head = Text(harmless(f"{when(item)}  {words.act(item)}"), style="bold")
        head.append(f"  {item.id}", style="dim")
        yield head.append("  disputed", style="bold red") if item.id in disputed else head
        for account in item.accounts:
            yield Text(harmless(f"  {words.account(account)}")).append(f"  {words.place(account.tellings[0])}", style="dim")

    return lines
