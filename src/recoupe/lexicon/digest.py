"""One short digest for many data files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from recoupe.types.errors import LexiconError


def digest_of_files(paths: Iterable[Path]) -> str:
    """Return 12 hex digits that change when a name or a byte of the files does.

    Raises:
        LexiconError: if a file cannot be read.
    """
    total = hashlib.sha256()
    for path in paths:
        try:
            total.update(path.name.encode() + b"\0" + path.read_bytes())
        except OSError as error:
            raise LexiconError(f"{path}: cannot be read ({error.strerror})") from error
    return total.hexdigest()[:12]
