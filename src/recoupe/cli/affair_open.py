"""An affair of a store, as the commands on what was built need it."""

from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.cli.output import counted, say

if TYPE_CHECKING:
    from recoupe.types.affair import Affair


def opened_affair(path: Path, name: str | None) -> "Affair":
    """Return what was built of a store, or of one affair in it; says on standard error when pages came since.

    Raises:
        StoreError: if there is no store, nothing is built yet, or there is no such affair.
    """
    from recoupe.affair import read_affair
    from recoupe.pipeline.language import load_affairs
    from recoupe.store import open_store
    from recoupe.store.affair import built_of

    store = open_store(path)
    try:
        affair = read_affair(store, name, lexicon=load_affairs(store.language))
        with store.reading() as db:
            waiting = built_of(db).waiting
    finally:
        store.close()
    if waiting:
        say(f"{counted(waiting, 'page')} came or changed since this was built; 'recoupe build' takes them in")
    return affair
