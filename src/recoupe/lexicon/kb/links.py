"""What a row says of other rows: its country, its parent, the owners of its offices, an item number that two rows have."""

from difflib import get_close_matches

import msgspec

from recoupe.lexicon.csv_rows import shown
from recoupe.lexicon.kb.entries import Base, Entry, add_at
from recoupe.lexicon.kb.finding import Findings

_MOST_SHOWN = 8
"""Ids of a circle that a message shows."""


class Known(msgspec.Struct, frozen=True):
    """What cells may point at. `said` leads from what an office is called elsewhere ("foreign-minister") to its key."""

    states: frozenset[str]
    ids: frozenset[str]
    slugs: frozenset[str]
    offices: frozenset[str]
    said: dict[str, str]


def what_is_known(base: Base, offices: frozenset[str], said: dict[str, str]) -> Known:
    """Return what the cells of a base may point at."""
    states = frozenset(ident.removeprefix("state/") for ident in base.ids if ident.startswith("state/"))
    return Known(states, frozenset(base.ids), frozenset(ident.partition("/")[2] for ident in base.ids), offices, said)


def check_links(entry: Entry, known: Known, found: Findings) -> None:
    """Add the cells of a row that point at nothing."""
    row = entry.row
    if row.country and row.country not in known.states:
        add_at(
            entry, found, "country.unknown", f"unknown country {shown(row.country)}{_like_state(row.country, known)}", row.country
        )
    if row.parent and row.parent not in known.ids:
        add_at(entry, found, "parent.unknown", f"no row has the id of the parent {shown(row.parent)}", row.parent)
    for tenure, cell in zip(row.tenures, row.offices, strict=True):
        if tenure.office not in known.offices:
            hint = _like_office(tenure.office, known) if found.wants("office.unknown", entry.file) else ""
            message = f"no office {shown(tenure.office)} in offices.csv{hint}"
            add_at(entry, found, "office.unknown", message, cell)
        if tenure.of and not (tenure.of in known.states or tenure.of in known.ids or tenure.of in known.slugs):
            message = f"{shown(cell)} is of {shown(tenure.of)}, which no row is{_like_state(tenure.of, known)}"
            add_at(entry, found, "office.of_unknown", message, cell)


def check_parents(base: Base, found: Findings) -> None:
    """Add the circles of parents, each once, at the row that stands last."""
    done: set[str] = set()
    for start in base.entries:
        steps: dict[str, None] = {}
        ident = start
        while ident in base.entries and ident not in done and ident not in steps:
            steps[ident] = None
            ident = base.entries[ident].row.parent
        if ident in steps:
            way = list(steps)
            _add_circle(way[way.index(ident) :], base, found)
        done.update(steps)


def _add_circle(circle: list[str], base: Base, found: Findings) -> None:
    last = max(circle, key=lambda ident: base.entries[ident].order)
    place = circle.index(last)
    way = [*circle[place:], *circle[:place], last]
    if len(way) > _MOST_SHOWN:
        way = [*way[: _MOST_SHOWN - 1], f"{len(way) - _MOST_SHOWN:,} more", last]
    message = f"the parents go round in a circle: {' -> '.join(way)}"
    add_at(base.entries[last], found, "parent.cycle", message, base.entries[last].row.parent)


def check_items(base: Base, found: Findings) -> None:
    """Add the item numbers that two rows have."""
    first: dict[str, Entry] = {}
    for entry in sorted(base.entries.values(), key=lambda entry: entry.order):
        item = entry.row.wikidata
        if item and (other := first.setdefault(item, entry)) is not entry:
            add_at(entry, found, "wikidata.shared", f"{shown(item)} is the item of {other.place} too", item)


def _like_state(code: str, known: Known) -> str:
    return f"; is it {code.lower()!r}?" if code.lower() in known.states else ""


def _like_office(office: str, known: Known) -> str:
    if office in known.said:
        return f"; is it {known.said[office]!r}?"
    close = get_close_matches(office, known.offices, n=1) if len(office) < 60 else []
    return f"; is it {close[0]!r}?" if close else ""
