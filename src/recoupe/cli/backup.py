"""`recoupe backup`: a copy of a store, while others go on writing."""

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.options import DEFAULT_STORE, StorePath
from recoupe.cli.output import counted, say
from recoupe.cli.progress import working

Target = Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes; a file that does not exist yet.")]


def backup(target: Target, store: StorePath = DEFAULT_STORE) -> None:
    """Copy a store as it is now, whole, and read the copy again; other programs may go on reading and writing."""
    from recoupe.store.housekeeping.backup import back_up
    from recoupe.store.open import open_any_version

    opened, _ = open_any_version(store)
    with working("copying the store"):
        made = back_up(opened, target)
    opened.close()
    say(f"{made.path}: {counted(made.pages, 'page')}, {counted(made.size, 'byte')}, read again and found sound")
