"""`recoupe migrate`: an older store brought up to this version."""

from recoupe.cli.options import DEFAULT_STORE, StorePath
from recoupe.cli.output import say


def migrate(store: StorePath = DEFAULT_STORE) -> None:
    """Bring a store that an older recoupe made up to this version, after a backup beside it."""
    from recoupe.store.migrations import migrate_store

    done = migrate_store(store)
    if done.backup is None:
        say(f"{store}: has schema version {done.now}, there is nothing to do")
    else:
        say(f"{store}: brought from schema version {done.before} to {done.now}; as it was, it is kept in {done.backup}")
