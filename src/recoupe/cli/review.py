"""`recoupe review`: what a person decides about the events and quotes of a store."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli.decided import Why, as_usage
from recoupe.cli.groups import WithList
from recoupe.cli.options import DEFAULT_STORE, AsJson, AsJsonLines, StorePath
from recoupe.cli.output import NOTHING_FOUND, Format, format_of, say, write_item, write_items
from recoupe.cli.places import Place, SecondPlace, spot_at
from recoupe.cli.review_view import Waiting, decision_lines, reviewed_lines
from recoupe.types.server import StoreName

if TYPE_CHECKING:
    from recoupe.store import Store
    from recoupe.store.decisions import ItemDecision, Reviewed

review = typer.Typer(cls=WithList, subcommand_metavar="[COMMAND] ...", no_args_is_help=False)

Queue = Callable[["Store"], Iterable[Waiting]]
"""Gives what waits for a person to look at it."""

Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="Of several items at the place the one of this type; may be repeated."),
]
Reason = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; kept with the decision.")]


@review.callback()
def group() -> None:
    """List what was decided about events and quotes, or decide: what a person says stands beside what the machine found.

    'recoupe review list --help' lists the options of 'recoupe review'.
    """


@review.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="All that waits, not the first twenty.")] = False,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """List what waits for a decision, then every decision about events and quotes, what it changes, and which no longer count."""
    from recoupe.cli.review_queue import waiting_in

    show_reviews(store, format_of(json=json, jsonl=jsonl), queue=lambda opened: waiting_in(opened, everything=everything))


@review.command()
def reject(place: Place, why: Reason, types: Types = None, store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Decide that what the machine found there is no event, or no quote."""
    from recoupe.store.decisions import reject_item

    _decide(store, json, lambda opened: reject_item(opened, spot_at(place, types), why=why))


@review.command()
def note(place: Place, why: Reason, types: Types = None, store: StorePath = DEFAULT_STORE, json: AsJson = False) -> None:
    """Keep a remark on an event or a quote."""
    from recoupe.store.decisions import note_item

    _decide(store, json, lambda opened: note_item(opened, spot_at(place, types), why=why))


@review.command()
def status(
    place: Place,
    value: Annotated[str, typer.Argument(metavar="STATUS", help="The right status, such as denied or announced.")],
    why: Why = "",
    types: Types = None,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Decide what the status of an event is."""
    from recoupe.store.decisions import set_status

    _decide(store, json, lambda opened: set_status(opened, spot_at(place, types), value, why=why))


@review.command()
def date(
    place: Place,
    value: Annotated[str, typer.Argument(metavar="EDTF", help="The right date: 2016-10-12, 2016-W41, 2016-10, 2016 ...")],
    why: Why = "",
    types: Types = None,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Decide when an event took place."""
    from recoupe.store.decisions import set_date

    _decide(store, json, lambda opened: set_date(opened, spot_at(place, types), value, why=why))


@review.command()
def same(
    place: Place, other: SecondPlace, why: Why = "", types: Types = None, store: StorePath = DEFAULT_STORE, json: AsJson = False
) -> None:
    """Decide that two events are one happening."""
    from recoupe.store.decisions import tell_same

    spots = spot_at(place, types), spot_at(other, types)
    _decide(store, json, lambda opened: tell_same(opened, *spots, same=True, why=why))


@review.command()
def different(
    place: Place, other: SecondPlace, why: Why = "", types: Types = None, store: StorePath = DEFAULT_STORE, json: AsJson = False
) -> None:
    """Decide that two events are not one happening."""
    from recoupe.store.decisions import tell_same

    spots = spot_at(place, types), spot_at(other, types)
    _decide(store, json, lambda opened: tell_same(opened, *spots, same=False, why=why))


@review.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number of a decision, as 'recoupe review' shows it.")],
    why: Why = "",
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
) -> None:
    """Decide that an earlier decision no longer counts; undoing an undoing brings the first decision back."""
    from recoupe.store.decisions import undo_decision

    _decide(store, json, lambda opened: undo_decision(opened, number, why=why))


def show_reviews(path: StoreName, form: Format, *, queue: Queue = lambda _: ()) -> None:
    """Write what waits for a person, then every decision.

    Args:
        path: the store.
        form: how to write them.
        queue: gives what waits; nothing does, unless somebody says so.
    """
    from recoupe.store import open_store
    from recoupe.store.decisions import list_decisions

    opened = open_store(path)
    found: list[Reviewed | Waiting] = [*queue(opened), *list_decisions(opened)]
    opened.close()
    write_items(found, form, show=reviewed_lines)
    if not found:
        say(f"{path}: nothing waits, and nothing was decided about events and quotes")
        raise typer.Exit(NOTHING_FOUND)


def _decide(store: StoreName, json: bool, decide: "Callable[[Store], ItemDecision]") -> None:
    """Make a decision and show it; one that cannot be made is a mistake of usage."""
    from recoupe.store import open_store

    opened = open_store(store)
    with as_usage():
        made = decide(opened)
    opened.close()
    write_item(made, format_of(json=json, jsonl=False), show=decision_lines)
