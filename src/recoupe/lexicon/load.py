"""Strict reading of data files: an unknown field, a repeated key or a wrong value names file, line and path.

Every YAML scalar is read as text: plain YAML turns `on` into true, `20:30` into 1230 and `0123` into 83, and "on"
and "off" are ordinary words of French press (measured in ADR 0004).
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, get_origin

import msgspec
import yaml

from recoupe.lexicon.csv_rows import CsvFault, scan_csv
from recoupe.types.errors import LexiconError

T = TypeVar("T")
R = TypeVar("R", bound=msgspec.Struct)
_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Nodes without tags: all scalars are text here, and guessing tags takes a third of the time."""

    def resolve(self, *_: Any) -> str:
        """Return one tag for everything."""
        return "text"

    def descend_resolver(self, *_: Any) -> None:
        """Do nothing: no tag depends on the place."""

    def ascend_resolver(self) -> None:
        """Do nothing, as above."""


_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]")


@contextmanager
def without_collector() -> Iterator[None]:
    """Load with the garbage collector paused: many nodes are made, and none goes in circles (half the time)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_model(path: Path, shape: type[T]) -> T | None:
    """Return a fitted model, a JSON file that a program wrote; None when the language has none.

    Raises:
        LexiconError: if the file is wrong.
    """
    if not path.exists():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=shape)
    except msgspec.MsgspecError as error:
        raise LexiconError(f"{path}: {error}") from error


def read_yaml(path: Path, shape: type[T]) -> T:
    """Return the content of a YAML file as a value of `shape`.

    Raises:
        LexiconError: with file, line and path, if the file is missing, is no YAML, repeats a key, has a field that
            `shape` does not know, lacks one, or has a value of another kind.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); expected a YAML file") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: is not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f":{mark.line + 1}" if mark else ""
        raise LexiconError(f"{path}{where}: not valid YAML: {getattr(error, 'problem', error)}") from error
    if node is None:
        raise LexiconError(f"{path}: is empty; expected {_name(shape)}")
    value = _plain(node, path)
    try:
        return msgspec.convert(value, shape, strict=False)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at ")
        steps = where.strip("`") or "$"
        raise LexiconError(f"{path}:{_line_of(node, steps)}: at {steps}: {message}") from error


def read_csv(path: Path, shape: type[R]) -> tuple[R, ...]:
    """Return the rows of a CSV file (UTF-8, header line, commas) as values of `shape`.

    A cell of a field that is a tuple holds its items separated by ";"; an empty cell means the field's default.
    Lines that begin with "#" are comments.

    Raises:
        LexiconError: with file, line and column, as `read_yaml`.
    """
    return tuple(row for _, row in read_csv_lines(path, shape))


def read_csv_lines(path: Path, shape: type[R]) -> tuple[tuple[int, R], ...]:
    """Return the rows of a CSV file, each with its line, as `read_csv` does.

    Raises:
        LexiconError: with file, line and column, as `read_yaml`.
    """
    fields = msgspec.structs.fields(shape)
    lists = {field.encode_name for field in fields if get_origin(field.type) is tuple}
    known = tuple(field.encode_name for field in fields)
    required = tuple(field.encode_name for field in fields if field.required)
    rows = []
    for item in scan_csv(path, known=known, required=required):
        if isinstance(item, CsvFault):
            where = f"{path}:{item.line}" if item.line else f"{path}"
            raise LexiconError(f"{where}: {item.message}")
        value = {name: items_of(cell) if name in lists else cell for name, cell in item.cells.items() if cell}
        try:
            rows.append((item.line, msgspec.convert(value, shape, strict=False)))
        except msgspec.ValidationError as error:
            message, _, where = str(error).partition(" - at ")
            raise LexiconError(f"{path}:{item.line}: at {where.strip('`') or '$'}: {message}") from error
    return tuple(rows)


def items_of(cell: str) -> tuple[str, ...]:
    """Return the items of a list cell, which stand apart by ";"."""
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def _plain(node: yaml.Node, path: Path, *where: str) -> Any:
    """Return the node as dicts, lists and text; a key that stands twice is an error."""
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in result:
                place = "".join(("$", *where))
                raise LexiconError(f"{path}:{key_node.start_mark.line + 1}: at {place}: key {key!r} stands twice")
            plain = isinstance(value_node, yaml.ScalarNode)
            result[key] = value_node.value if plain else _plain(value_node, path, *where, f".{key}")
        return result
    if isinstance(node, yaml.SequenceNode):
        return [
            item.value if isinstance(item, yaml.ScalarNode) else _plain(item, path, *where, f"[{i}]")
            for i, item in enumerate(node.value)
        ]
    return node.value


def _line_of(node: yaml.Node, steps: str) -> int:
    """Return the line (from 1) of the deepest node that a path such as `$[3].stance` reaches."""
    for name, index in _STEP.findall(steps):
        following: yaml.Node | None = None
        if name and isinstance(node, yaml.MappingNode):
            following = next((value for key, value in node.value if key.value == name), None)
        elif index and isinstance(node, yaml.SequenceNode) and int(index) < len(node.value):
            following = node.value[int(index)]
        if following is None:
            break
        node = following
    return int(node.start_mark.line) + 1


def _name(shape: type[Any]) -> str:
    return getattr(shape, "__name__", str(shape))
