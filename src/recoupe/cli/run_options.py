"""Options of a run: where it lies, and who reads it."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import typer

from recoupe.cli.options import parser_of

EngineName = Literal["local", "ray"]
"""Who reads the shards of a run: processes of this machine, or Ray."""

Run = Annotated[
    Path | None,
    typer.Option(
        "--to",
        metavar="FOLDER",
        help="Read by many processes into this folder, which can be stopped and gone on with; see 'load'.",
    ),
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="With --to: how many processes, one a core without it.")
]
Engine = Annotated[
    Any, typer.Option("--engine", parser=parser_of(EngineName), metavar="NAME", help="With --to: local (else), or ray.")
]
Address = Annotated[
    str | None,
    typer.Option("--address", metavar="ADDRESS", help="With --engine ray: a cluster that runs; without it, one is started here."),
]


class How(NamedTuple):
    """Where a run goes, by how many workers, and who starts them."""

    folder: Path
    workers: int | None
    engine: EngineName
    address: str | None


def run_of(
    folder: Path | None, workers: int | None, engine: EngineName | None, address: str | None, *, alone: bool
) -> How | None:
    """Return the run that the options ask for; None when they ask for none.

    Args:
        folder: --to.
        workers: --workers.
        engine: --engine.
        address: --address.
        alone: whether nothing else is asked for that a run does not do.

    Raises:
        typer.BadParameter: if they do not go together.
    """
    if folder is None:
        if workers or engine or address:
            raise typer.BadParameter("--workers, --engine and --address go with --to FOLDER")
        return None
    if not alone:
        raise typer.BadParameter(
            "--to writes whole records into a folder: not with --jsonl, --with-text, --text, --polecat or --profile"
        )
    check_address(address, engine)
    return How(folder, workers, engine or "local", address)


def check_address(address: str | None, engine: EngineName | None) -> None:
    """Raise a `typer.BadParameter` for the address of a cluster that nobody will use."""
    if address and engine != "ray":
        raise typer.BadParameter("--address goes with --engine ray")


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
