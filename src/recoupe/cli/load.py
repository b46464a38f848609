"""`recoupe load`: the pages of a run into a store."""

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.options import DEFAULT_STORE, StorePath
from recoupe.cli.output import OK, SOME_FAILED, counted, say
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
    counts = [f"{loaded.saved.get(kind, 0)} {kind}" for kind in ("added", "replaced", "unchanged")]
    out = f", {loaded.saved['kept out']} kept out" if "kept out" in loaded.saved else ""
    for failure in loaded.failures:
        say(f"{failure.where}: {failure.reason}")
    say(f"{store}: {', '.join(counts)}, {len(loaded.failures)} failed{out}")
    if loaded.missing:
        say(f"{folder}: {counted(loaded.missing, 'shard')} still to be read: run 'recoupe read PATH... --to {folder}' again")
    raise typer.Exit(SOME_FAILED if loaded.failures or loaded.missing else OK)
