"""`recoupe affair`: named, saved filters over the pages of a store, with pages put in or left out by hand."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from recoupe.cli.affair_view import affair_line, affair_lines
from recoupe.cli.decided import Why, as_usage
from recoupe.cli.opened import opened_with_actors
from recoupe.cli.options import DEFAULT_STORE, AsJson, AsJsonLines, Since, StorePath, Until, parser_of
from recoupe.cli.output import NOTHING_FOUND, counted, format_of, say, write_item, write_items
from recoupe.cli.progress import working
from recoupe.types.affair import Theme

if TYPE_CHECKING:
    from recoupe.lexicon.actors import ActorsLexicon
    from recoupe.store import Store

affair = typer.Typer(name="affair", help="Keep affairs: named filters over the pages of a store.", no_args_is_help=True)


Name = Annotated[str, typer.Argument(metavar="NAME", help="What the affair is called.")]
Pages = Annotated[list[str], typer.Argument(metavar="PAGE...", help="Ids or names of pages.")]
Actors = Annotated[
    list[str] | None,
    typer.Option(
        "--actor",
        metavar="ID[,ID...]",
        help="Only pages with this actor, or one of these; repeat it for more that must be there.",
    ),
]
Themes = Annotated[
    list[Any] | None,
    typer.Option(
        "--theme", parser=parser_of(Theme), metavar="THEME", help="Only pages with an event of this theme; may be repeated."
    ),
]
Words = Annotated[str, typer.Option("--text", metavar="WORDS", help="Only pages that 'recoupe search WORDS' finds.")]


@affair.command()
def new(
    name: Name,
    actor: Actors = None,
    theme: Themes = None,
    since: Since = None,
    until: Until = None,
    text: Words = "",
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Make an affair: pages for which all that is asked is true; without any question, only those put in by hand."""
    from recoupe.store.affairs import Filter, affair_details, new_affair

    asked = Filter(
        actors=tuple(actor or ()),
        themes=tuple(dict.fromkeys(theme or ())),
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        words=text.strip(),
    )
    with opened_with_actors(store) as (opened, lexicon), as_usage():
        made = new_affair(opened, lexicon, name, asked)
        found = affair_details(opened, made.name, lexicon=lexicon)
        _make_ready(opened, lexicon, made.name)
    write_item(found, format_of(json=json, jsonl=False), show=affair_line)


@affair.command("list")
def list_(store: StorePath = DEFAULT_STORE, json: AsJson = False, jsonl: AsJsonLines = False) -> None:
    """List the affairs of a store, what each asks for, and how many pages it has."""
    form = format_of(json=json, jsonl=jsonl)
    from recoupe.store import open_store
    from recoupe.store.affairs import list_affairs

    opened = open_store(store)
    found = list_affairs(opened)
    opened.close()
    write_items(found, form, show=affair_line)
    if not found:
        say(f"{store}: there is no affair; 'recoupe affair new NAME' makes one")
        raise typer.Exit(NOTHING_FOUND)


@affair.command()
def show(name: Name, store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Show an affair: what it asks for, its pages by day, which were put in or left out by hand, by whom and why."""
    from recoupe.store import open_store
    from recoupe.store.affairs import affair_details

    opened = open_store(store)
    with as_usage():
        found = affair_details(opened, name)
    opened.close()
    write_item(found, format_of(json=json, jsonl=False), show=affair_lines)
    if found.undated:
        say(f"{counted(found.undated, 'page')} without a known day of publication cannot be in it by its days")


@affair.command()
def add(name: Name, pages: Pages, why: Why = "", store: StorePath = DEFAULT_STORE) -> None:
    """Put pages into an affair, whatever it asks for."""
    from recoupe.store.affairs import choose_pages

    with opened_with_actors(store) as (opened, lexicon), as_usage():
        made = choose_pages(opened, name, pages, inside=True, why=why)
        _make_ready(opened, lexicon, name)
    say(f"{name}: {counted(len(made), 'page')} put in")


@affair.command()
def remove(name: Name, pages: Pages, why: Why = "", store: StorePath = DEFAULT_STORE) -> None:
    """Leave pages out of an affair, whatever it asks for; they stay in the store."""
    from recoupe.store.affairs import choose_pages

    with opened_with_actors(store) as (opened, lexicon), as_usage():
        made = choose_pages(opened, name, pages, inside=False, why=why)
        _make_ready(opened, lexicon, name)
    say(f"{name}: {counted(len(made), 'page')} left out")


@affair.command()
def delete(name: Name, store: StorePath = DEFAULT_STORE) -> None:
    """Forget an affair, and which pages were put in or left out; the pages stay in the store."""
    from recoupe.affair.ready import forget_ready
    from recoupe.store import open_store
    from recoupe.store.affairs import delete_affair

    opened = open_store(store)
    with as_usage():
        delete_affair(opened, name)
        forget_ready(opened, name)
    opened.close()
    say(f"{name}: forgotten; its pages stay in {store}")


def _make_ready(opened: "Store", lexicon: "ActorsLexicon", name: str) -> None:
    """Make an affair ready for the desk."""
    from recoupe.affair.ready import ready_beside
    from recoupe.pipeline.language import load_affairs

    with working("making the affair ready for the desk"):
        ready_beside(opened, name, actors=lexicon, lexicon=load_affairs(opened.language))
