"""One thing that is wrong or doubtful in the knowledge base: a code, where it stands, and what to do."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

from recoupe.types.base import Record

Severity = Literal["error", "warning"]

FindingCode = Literal[
    "file.unreadable",
    "file.encoding",
    "file.not_csv",
    "file.empty",
    "file.delimiter",
    "file.no_rows",
    "column.unknown",
    "column.repeated",
    "column.missing",
    "row.cells",
    "row.line_break",
    "id.missing",
    "id.form",
    "id.repeated",
    "id.replaced",
    "kind.unknown",
    "label.missing",
    "gender.unknown",
    "country.unknown",
    "parent.unknown",
    "parent.cycle",
    "office.form",
    "office.unknown",
    "office.of_unknown",
    "office.two_holders",
    "date.form",
    "date.order",
    "coordinates.form",
    "coordinates.half",
    "wikidata.form",
    "wikidata.shared",
    "name.long",
    "name.no_letters",
    "name.shared",
    "name.given_name",
    "name.demonym",
    "name.noun",
    "name.word",
    "name.short",
    "name.right_to_left",
    "name.mixed_scripts",
    "text.direction",
    "text.invisible",
    "text.decomposed",
]
"""Closed list; `docs/commands.md` says what each means."""

_WEAK = "if it can mean something else in a text, put it under weak_aliases"

ADVICE: dict[FindingCode, str] = {
    "file.unreadable": "check the path and the rights of the file",
    "file.encoding": "in a spreadsheet export CSV UTF-8, in an editor choose UTF-8 when you save",
    "file.not_csv": "export the table as CSV UTF-8, with commas",
    "file.empty": "begin the file with a header line, such as id,kind,label,aliases",
    "file.delimiter": "export it again; ';' stands between the items of one cell only",
    "file.no_rows": "add a row for each actor, or leave the file out",
    "column.unknown": "correct the name of the column, or take the column out",
    "column.repeated": "keep one of the two columns",
    "column.missing": "add the column; id, kind and label are needed in every file",
    "row.cells": "give the row as many cells as the header has; a cell with a comma in it stands in quotation marks",
    "row.line_break": "write each row on one line, and close every quotation mark",
    "id.missing": "give the row an id, such as person/irene-orsel",
    "id.form": "write the kind of the row, '/', and a slug of a-z, 0-9 and '-'",
    "id.repeated": "keep one of the two rows, or give the other actor an id of its own",
    "id.replaced": "keep one of the two rows: of two files the later one counts, and the earlier row is not used",
    "kind.unknown": "write person, state, place, org, group or media",
    "label.missing": "give the row a label, the usual French name",
    "gender.unknown": "write m or f, or leave the cell empty",
    "country.unknown": "write the two small letters of a state row, add such a row, or leave the cell empty",
    "parent.unknown": "write the id of a row, add that row, or leave the cell empty",
    "parent.cycle": "take out the parent of one of them",
    "office.form": "write office|country-or-actor|from|to",
    "office.unknown": "write a key of offices.csv",
    "office.of_unknown": "write the two letters of a state or the id of an actor, or add that row",
    "office.two_holders": "correct the dates (an end may be missing), unless both really claimed the office",
    "date.form": "write 2016, 2016-10 or 2016-10-12, or leave the date empty",
    "date.order": "correct one of the two dates",
    "coordinates.form": "write degrees with a full stop: lat from -90 to 90, lon from -180 to 180",
    "coordinates.half": "give both lat and lon, or neither",
    "wikidata.form": "write the item number, such as Q142",
    "wikidata.shared": "make one row of the two, or correct one of the numbers",
    "name.long": "shorten it; items of a list stand apart by ';'",
    "name.no_letters": "write the name as it is printed; a name without letters or figures is never found",
    "name.shared": "put it under weak_aliases of one of them, write longer forms, or make one row of the two",
    "name.given_name": _WEAK,
    "name.demonym": _WEAK,
    "name.noun": _WEAK,
    "name.word": _WEAK,
    "name.short": _WEAK,
    "name.right_to_left": "put it under other_aliases: names in other scripts are told, never looked for",
    "name.mixed_scripts": "type the word anew in one alphabet",
    "text.direction": "take the invisible characters out: type the cell anew",
    "text.invisible": "take the invisible characters out: type the cell anew",
    "text.decomposed": "save the file in normal form C (NFC), or type the accents anew",
}
"""What to do, by code."""

_WARNINGS = ("name.", "text.", "wikidata.shared", "id.replaced", "file.no_rows", "office.two_holders")
_ERRORS = ("name.long",)

MOST = 1000
"""Findings of one code in one file that are listed; the others are counted, so that a file wrong in every row fits in memory."""


class Finding(Record, frozen=True, kw_only=True):
    """One finding.

    `line` is None when the whole file is meant; `id` is the row's, `about` the name, cell or column, each "" where there is none.
    """

    file: str
    line: int | None
    severity: Severity
    code: FindingCode
    id: str
    about: str
    message: str
    advice: str


def severity_of(code: FindingCode) -> Severity:
    """Return whether a code is an error, which loading refuses or which makes a cell useless, or a warning."""
    return "warning" if code.startswith(_WARNINGS) and not code.startswith(_ERRORS) else "error"


class Findings:
    """The findings so far, at most `MOST` of a code in a file."""

    def __init__(self) -> None:
        self._listed: list[Finding] = []
        self._counts: Counter[tuple[str, FindingCode]] = Counter()

    def add(self, code: FindingCode, message: str, *, file: str, line: int | None = None, id: str = "", about: str = "") -> None:
        """Add one."""
        self._counts[file, code] += 1
        if self._counts[file, code] <= MOST:
            self._listed.append(_finding(code, message, file=file, line=line, id=id, about=about))

    def wants(self, code: FindingCode, file: str) -> bool:
        """Return whether one more of a code in a file would be listed."""
        return self._counts[file, code] < MOST

    def in_order(self, files: Iterable[str]) -> tuple[Finding, ...]:
        """Return them by file, in the order of these, then by line; what was not listed is one more finding at the file's end."""
        rank = {file: number for number, file in enumerate(files)}
        more = [
            _finding(code, f"{count - MOST:,} more findings of this code in this file are not listed", file=file)
            for (file, code), count in self._counts.items()
            if count > MOST
        ]
        listed = sorted(
            self._listed,
            key=lambda found: (rank[found.file], found.line or 0, get_args(FindingCode).index(found.code), found.about),
        )
        return (*listed, *sorted(more, key=lambda found: rank[found.file]))


def _finding(code: FindingCode, message: str, *, file: str, line: int | None = None, id: str = "", about: str = "") -> Finding:
    return Finding(
        file=file, line=line, severity=severity_of(code), code=code, id=id, about=about, message=message, advice=ADVICE[code]
    )
