"""What waits for a person to decide, for `recoupe review`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recoupe.cli.affair_words import Words, when
from recoupe.cli.output import counted, say
from recoupe.cli.review_view import Waiting

if TYPE_CHECKING:
    from recoupe.store import Store

SHOWN = 20
"""Items that are shown unless all are asked for."""


def waiting_in(store: "Store", *, everything: bool) -> Iterator[Waiting]:
    """Yield what waits in a store, what most independent sources tell first; nothing in one that was never built."""
    from recoupe.affair.changes import read_changes
    from recoupe.affair.queue import queue_of
    from recoupe.store.affair import built_of, read_built

    with store.reading() as db:
        if built_of(db).at is None:
            return
        affair, decided = read_built(db), read_changes(db)
    keys = {*decided.events, *(key for pair in (*decided.judged.same, *decided.judged.different) for key in pair)}
    queue, words = queue_of(affair, keys), Words(affair)
    acts = {item.id: item for item in affair.happenings}
    for item in queue if everything else queue[:SHOWN]:
        key, act = item.tellings[0], acts[item.happening]
        beside = f" and {words.spot(item.tellings[1])}" if len(item.tellings) > 1 else ""
        yield Waiting(
            place=f"{words.spot(key)}{beside}", what=f"{item.about}, {words.act(act)}, {when(act)}, {act.id}", why=item.ask
        )
    if not everything and len(queue) > SHOWN:
        say(f"{counted(len(queue) - SHOWN, 'more thing')} to look at; --all shows all")
