"""`recoupe init`: a new store."""

from recoupe.cli.options import DEFAULT_STORE, StorePath
from recoupe.cli.output import say


def init(store: StorePath = DEFAULT_STORE) -> None:
    """Make a new, empty store; what exists is never overwritten."""
    from recoupe.store import create_store

    create_store(store).close()
    say(f"{store}: made; add pages with 'recoupe add PATH... --store {store}'")
