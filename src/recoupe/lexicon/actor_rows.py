"""Schema of the knowledge base: one CSV row an actor, and its strict reading."""

import csv
import re
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.lexicon.load import read_csv
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError

KnownKind = Literal["person", "state", "place", "org", "group", "media"]


class ActorRow(Record, frozen=True, kw_only=True):
    """One actor as written in a CSV file; a list cell holds its items separated by ";".

    `aliases` link alone; `weak_aliases` (ordinary words, acronyms, surnames) only on a page that also names the actor otherwise;
    `other_aliases` (other languages) are told but not matched. `surname` is the last name as used alone. `offices` are
    "office|country-or-actor-id|from|to". `demonyms` and `capital` belong to states; `metonyms` are words that mean the state's
    government, such as palaces. `country` is the two letters of a state row.
    `since` and `until` are the columns `from` and `to`: the life of a group or body.
    """

    id: str
    kind: KnownKind
    label: str
    aliases: tuple[str, ...] = ()
    other_aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    surname: str = ""
    country: str = ""
    codes: tuple[str, ...] = ()
    gender: Literal["m", "f", ""] = ""
    offices: tuple[str, ...] = ()
    parent: str = ""
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    wikidata: str = ""
    lat: str = ""
    lon: str = ""
    since: str = msgspec.field(default="", name="from")
    until: str = msgspec.field(default="", name="to")
    source: str = ""
    note: str = ""

    @property
    def tenures(self) -> tuple["Tenure", ...]:
        """The offices held, as read from `offices`."""
        return tuple(Tenure(*(part.strip() for part in cell.split("|"))) for cell in self.offices)


class OfficeRow(Record, frozen=True, kw_only=True):
    """An office and its names, masculine and feminine, as printed before or after a person's name."""

    office: str
    forms: tuple[str, ...]


class Tenure(msgspec.Struct, frozen=True):
    """One office held.

    `of` is a state's two letters or an actor id; `start` and `end` are ISO dates of any precision, or empty.
    """

    office: str
    of: str = ""
    start: str = ""
    end: str = ""


def read_actor_rows(path: Path) -> tuple[ActorRow, ...]:
    """Return the rows of one file of actors.

    Raises:
        LexiconError: with file and line, if the file is wrong, an id stands twice or is not `kind/slug` of its row.
    """
    rows = read_csv(path, ActorRow)
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if wrong := _what_is_wrong(row, seen):
            raise LexiconError(f"{path}:{line_of_row(path, number)}: {wrong}")
        seen.add(row.id)
    return rows


def _what_is_wrong(row: ActorRow, seen: set[str]) -> str | None:
    if row.id in seen:
        return f"the id {row.id!r} stands twice"
    if not re.fullmatch(rf"{row.kind}/[a-z0-9]+(?:-[a-z0-9]+)*", row.id):
        return f"the id {row.id!r} is not '{row.kind}/' and a slug of a-z, 0-9 and '-'"
    if long := [cell for cell in row.offices if not 1 <= cell.count("|") <= 3]:
        return f"the office {long[0]!r} is not 'office|country-or-actor|from|to'"
    return None


def line_of_row(path: Path, number: int) -> int:
    """Return the line of the file on which a row, counted from 0 without header and comments, ends."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        lines = [reader.line_num for cells in reader if cells and not cells[0].startswith("#")]
    return lines[number + 1]
