"""Schema of the knowledge base: one CSV row an actor, and its strict reading."""

import re
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.lexicon.csv_rows import shown
from recoupe.lexicon.load import read_csv_lines
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError

KnownKind = Literal["person", "state", "place", "org", "group", "media"]

MAX_NAME = 300
"""Characters of the longest name; the longest built-in one has 84."""

_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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
    """An office and its names, masculine and feminine, as printed before or after a person's name.

    `single` ones have one holder at a time in a state or body: two are an error of the dates, or a double claim. Who has one that
    serves a `state` serves the page's own where none is told; a convict or jihadist serves `nobody`.
    """

    office: str
    single: Literal["yes", ""] = ""
    serves: Literal["state", "nobody", ""] = ""
    forms: tuple[str, ...]


class Tenure(msgspec.Struct, frozen=True):
    """One office held.

    `of` is a state's two letters or an actor id; `start` and `end` are ISO dates of any precision, or empty.
    """

    office: str
    of: str = ""
    start: str = ""
    end: str = ""

    def holds_on(self, day: str) -> bool:
        """Return whether the office was held on an ISO day, compared at the precision that the dates have."""
        return self.start <= day[: len(self.start)] and (not self.end or day[: len(self.end)] <= self.end)


def degrees(cell: str, most: int) -> float | None:
    """Return the degrees in a cell of `lat` (at most 90) or `lon` (180); None for what is no such number."""
    found = float(cell) if _DEGREES.fullmatch(cell) else None
    return found if found is not None and abs(found) <= most else None


def read_actor_rows(path: Path) -> tuple[tuple[int, ActorRow], ...]:
    """Return the rows of one file of actors, each with its line.

    Raises:
        LexiconError: with file and line, if the file is wrong, an id stands twice or is not `kind/slug` of its row.
    """
    rows = read_csv_lines(path, ActorRow)
    seen: set[str] = set()
    for line, row in rows:
        if wrong := _what_is_wrong(row, seen):
            raise LexiconError(f"{path}:{line}: {wrong}")
        seen.add(row.id)
    return rows


def _what_is_wrong(row: ActorRow, seen: set[str]) -> str | None:
    if row.id in seen:
        return f"the id {shown(row.id)} stands twice"
    if not is_id(row.id, row.kind):
        return f"the id {shown(row.id)} is not '{row.kind}/' and a slug of a-z, 0-9 and '-'"
    if long := [name for name in names_in(row) if len(name) > MAX_NAME]:
        return (
            f"the name {shown(long[0])} has {len(long[0]):,} characters, at most {MAX_NAME}; items of a list stand apart by ';'"
        )
    if odd := [cell for cell in row.offices if not is_tenure(cell)]:
        return f"the office {shown(odd[0])} is not 'office|country-or-actor|from|to'"
    return None


def is_id(ident: str, kind: str) -> bool:
    """Return whether an id is the kind, "/" and a slug."""
    return ident.startswith(f"{kind}/") and _SLUG.fullmatch(ident, len(kind) + 1) is not None


def is_tenure(cell: str) -> bool:
    """Return whether an item of `offices` has the two to four parts of one."""
    return 1 <= cell.count("|") <= 3


def names_in(row: ActorRow) -> tuple[str, ...]:
    """Return every name of a row that the matcher looks for."""
    return (row.label, *row.aliases, *row.weak_aliases, row.surname, *row.capital, *row.metonyms, *row.demonyms)
