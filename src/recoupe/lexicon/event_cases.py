"""Schema of the files in `data/events/cases/`: sentences that say what a pattern must find, and where it must find nothing.

Reading a page never needs them; `recoupe patterns check` does.
"""

import re
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

import msgspec

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError
from recoupe.types.events import Status
from recoupe.types.span import TextSpan

_MARK = re.compile(r"\[([^\[\]]*)\]")


class CaseRow(Record, frozen=True, kw_only=True):
    """One case as an analyst writes it under the id of its pattern in `cases/<type>.yaml`.

    `text` holds the trigger in `[...]`; words of it that stand apart each have a mark. Sides left out are empty. `match` false:
    the pattern must not match there, and nothing is marked. `known_miss` says why a case that is right is not reached yet.
    """

    text: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    status: Status = "happened"
    match: bool = True
    known_miss: str | None = None


class PatternCase(Record, frozen=True, kw_only=True):
    """One case, read: its pattern and file, its number under the pattern (from 1), its text without marks, the marked places."""

    pattern: str
    file: str
    number: int
    text: str
    marks: tuple[TextSpan, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    status: Status = "happened"
    known_miss: str | None = None

    @property
    def match(self) -> bool:
        """Whether the pattern must match: the trigger is marked."""
        return bool(self.marks)


def load_event_cases(sets: tuple[tuple[Path, ...], ...], patterns: Mapping[str, str]) -> tuple[PatternCase, ...]:
    """Return the cases of some files, in their order.

    A pattern that a user's file replaces is judged by the user's cases alone.

    Args:
        sets: the files, as `event_files.case_files` returns them: those of a language, then of each folder of a user.
        patterns: the file of each pattern by id, as `EventsLexicon.files`.

    Raises:
        LexiconError: with file and pattern, if no pattern has an id, a field is unknown, or the marks are wrong.
    """
    found: list[PatternCase] = []
    for number, paths in enumerate(sets):
        replaced = _replaced(patterns, built_in=number == 0)
        names = {path: f"{path.parent.name}/{path.name}" if number == 0 else str(path) for path in paths}
        found.extend(case for path in paths for case in _cases(path, names[path], patterns) if case.pattern not in replaced)
    return tuple(found)


def _replaced(patterns: Mapping[str, str], *, built_in: bool) -> Container[str]:
    """Return the patterns of which built-in cases no longer speak: those of a user's file."""
    return {ident for ident, file in patterns.items() if not file.startswith("patterns/")} if built_in else frozenset()


def _cases(path: Path, name: str, patterns: Container[str]) -> list[PatternCase]:
    found = []
    for pattern, values in read_yaml(path, dict[str, tuple[Any, ...]]).items():
        if pattern not in patterns:
            raise LexiconError(f"{path}: no pattern has the id {pattern!r}; write the id of an entry of the patterns")
        for number, value in enumerate(values, start=1):
            where = f"{path}: case {number} of the pattern {pattern!r}"
            row = _row(value, where)
            if wrong := _what_is_wrong(row):
                raise LexiconError(f"{where} {wrong}: {row.text!r}")
            found.append(_case(row, pattern, name, number))
    return found


def _row(value: Any, where: str) -> CaseRow:
    """Return one case as written; the error says which case of which pattern is wrong."""
    try:
        return msgspec.convert(value, CaseRow, strict=False)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{where}: {error}; expected the fields {', '.join(CaseRow.__struct_fields__)}") from error


def _case(row: CaseRow, pattern: str, file: str, number: int) -> PatternCase:
    text, marks = unmarked(row.text)
    return PatternCase(
        pattern=pattern,
        file=file,
        number=number,
        text=text,
        marks=marks,
        actors=row.actors,
        recipients=row.recipients,
        status=row.status,
        known_miss=row.known_miss,
    )


def unmarked(text: str) -> tuple[str, tuple[TextSpan, ...]]:
    """Return a text without its marks, and the places of what they held."""
    words, marks, at = "", [], 0
    for mark in _MARK.finditer(text):
        words += text[at : mark.start()]
        marks.append(TextSpan(len(words), len(words) + len(mark[1])))
        words += mark[1]
        at = mark.end()
    return words + text[at:], tuple(marks)


def _what_is_wrong(row: CaseRow) -> str | None:
    rest = _MARK.sub(lambda mark: mark[1], row.text)
    marks = _MARK.findall(row.text)
    if "[" in rest or "]" in rest:
        return "has a mark in a mark, or one left open; write [words] once around each part of the trigger"
    if not all(mark.strip() for mark in marks):
        return "has an empty mark; write the words of the trigger in [...]"
    if row.match and not marks:
        return "does not mark the trigger; write it as [words], or match: false where the pattern must not match"
    if not row.match and marks:
        return "marks a trigger where the pattern must not match; leave out the marks or match: false"
    if not row.match and (row.actors or row.recipients or row.status != "happened"):
        return "says who or how where the pattern must not match; leave out actors, recipients and status, or match: false"
    return None


def case_line(text: str, trigger: TextSpan, actors: tuple[str, ...], recipients: tuple[str, ...], status: Status) -> str:
    """Return a case as it is written in a file, in one line."""
    marked = f"{text[: trigger.start]}[{text[trigger.start : trigger.end]}]{text[trigger.end :]}"
    fields = [f"text: {msgspec.json.encode(marked).decode()}"]
    fields += [f"{name}: [{', '.join(side)}]" for name, side in (("actors", actors), ("recipients", recipients)) if side]
    fields += [f"status: {status}"] if status != "happened" else []
    return f"- {{{', '.join(fields)}}}"
