"""An affair of a store, as the commands on what was built need it."""

from typing import TYPE_CHECKING

from recoupe.cli.output import counted, say
from recoupe.types.server import StoreName

if TYPE_CHECKING:
    from recoupe.store.affair import Built
    from recoupe.types.affair import Affair


def opened_affair(path: StoreName, name: str | None) -> "Affair":
    """Return what was built of a store, or of one affair in it; says on standard error what came since.

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
            built = built_of(db)
    finally:
        store.close()
    if since := _since(built):
        say(f"{since} since this was built; 'recoupe build' takes that in")
    return affair


def _since(built: "Built") -> str:
    """Return what came after a store was built; nothing when nothing did."""
    parts = [
        f"{counted(built.waiting, 'page')} came or changed" if built.waiting else "",
        f"{counted(built.gone, 'page')} went" if built.gone else "",
        f"{counted(built.decisions, 'decision')} came" if built.decisions else "",
    ]
    return ", ".join(filter(None, parts))
