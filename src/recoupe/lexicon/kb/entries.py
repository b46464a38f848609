"""The files of actors, read with patience: every row that can be used, and a finding for what cannot."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_origin

import msgspec

from recoupe.lexicon.actor_rows import ActorRow, KnownKind, is_id, is_tenure
from recoupe.lexicon.csv_rows import CsvFault, CsvRow, scan_csv, shown
from recoupe.lexicon.kb.finding import FindingCode, Findings
from recoupe.lexicon.load import items_of

_FIELDS = msgspec.structs.fields(ActorRow)
_COLUMNS = tuple(field.encode_name for field in _FIELDS)
_LISTS = frozenset(field.encode_name for field in _FIELDS if get_origin(field.type) is tuple)
_NEEDED = tuple(field.encode_name for field in _FIELDS if field.required)


class Entry(msgspec.Struct, frozen=True):
    """One row that can be used, and where it stands; `order` counts the rows of all files."""

    row: ActorRow
    file: str
    line: int
    order: int

    @property
    def place(self) -> str:
        """The row for a message about another one."""
        return f"{self.row.id} ({Path(self.file).name}:{self.line})"


def add_at(entry: Entry, found: Findings, code: FindingCode, message: str, about: str) -> None:
    """Add a finding at the place of a row."""
    found.add(code, message, file=entry.file, line=entry.line, id=entry.row.id, about=about)


class Base(msgspec.Struct):
    """What was read: `entries` by id, a later file's row in the place of an earlier's; `ids` also of rows that cannot be used."""

    entries: dict[str, Entry] = msgspec.field(default_factory=dict)
    ids: set[str] = msgspec.field(default_factory=set)
    read: int = 0


def read_base(built_in: tuple[Path, ...], given: tuple[Path, ...], found: Findings) -> Base:
    """Return the rows of all files, the given ones laid over the built-in ones in order."""
    base = Base()
    earlier: dict[str, tuple[str, int]] = {}
    for files in (built_in, given):
        earlier.clear()
        for path in files:
            _read_file(path, base, earlier, found)
    return base


def _read_file(path: Path, base: Base, earlier: dict[str, tuple[str, int]], found: Findings) -> None:
    """Add the rows of one file; `earlier` says where the ids of the files beside it stand."""
    here: dict[str, int] = {}
    empty = True
    for item in scan_csv(path, known=_COLUMNS, required=_NEEDED):
        empty = False
        if isinstance(item, CsvFault):
            found.add(item.code, item.message, file=str(path), line=item.line)
            continue
        base.read += 1
        ident = item.cells["id"]
        if ident in here:
            message = f"the id {shown(ident)} stands twice, first in line {here[ident]}"
            found.add("id.repeated", message, file=str(path), line=item.line, id=ident)
            continue
        if ident in earlier:
            file, line = earlier[ident]
            message = f"the id {shown(ident)} stands in {file}:{line} too"
            found.add("id.replaced", message, file=str(path), line=item.line, id=ident)
        if ident:
            here[ident] = item.line
        if row := _row_of(item, path, base, found):
            base.entries[ident] = Entry(row, str(path), item.line, base.read)
    if empty:
        found.add("file.no_rows", "has a header, and no row", file=str(path))
    earlier.update({ident: (str(path), line) for ident, line in here.items()})


def _row_of(item: CsvRow, path: Path, base: Base, found: Findings) -> ActorRow | None:
    """Return a row without the cells that cannot be used; None when its id, kind or label is wrong."""
    file, cells = str(path), item.cells
    ident, kind, label = cells["id"], cells["kind"], cells["label"]
    usable = True
    if not ident:
        found.add("id.missing", "the row has no id", file=file, line=item.line)
        usable = False
    elif not is_id(ident, ident.partition("/")[0]) or (kind and kind != ident.partition("/")[0]):
        message = f"the id {shown(ident)} is not '{kind or 'kind'}/' and a slug of a-z, 0-9 and '-'"
        found.add("id.form", message, file=file, line=item.line, id=ident)
        usable = False
    else:
        base.ids.add(ident)
    if kind not in get_args(KnownKind):
        message = f"the kind {shown(kind)} is none of {', '.join(get_args(KnownKind))}"
        found.add("kind.unknown", message, file=file, line=item.line, id=ident, about=kind)
        usable = False
    if not label:
        found.add("label.missing", "the row has no label", file=file, line=item.line, id=ident)
        usable = False
    return msgspec.convert(dict(_values(item, file, found)), ActorRow) if usable else None


def _values(item: CsvRow, file: str, found: Findings) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield the values of a row by column; wrong ones are left out."""
    ident = item.cells["id"]
    for name, cell in item.cells.items():
        if name == "gender" and cell not in ("", "m", "f"):
            found.add(
                "gender.unknown", f"the gender {shown(cell)} is not m or f", file=file, line=item.line, id=ident, about=cell
            )
        elif name == "offices":
            yield name, tuple(_tenures(item, file, found))
        elif cell:
            yield name, items_of(cell) if name in _LISTS else cell


def _tenures(item: CsvRow, file: str, found: Findings) -> Iterator[str]:
    for cell in items_of(item.cells["offices"]):
        if is_tenure(cell):
            yield cell
        else:
            message = f"the office {shown(cell)} is not 'office|country-or-actor|from|to'"
            found.add("office.form", message, file=file, line=item.line, id=item.cells["id"], about=cell)
