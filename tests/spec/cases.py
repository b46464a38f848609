"""Cases as they are written in `spec/<language>/<stage>/<behaviour>.yaml`, read strictly when tests are collected."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from recoupe.lexicon.load import read_yaml
from recoupe.types.article import Role
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError
from recoupe.types.span import TextSpan
from tests.spec.marked import MarkError, unmark

SPEC = Path(__file__).parents[2] / "spec"
STAGES = ("article", "idiom", "grammar", "times", "actors", "quotes", "events")


class Case(Record, frozen=True, kw_only=True):
    """One text and everything that a stage must find in it.

    `text` has one block a line; `zones` are the roles of its lines (all body when left out). With `html` it is the source of an
    HTML page (article stage only), and the marks are places of the source. `published`, `publisher` and `url` are what a person
    gives, `fetched` the last day that the page can have (times stage). `expect` is every result in order, each with all fields
    that differ from their defaults; a span is written as its label. `status: known_miss` runs too and must fail.
    """

    id: str
    source: str
    text: str
    expect: tuple[dict[str, Any], ...]
    why: str = ""
    zones: tuple[Role, ...] = ()
    html: bool = False
    url: str | None = None
    published: date | None = None
    fetched: date | None = None
    publisher: str | None = None
    status: Literal["must", "known_miss"] = "must"


class SpecFile(Record, frozen=True, kw_only=True):
    """A behaviour and its cases."""

    behaviour: str
    cases: tuple[Case, ...]


class ReadyCase(Record, frozen=True, kw_only=True):
    """A case with its marks taken out of the text."""

    stage: str
    path: Path
    case: Case
    text: str
    spans: dict[str, TextSpan]

    @property
    def name(self) -> str:
        """Name in test reports."""
        return f"{self.stage}/{self.path.stem}:{self.case.id}"


def case_files(language: str = "fr") -> list[Path]:
    """Return the case files of a language, stage by stage in the order of the walk."""
    return [path for stage in STAGES for path in sorted((SPEC / language / stage).glob("*.yaml"))]


def read_cases(language: str = "fr") -> list[ReadyCase]:
    """Return every case of a language; a file that is wrong is left out here and fails `test_case_file`."""
    found = []
    for path in case_files(language):
        with suppress(LexiconError):
            found.extend(read_case_file(path))
    return found


def read_case_file(path: Path) -> list[ReadyCase]:
    """Return the cases of a file; its folder says which stage.

    Raises:
        LexiconError: if the file is wrong, a mark is left open, a label is not used, or an id stands twice.
    """
    stage = path.parent.name
    cases = read_yaml(path, SpecFile).cases
    ids = [case.id for case in cases]
    if repeated := {i for i in ids if ids.count(i) > 1}:
        raise LexiconError(f"{path}: the case {sorted(repeated)[0]!r} stands twice")
    return [_ready(case, path, stage) for case in cases]


def _ready(case: Case, path: Path, stage: str) -> ReadyCase:
    try:
        text, spans = unmark(case.text.rstrip("\n"))
    except MarkError as error:
        raise LexiconError(f"{path}: case {case.id!r}: {error}") from error
    if stage != "article":
        used = set(_strings(case.expect))
        if unused := [label for label in spans if label not in used]:
            raise LexiconError(f"{path}: case {case.id!r}: the label {unused[0]!r} is not used")
    if case.zones and len(case.zones) != len([line for line in text.split("\n") if line.strip()]):
        raise LexiconError(f"{path}: case {case.id!r}: {len(case.zones)} zones for another number of lines")
    if re.search(r"^\s*- id:", text, re.M):
        raise LexiconError(f"{path}: case {case.id!r}: two cases are glued together")
    return ReadyCase(stage=stage, path=path, case=case, text=text, spans=spans)


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [found for item in value.values() for found in _strings(item)]
    if isinstance(value, (list, tuple)):
        return [found for item in value for found in _strings(item)]
    return []


def as_written(record: msgspec.Struct, names: dict[TextSpan, str], text: str, *, leave_out: frozenset[str]) -> dict[str, Any]:
    """Return a result as a case writes it: fields that differ from their defaults, all scalars as text.

    Spans are their labels, or the words with their place when no label fits.
    """
    fields = {}
    for info in msgspec.structs.fields(type(record)):
        value = getattr(record, info.name)
        if info.name not in leave_out and not (info.default is not msgspec.NODEFAULT and value == info.default):
            fields[info.name] = _written(value, names, text)
    return fields


def _written(value: Any, names: dict[TextSpan, str], text: str) -> Any:
    if isinstance(value, TextSpan):
        return names.get(value, f"{text[value.start : value.end]!r} at {value.start}")
    if isinstance(value, msgspec.Struct):
        return as_written(value, names, text, leave_out=frozenset())
    if isinstance(value, (list, tuple)):
        return [_written(item, names, text) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "null"
    return value.isoformat() if isinstance(value, date) else str(value)
