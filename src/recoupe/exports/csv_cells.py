"""What a cell of the tables of an affair holds: lists, words, days, figures, sources."""

from collections.abc import Iterable

from recoupe.exports.material import name_of_key, stretches
from recoupe.exports.naming import Names
from recoupe.exports.polecat import CUT
from recoupe.exports.tsv import Cell
from recoupe.types.affair import Bounds, EventKey, Figure, Party
from recoupe.types.record import SpanRow
from recoupe.types.reuse import Origin

Row = dict[str, Cell | bool]

LIST = "; "
"""Stands between the items of a cell that holds several; a semicolon inside an item becomes a comma."""

FIGURES = ("killed_min", "killed_max", "wounded_min", "wounded_max")


def listed(items: Iterable[str]) -> str:
    """Return items as one cell; a semicolon inside an item becomes a comma."""
    return LIST.join(item.replace(";", ",") for item in items)


def named(names: Names, parties: Iterable[Party]) -> str:
    """Return the names of parties as one cell."""
    return listed(map(names.party, parties))


def ids_of(parties: Iterable[Party]) -> str:
    """Return the ids of parties as one cell."""
    return listed(party.id for party in parties)


def keys_of(keys: Iterable[EventKey]) -> str:
    """Return the keys of tellings as one cell."""
    return listed(map(name_of_key, keys))


def words_of(spans: Iterable[SpanRow]) -> str:
    """Return the words of some spans; what stands between two stretches is left out."""
    return CUT.join(stretch.text for stretch in stretches(spans))


def dates(day: str | None, when: Bounds) -> Row:
    """Return a day and its bounds."""
    return {"day": day, "earliest": when.earliest, "latest": when.latest}


def figures(killed: Figure | None, wounded: Figure | None) -> Row:
    """Return casualties as four numbers; those that are open or not told are empty."""
    of_killed, of_wounded = killed or (None, None), wounded or (None, None)
    return dict(zip(FIGURES, (*of_killed, *of_wounded), strict=True))


def origin_cells(origin: Origin) -> Row:
    """Return a source: its id, its name, how it is known."""
    return {"origin": origin.id, "origin_name": origin.name, "origin_rule": origin.rule}
