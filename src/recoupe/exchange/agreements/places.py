"""On which line of a TOML file a field stands, for messages."""

import re
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]

_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(\d+)\]")
_HEADER = re.compile(r"\s*\[(\[)?\s*([\w.\-\s]+?)\s*\]")
_KEY = re.compile(r"\s*([\w\-]+)\s*=")


def path_of(said: str) -> Path:
    """Return the steps of a path as msgspec writes it: `$.clauses[1].form`; "[...]" (any place of a list) ends it."""
    return tuple(name or int(index) for name, index in _STEP.findall(said))


def line_of(text: str, path: Path) -> int:
    """Return the line, from 1, of the field at a path, or of the nearest table or key around it that the file has."""
    best, line = 0, 1
    for number, at in _lines(text):
        common = 0
        for ours, theirs in zip(at, path, strict=False):
            if ours != theirs:
                break
            common += 1
        if common == len(at) and common > best:
            best, line = common, number
    return line


def _lines(text: str) -> Iterator[tuple[int, Path]]:
    """Yield the line and the path of every header and key that stands at the beginning of a line."""
    counts: Counter[str] = Counter()
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            name = header[2].strip()
            if header[1]:
                counts[name] += 1
            table = tuple(_steps(name, counts))
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, key[1])


def _steps(name: str, counts: Counter[str]) -> Iterator[str | int]:
    """Yield the steps of a header; a table inside the last one of a list belongs to it."""
    so_far = ""
    for part in name.split("."):
        so_far = f"{so_far}.{part.strip()}" if so_far else part.strip()
        yield part.strip()
        if counts[so_far]:
            yield counts[so_far] - 1
