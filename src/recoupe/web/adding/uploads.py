"""Files that come through the browser: how many, how large, of which kinds, under which names."""

import re
import secrets
from collections.abc import Sequence
from pathlib import Path

from starlette.datastructures import UploadFile

from recoupe.types.errors import CaptureError
from recoupe.types.server import StoreName, beside

FILES = 100
BYTES = 200 * 1024 * 1024
"""Of one form, all files together."""

KINDS = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".mht", ".mhtml", ".warc", ".gz", ".wacz", ".zip", ".jsonl", ".json")
"""Endings of files that may be pages, or hold some."""

_ODD = re.compile(r"[^\w.\- ]+")
_AT_ONCE = 1 << 20


def folder_of(store: StoreName) -> Path:
    """Return where files that come through the browser are kept: beside the store, so that `recoupe verify` finds them."""
    return beside(store, ".pages")


def keep_uploads(files: Sequence[UploadFile], folder: Path) -> list[Path]:
    """Return where files were written: into a new folder of their own, under harmless names.

    Raises:
        CaptureError: if there is none, one is of another kind, or the folder cannot be written.
    """
    named = [(file, safe_name(file.filename or "")) for file in files if file.filename]
    if not named:
        raise CaptureError("no file was chosen")
    for _, name in named:
        if not name.lower().endswith(KINDS):
            raise CaptureError(f"{name}: is of another kind; pages are {', '.join(KINDS)}")
    here = folder / secrets.token_hex(4)
    try:
        here.mkdir(parents=True)
        return [_write(file, _free(here, name)) for file, name in named]
    except OSError as error:
        raise CaptureError(f"the files cannot be kept beside the store ({error.strerror})") from error


def safe_name(given: str) -> str:
    """Return the last part of a name that a browser gave, without what could lead elsewhere; "page" when nothing is left."""
    last = given.replace("\\", "/").rpartition("/")[2]
    name = _ODD.sub("_", last).strip(" .")
    stem, dot, ending = name.rpartition(".")
    return f"{stem[:100]}{dot}{ending[:10]}" if stem else name[:100] or "page"


def _free(folder: Path, name: str) -> Path:
    stem, dot, ending = name.rpartition(".")
    names = [name, *(f"{stem or ending}-{number}{dot if stem else ''}{ending if stem else ''}" for number in range(2, FILES + 2))]
    return next(folder / one for one in names if not (folder / one).exists())


def _write(file: UploadFile, path: Path) -> Path:
    with path.open("xb") as out:
        while block := file.file.read(_AT_ONCE):
            out.write(block)
    return path
