"""`recoupe reuse`: which pages of a run share passages, before they are in any store."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from recoupe.cli.load import Folder
from recoupe.cli.options import AsJson, AsJsonLines
from recoupe.cli.output import NOTHING_FOUND, OK, format_of, write_items
from recoupe.cli.progress import working
from recoupe.cli.run_options import Address, Engine, check_address

if TYPE_CHECKING:
    from recoupe.scale.reuse import SharedPrints


def reuse(
    folder: Folder, engine: Engine = None, address: Address = None, json: AsJson = False, jsonl: AsJsonLines = False
) -> None:
    """List the pairs of pages of a run that have fingerprints of passages in common, those with most of them first."""
    check_address(address, engine)
    found = _found(folder, address, by_ray=engine == "ray")
    write_items(found, format_of(json=json, jsonl=jsonl), show=_lines)
    raise typer.Exit(OK if found else NOTHING_FOUND)


def _found(folder: Path, address: str | None, *, by_ray: bool) -> "list[SharedPrints]":
    from recoupe.scale import RunFolder, read_run, read_shards
    from recoupe.scale.reuse import shared_prints, shared_prints_with_ray

    place = RunFolder(folder)
    run = read_run(place)
    whole = [shard for shard in read_shards(place) if place.shard(shard).exists()]
    with working("comparing fingerprints"):
        if not by_ray:
            return shared_prints(place, run, whole)
        from recoupe.scale.ray_engine import cluster

        with cluster(address, None):
            return shared_prints_with_ray(place, run, whole)


def _lines(pair: "SharedPrints") -> Iterator[Text]:
    yield Text(f"{pair.first}  {pair.second}  {pair.shared:,}")
