"""`recoupe load`: the pages of a run into a store."""

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.options import DEFAULT_STORE, StorePath
from recoupe.cli.output import OK, SOME_FAILED, counted, saved_line, say, say_failure
from recoupe.cli.progress import step_bar

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="A run, as 'recoupe read PATH... --to FOLDER' makes it.")]


def load(folder: Folder, store: StorePath = DEFAULT_STORE) -> None:
    """Put the pages of a run into a store, as 'add' would, without reading them again."""
    from recoupe.scale import RunFolder, load_run, read_run, read_shards
    from recoupe.store import open_store

    place = RunFolder(folder)
    run, shards = read_run(place), tuple(read_shards(place))
    opened = open_store(store)
    try:
        with step_bar() as told:
            loaded = load_run(place, run, shards, opened, told=lambda done, total: told("loading", done, total))
    finally:
        opened.close()
    for failure in loaded.failures:
        say_failure(failure)
    say(f"{store}: {saved_line(loaded.saved, len(loaded.failures))}")
    if loaded.missing:
        say(f"{folder}: {counted(loaded.missing, 'shard')} still to be read: run 'recoupe read PATH... --to {folder}' again")
    raise typer.Exit(SOME_FAILED if loaded.failures or loaded.missing else OK)
