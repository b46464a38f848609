"""Our own complete format: JSON lines, of which nothing is lost. What is written is read back as the same `Affair`.

The first line is a header; then one object a line, `{"kind": ..., "item": ...}`: pages, actors, happenings, contradictions,
rungs, and the page records as `recoupe read --jsonl` prints them.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from recoupe.types.affair import Affair, AffairActor, AffairPage, Contradiction, Happening, Rung
from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError
from recoupe.types.record import PageRecord

FORMAT: Final = "recoupe-affair"
VERSION: Final = 1

Kind = Literal["page", "actor", "happening", "contradiction", "rung", "record"]

_SHAPES: dict[Kind, tuple[str, type[Record]]] = {
    "page": ("pages", AffairPage),
    "actor": ("actors", AffairActor),
    "happening": ("happenings", Happening),
    "contradiction": ("contradictions", Contradiction),
    "rung": ("rungs", Rung),
    "record": ("records", PageRecord),
}
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {kind: msgspec.json.Decoder(shape) for kind, (_, shape) in _SHAPES.items()}


class Header(Record, frozen=True, kw_only=True):
    """The first line. `counts` are the lines that follow, by kind, so that a file that was cut off is known."""

    kind: Literal["header"] = "header"
    format: Literal["recoupe-affair"] = FORMAT
    version: int = VERSION
    engine: str
    name: str | None
    counts: dict[Kind, int]


class Line(Record, frozen=True, kw_only=True):
    """Every other line."""

    kind: Kind
    item: msgspec.Raw


def affair_lines(affair: Affair, records: Iterable[PageRecord] = ()) -> Iterator[bytes]:
    """Yield the lines of an affair in UTF-8, each with its line end.

    Args:
        affair: what to write.
        records: the records of its pages, written as they are.
    """
    items: dict[Kind, tuple[Record, ...]] = {
        kind: tuple(records) if kind == "record" else getattr(affair, field) for kind, (field, _) in _SHAPES.items()
    }
    counts = {kind: len(found) for kind, found in items.items()}
    yield msgspec.json.encode(Header(engine=f"recoupe {version('recoupe')}", name=affair.name, counts=counts)) + b"\n"
    for kind, found in items.items():
        for item in found:
            yield msgspec.json.encode({"kind": kind, "item": item}) + b"\n"


def read_affair_jsonl(path: Path) -> Affair:
    """Return the affair that a file holds: the same value that was written.

    Raises:
        RecoupeError: if it cannot be read, is of another format or version, is cut off, or has a line that says something else
            than it must; names file, line and path of the field.
    """
    header: Header | None = None
    found: dict[str, list[Any]] = {field: [] for field, _ in _SHAPES.values()}
    for item in _items(path):
        if isinstance(item, Header):
            header = item
        else:
            found[_SHAPES[item[0]][0]].append(item[1])
    found.pop("records")
    return Affair(name=header.name if header else None, **{field: tuple(items) for field, items in found.items()})


def read_records_jsonl(path: Path) -> Iterator[PageRecord]:
    """Yield the page records that a file of an affair holds.

    Raises:
        RecoupeError: as `read_affair_jsonl`.
    """
    for item in _items(path):
        if not isinstance(item, Header) and isinstance(item[1], PageRecord):
            yield item[1]


def _items(path: Path) -> Iterator[Header | tuple[Kind, Record]]:
    """Yield the header, then each item with its kind; checks at the end that there are as many as the header says."""
    left: dict[Kind, int] = {}
    number = 0
    for number, line in enumerate(_lines(path), start=1):
        if number == 1:
            header = _header(line, path)
            left = dict(header.counts)
            yield header
            continue
        kind, item = _item(line, f"{path}:{number}")
        left[kind] = left.get(kind, 0) - 1
        yield kind, item
    if number == 0:
        raise RecoupeError(f"{path}:1: is empty; expected the header of a {FORMAT} file")
    for kind, missing in left.items():
        if missing:
            what = f"{missing} lines of kind {kind!r} are missing" if missing > 0 else f"{-missing} too many of kind {kind!r}"
            raise RecoupeError(f"{path}:{number}: {what}; the file was cut off or changed: export it again")


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise RecoupeError(f"{path}: cannot be read ({error.strerror}); expected a {FORMAT} file") from error


def _header(line: bytes, path: Path) -> Header:
    what = f"expected the header that 'recoupe export --form jsonl' writes ({FORMAT}, version {VERSION})"
    try:
        said = msgspec.json.decode(line)
        if isinstance(said, dict) and said.get("format") == FORMAT and said.get("version", VERSION) != VERSION:
            raise RecoupeError(f"{path}:1: at $.version: is version {said['version']!r}; this recoupe reads version {VERSION}")
        return msgspec.convert(said, Header)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecoupeError(f"{path}:1: {_reason(error, '$')}; {what}") from error


def _item(line: bytes, where: str) -> tuple[Kind, Record]:
    try:
        outer = msgspec.json.decode(line, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecoupeError(f"{where}: {_reason(error, '$')}") from error
    try:
        item: Record = _DECODERS[outer.kind].decode(outer.item)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecoupeError(f"{where}: {_reason(error, '$.item')}") from error
    return outer.kind, item


def _reason(error: Exception, root: str) -> str:
    """Return what is wrong and at which path, counted from the whole line."""
    message, _, steps = str(error).partition(" - at ")
    return f"at {root}{steps.strip('`').removeprefix('$')}: {message}"
