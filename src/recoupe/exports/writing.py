"""Files and folders that are written whole or not at all, and never over what somebody else wrote."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError

MARK = "recoupe-export.json"
"""The file that says of a folder that an export wrote it: only such a folder, or an empty one, is ever replaced."""


class Mark(Record, frozen=True, kw_only=True):
    """What wrote a folder."""

    format: str
    version: int = 1


@contextmanager
def new_file(path: Path, *, replace: bool) -> Iterator[Path]:
    """Give the name of a temporary file beside `path`, which becomes `path` at the end.

    What stood at `path` stays when the work does not end well.

    Args:
        path: the file to write.
        replace: write over a file that is there.

    Raises:
        RecoupeError: if something is there already (with `replace`: a folder), or it cannot be written.
    """
    target = path.resolve()
    if target.is_dir():
        raise RecoupeError(f"{path}: is a folder; give the name of a file in it")
    if target.exists() and not replace:
        raise RecoupeError(f"{path}: is there already; give another name, or replace it (--replace)")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _said(path):
            yield part
            _to_disk(part)
            part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path, *, form: str, replace: bool) -> Iterator[Path]:
    """Give a temporary folder beside `path`, which becomes `path` at the end.

    Args:
        path: the folder to write.
        form: the format, which is put down in the folder.
        replace: put it in the place of a folder that an export wrote.

    Raises:
        RecoupeError: if a file is there, or a folder that is not empty (with `replace`: that no export wrote), or it cannot be
            written.
    """
    target = path.resolve()
    _check_folder(target, path, replace=replace)
    part, old = (target.with_name(f".{target.name}.{os.getpid()}.{end}") for end in ("part", "old"))
    try:
        with _said(path):
            part.mkdir()
            yield part
            (part / MARK).write_bytes(msgspec.json.encode(Mark(format=form)) + b"\n")
            if target.exists():
                target.rename(old)
            part.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _check_folder(target: Path, path: Path, *, replace: bool) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise RecoupeError(f"{path}: is a file, and this format is a folder of files; give another name")
    if not any(target.iterdir()):
        return
    if not replace:
        raise RecoupeError(f"{path}: is there already; give another name, or replace it (--replace)")
    if not (target / MARK).is_file():
        raise RecoupeError(f"{path}: no export wrote this folder (it has no {MARK}), so it is not replaced; give another name")


@contextmanager
def _said(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise RecoupeError(f"{path}: cannot be written ({reason}); give a name in a folder that is there and is yours") from error


def _to_disk(path: Path) -> None:
    """Wait until a file is on the disk: a rename that outlives its contents leaves an empty file after a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
