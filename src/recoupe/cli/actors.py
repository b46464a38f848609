"""`recoupe actors`: the actors of a store, one of them, and what a person decides about them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recoupe.cli.actors_view import actor_lines, actor_table, decision_lines
from recoupe.cli.decided import Why
from recoupe.cli.groups import WithShow
from recoupe.cli.opened import opened_with_actors, pages_in
from recoupe.cli.options import DEFAULT_STORE, ActorFiles, AffairName, AsJson, AsJsonLines, StorePath, parser_of
from recoupe.cli.output import NOTHING_FOUND, Format, format_of, say, write_item, write_items
from recoupe.types.actors import ActorKind
from recoupe.types.errors import DecisionError
from recoupe.types.server import StoreName

if TYPE_CHECKING:
    from recoupe.lexicon.actors import ActorsLexicon
    from recoupe.store import Store
    from recoupe.store.actors import Decision


actors = typer.Typer(cls=WithShow, subcommand_metavar="[ID] | COMMAND ...", no_args_is_help=False)


Id = Annotated[str, typer.Argument(metavar="ID", help="Id of an actor, as the list shows it.")]
Kinds = Annotated[
    list[Any] | None, typer.Option("--kind", parser=parser_of(ActorKind), metavar="KIND", help="Only this kind; may be repeated.")
]
Everything = Annotated[
    bool, typer.Option("--all", help="Every page, statement and event of an actor, not the first ten of each.")
]


@actors.callback()
def group() -> None:
    """Show the actors of a store, joined across its pages, or one of them; decide who is who.

    'recoupe actors show --help' lists the options of 'recoupe actors [ID]'.
    """


@actors.command()
def show(
    ident: Annotated[str | None, typer.Argument(metavar="ID", help="Id of an actor; without it, all actors are listed.")] = None,
    store: StorePath = DEFAULT_STORE,
    kind: Kinds = None,
    min_pages: Annotated[int, typer.Option("--min-pages", min=1, metavar="N", help="Only who is on N pages or more.")] = 1,
    text: Annotated[str, typer.Option("--text", metavar="WORDS", help="Only who has these words in id, label or a name.")] = "",
    affair: AffairName = None,
    everything: Everything = False,
    actor_files: ActorFiles = None,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """List the actors of a store, those of most pages first; with an id, show one (the word "show" may be left out)."""
    form = format_of(json=json, jsonl=jsonl)
    if ident is not None:
        if kind or min_pages > 1 or text or affair:
            raise typer.BadParameter(
                "--kind, --min-pages, --text and --affair choose among all actors; leave them out with an id"
            )
        _show_one(ident, store, actor_files, form, most=None if everything else 10)
        return
    from recoupe.store.actors import list_actors

    with opened_with_actors(store, actor_files) as (opened, lexicon):
        pages = pages_in(opened, affair, lexicon=lexicon)
        found = list_actors(opened, lexicon, kinds=kind or (), min_pages=min_pages, text=text, pages=pages)
    write_items(found, form, show=actor_table(found))
    if not found:
        say(f"{store}: no such actor")
        raise typer.Exit(NOTHING_FOUND)


def _show_one(ident: str, store: StoreName, actor_files: list[Path] | None, form: Format, *, most: int | None) -> None:
    from recoupe.store.actors import actor_details

    with opened_with_actors(store, actor_files) as (opened, lexicon):
        found = actor_details(opened, lexicon, ident)
    if found is None:
        say(f"{store}: no actor has the id {ident!r}; 'recoupe actors --text WORDS' finds actors by their names")
        raise typer.Exit(NOTHING_FOUND)
    write_item(found, form, show=lambda item: actor_lines(item, most=most))


@actors.command()
def merge(
    one: Id,
    other: Annotated[str, typer.Argument(metavar="ID2", help="Id of the actor that is the same.")],
    why: Why = "",
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Decide that two actors are one; it keeps the id of the one that is known, else of the first."""
    from recoupe.store.actors import merge_actors

    _decide(store, json, lambda opened, lexicon: merge_actors(opened, lexicon, one, other, why=why))


@actors.command()
def split(
    ident: Id,
    pages: Annotated[list[str] | None, typer.Option("--pages", metavar="PAGE...", help="Ids or names of its pages.")] = None,
    more: Annotated[list[str] | None, typer.Argument(metavar="", hidden=True, help="Further pages, after --pages.")] = None,
    why: Why = "",
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Decide that on some pages an actor is somebody else: what they say of it becomes an actor of its own."""
    from recoupe.store.actors import split_actor

    if more and not pages:
        raise typer.BadParameter(f"say which pages with --pages: recoupe actors split {ident} --pages {' '.join(more)}")
    named = [*(pages or ()), *(more or ())]
    _decide(store, json, lambda opened, lexicon: split_actor(opened, lexicon, ident, named, why=why))


@actors.command()
def rename(
    ident: Id,
    label: Annotated[str, typer.Argument(metavar="LABEL", help="What it is to be called.")],
    why: Why = "",
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Decide what an actor is called; its id stays."""
    from recoupe.store.actors import rename_actor

    _decide(store, json, lambda opened, lexicon: rename_actor(opened, lexicon, ident, label, why=why))


@actors.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number of a decision, as 'recoupe actors decisions' shows it.")],
    why: Why = "",
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Decide that an earlier decision no longer counts; undoing an undoing brings the first decision back."""
    from recoupe.store.actors import undo_decision

    _decide(store, json, lambda opened, lexicon: undo_decision(opened, lexicon, number, why=why))


@actors.command()
def decisions(store: StorePath = DEFAULT_STORE, json: AsJson = False, jsonl: AsJsonLines = False) -> None:
    """List what was decided about actors, and which decisions no longer count or change nothing."""
    form = format_of(json=json, jsonl=jsonl)
    from recoupe.store.actors import list_decisions

    with opened_with_actors(store) as (opened, lexicon):
        found = list_decisions(opened, lexicon)
    write_items(found, form, show=lambda item: decision_lines(item.decision, undone_by=item.undone_by, note=item.note))
    if not found:
        say(f"{store}: nothing was decided about actors")
        raise typer.Exit(NOTHING_FOUND)


def _decide(store: StoreName, json: bool, decide: "Callable[[Store, ActorsLexicon], Decision]") -> None:
    """Make a decision and show it; one that cannot be made is a mistake of usage."""
    try:
        with opened_with_actors(store) as (opened, lexicon):
            made = decide(opened, lexicon)
    except DecisionError as error:
        raise typer.BadParameter(str(error)) from error
    write_item(made, format_of(json=json, jsonl=False), show=decision_lines)
