"""`recoupe set`: the day and the publisher of a page, decided by a person."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli.decided import PageNamed, Why, as_usage
from recoupe.cli.options import DEFAULT_STORE, ActorFiles, AsJson, LexiconFolders, Published, StorePath
from recoupe.cli.output import format_of, say, write_item
from recoupe.cli.set_view import page_decision_lines
from recoupe.types.capture import Given

if TYPE_CHECKING:
    from recoupe.store.housekeeping.change import Set

Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who published the page.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take back what was set for the page.")]


def set_given(
    page: PageNamed,
    published: Published = None,
    publisher: Publisher = None,
    undo: Undo = False,
    why: Why = "",
    store: StorePath = DEFAULT_STORE,
    actors: ActorFiles = None,
    lexicon: LexiconFolders = None,
    json: AsJson = False,
) -> None:
    """Decide on what day or by whom a page was published; it is read anew, and so whenever it is added again."""
    given = _given(published, publisher, undo=undo)
    from recoupe.cli.reading import language_with
    from recoupe.store import open_store
    from recoupe.store.housekeeping.change import set_page, unset_page

    opened = open_store(store)
    load = partial(language_with, actors, lexicon)
    with as_usage():
        made = unset_page(opened, load, page, why=why) if given is None else set_page(opened, load, page, given, why=why)
    opened.close()
    _say_engine(made)
    write_item(made.decision, format_of(json=json, jsonl=False), show=page_decision_lines)


def _given(published: date | None, publisher: str | None, *, undo: bool) -> Given | None:
    """Return what is to be set; None for what was set to be taken back."""
    if undo and (published or publisher is not None):
        raise typer.BadParameter("--undo takes back all that was set; leave --published and --publisher out")
    if undo:
        return None
    name = None if publisher is None else " ".join(publisher.split())
    if name == "":
        raise typer.BadParameter("--publisher is empty; 'recoupe set PAGE --undo' takes back what was set")
    if not published and not name:
        raise typer.BadParameter("say what to set: --published DAY, --publisher NAME, or both")
    return Given(published=published, publisher=name)


def _say_engine(made: "Set") -> None:
    """Say that the page was read with other words than before: files of one's own may be missing."""
    if made.read_by != made.read_before_by:
        say(f"{made.decision.name}: read by {made.read_by}, before that by {made.read_before_by};")
        say("if files of your own were used, name them with --actors and --lexicon, or add the page again with them")
