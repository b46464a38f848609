"""A file that a command writes beside what it prints: whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import typer

from recoupe.types.errors import RecoupeError


def check_table_file(path: Path, *, option: str, inputs: list[str]) -> None:
    """Refuse what cannot be meant as the name of a table: standard input's name, a folder, a file that is read.

    Raises:
        typer.BadParameter: says which, and what to give instead.
    """
    if str(path) == "-":
        raise typer.BadParameter(f"{option} writes a file, not standard output; give it a name such as events.tsv")
    if path.is_dir():
        raise typer.BadParameter(f"{option} {path} is a folder; give the name of a file, such as {path / 'events.tsv'}")
    if path.resolve() in {Path(one).resolve() for one in inputs if one != "-"}:
        raise typer.BadParameter(
            f"{option} {path} is one of the files to read; give another name, so that it is not written over"
        )


@contextmanager
def table_file(path: Path) -> Iterator[TextIO]:
    """Give a text file (UTF-8) that becomes `path` at the end; what stood there stays when the work does not end well.

    Raises:
        RecoupeError: if it cannot be written.
    """
    target = path.resolve()
    part = target.with_name(f".{target.name}.part") if target.is_file() or not target.exists() else target
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
        if part != target:
            part.replace(target)
    except OSError as error:
        if error.filename not in (None, str(part)):
            raise
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise RecoupeError(f"{path}: cannot be written ({reason}); name a file in a folder that is there and is yours") from error
    finally:
        if part != target:
            with suppress(OSError):
                part.unlink(missing_ok=True)
