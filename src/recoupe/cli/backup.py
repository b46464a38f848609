"""`recoupe backup`: a copy of a store, while others go on writing."""

from recoupe.cli.options import DEFAULT_STORE, StorePath, StoreTarget
from recoupe.cli.output import counted, say
from recoupe.cli.progress import working


def backup(target: StoreTarget, store: StorePath = DEFAULT_STORE) -> None:
    """Copy a store as it is now, whole, into a file or onto a server; other programs may go on reading and writing."""
    from recoupe.store.housekeeping.backup import back_up
    from recoupe.store.open import open_any_version

    opened, _ = open_any_version(store)
    with working("copying the store"):
        made = back_up(opened, target)
    opened.close()
    say(f"{made.path}: {counted(made.pages, 'page')}, {counted(made.size, 'byte')}, read again and found sound")
