"""What can be said of one row by itself: dates, coordinates, the item number, the characters of its names."""

import re

from recoupe.lexicon.actor_names import words_of
from recoupe.lexicon.actor_rows import MAX_NAME, ActorRow, degrees, names_in
from recoupe.lexicon.csv_rows import shown
from recoupe.lexicon.kb.dates import is_date, is_reversed
from recoupe.lexicon.kb.entries import Entry, add_at
from recoupe.lexicon.kb.finding import FindingCode, Findings
from recoupe.lexicon.kb.scripts import strange_characters

_ITEM = re.compile(r"Q[1-9][0-9]*")
_MOST_DEGREES = {"lat": 90, "lon": 180}


def check_cells(entry: Entry, found: Findings) -> None:
    """Add what is wrong with the cells of a row."""
    row = entry.row
    for code, about, message in (*_dates(row), *_coordinates(row), *_names(row), *strange_characters(row)):
        add_at(entry, found, code, message, about)


Fault = tuple[FindingCode, str, str]


def _dates(row: ActorRow) -> list[Fault]:
    faults: list[Fault] = []
    spans = [(row.since, row.until, f"{row.since} to {row.until}")]
    spans += [(tenure.start, tenure.end, cell) for tenure, cell in zip(row.tenures, row.offices, strict=True)]
    for start, end, about in spans:
        wrong = [day for day in (start, end) if day and not is_date(day)]
        faults += [("date.form", about, f"{shown(day)} is no date of the form 2016, 2016-10 or 2016-10-12") for day in wrong]
        if start and end and not wrong and is_reversed(start, end):
            faults.append(("date.order", about, f"{shown(about)} ends before it begins"))
    return faults


def _coordinates(row: ActorRow) -> list[Fault]:
    faults: list[Fault] = []
    for name, cell in (("lat", row.lat), ("lon", row.lon)):
        if cell and degrees(cell, _MOST_DEGREES[name]) is None:
            faults.append(("coordinates.form", cell, f"{name} {shown(cell)} is no number of degrees up to {_MOST_DEGREES[name]}"))
    if bool(row.lat) != bool(row.lon):
        faults.append(("coordinates.half", row.lat or row.lon, f"there is no {'lon' if row.lat else 'lat'} beside it"))
    return faults


def _names(row: ActorRow) -> list[Fault]:
    faults: list[Fault] = []
    if row.wikidata and not _ITEM.fullmatch(row.wikidata):
        faults.append(("wikidata.form", row.wikidata, f"{shown(row.wikidata)} is not 'Q' and a number"))
    for name in names_in(row):
        if len(name) > MAX_NAME:
            faults.append(
                ("name.long", name[:MAX_NAME], f"the name {shown(name)} has {len(name):,} characters, at most {MAX_NAME}")
            )
        elif name and not words_of(name):
            faults.append(("name.no_letters", name, f"the name {shown(name)} has no letters or figures"))
    return faults
