"""Which page a shard's worker is at: so that one who reads on after its death knows what killed it, and leaves that out."""

import os
from collections import Counter
from pathlib import Path
from typing import Final

DEATHS: Final = 3
"""So many workers that died at the same page were killed by it; one alone may have been killed by anybody."""

_BEGUN, _STOPPED = "begun", "stopped"

Place = tuple[int, str]
"""The input in the shard, and the place of a page in it, "" for the whole."""


class Journal:
    """A file with a line for every page that was begun, of every worker that tried the shard; it goes once the shard is whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.killers = _killers(path)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        self.nowhere = os.open(os.devnull, os.O_WRONLY)
        self._note(_BEGUN)

    def begins(self, part: int, record: str | None) -> bool:
        """Return whether a page is to be read, and note that it is begun; one that killed its workers is not."""
        place = (part, record or "")
        if place in self.killers:
            return False
        self._note(f"{part} {_escaped(record or '')}")
        return True

    def stopped(self) -> None:
        """Note that the worker stops by itself, so that nobody thinks that the page killed it."""
        self._note(_STOPPED)

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)
        os.close(self.nowhere)

    def _note(self, line: str) -> None:
        os.write(self._file, f"{line}\n".encode())


def _killers(path: Path) -> frozenset[Place]:
    """Return the places at which too many workers ended without a word."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    except FileNotFoundError:
        return frozenset()
    followed = zip(lines, [*lines[1:], _BEGUN], strict=True)
    deaths = Counter(line for line, following in followed if following == _BEGUN and line not in (_BEGUN, _STOPPED))
    return frozenset(_place(line) for line, count in deaths.items() if count >= DEATHS)


def _place(line: str) -> Place:
    part, _, record = line.partition(" ")
    return int(part), record.encode("ascii").decode("unicode_escape")


def _escaped(record: str) -> str:
    """Return the place of a page without line ends, which the name of a member may have."""
    return record.encode("unicode_escape").decode("ascii")
