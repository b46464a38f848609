"""By what happenings are found: a row for each thing that a reader may filter by, so that a screen reads only what it shows.

Made from the happenings whenever these are written; nothing here is a source of anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Any, Literal

from sqlalchemy import Column, Connection, Index, Integer, Table, Text, delete, func, insert, select

from recoupe.store.affair.days import UNDATED, day_of
from recoupe.store.questions import in_parts
from recoupe.store.tables import METADATA
from recoupe.types.affair import Happening, Party
from recoupe.types.events import JOINT

FacetKind = Literal[
    "all", "actor", "pair", "type", "status", "source", "attributed", "theme", "place", "page", "disputed", "decided"
]
"""`pair`: two sides joined with "|", sorted, states where they belong to one; `source`: the id of an origin; `page`: an id."""

happening_facet = Table(
    "happening_facet",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("happening", Text, primary_key=True),
    Column("sources", Integer, nullable=False),
    Index("happening_facet_happening", "happening", "kind"),
    sqlite_with_rowid=False,
)
"""`day` sorts ("9999" for none), `sources` counts the independent ones of the happening."""

facet_count = Table(
    "facet_count",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("happenings", Integer, nullable=False),
    Index("facet_count_most", "kind", "month", "happenings"),
    sqlite_with_rowid=False,
)
"""How many happenings a value has: in all (`month` is ""), and by month for statuses."""

ANY = ""
"""The value of `disputed` that every happening has whose accounts cannot all be right."""

_LESSER = ("one_sided", "weekday")
"""What only one side tells, and a wrong weekday, are no dispute."""

Row = dict[str, Any]
_WRITTEN_AT_ONCE = 5000


def sources_of(item: Happening) -> int:
    """Return how many independent sources tell of a happening, whatever they say of it."""
    return len({origin.id for account in item.accounts for origin in account.origins})


def pair_of(one: str, other: str) -> str:
    """Return two sides as the value of a facet, whichever is named first."""
    return "|".join(sorted((one, other)))


def facet_rows(item: Happening, disputes: Sequence[str] = ()) -> Iterator[Row]:
    """Yield the rows of a happening; `disputes` are the kinds of its disputed points."""
    abouts = [*disputes, *([ANY] if any(about not in _LESSER for about in disputes) else [])]
    shared = {"happening": item.id, "day": day_of(item) or UNDATED, "sources": sources_of(item)}
    for kind, value in dict.fromkeys([*_facets(item), *(("disputed", about) for about in abouts)]):
        yield {"kind": kind, "value": value} | shared


def _facets(item: Happening) -> Iterator[tuple[FacetKind, str]]:
    yield "all", ""
    yield "type", item.type
    for theme in item.themes:
        yield "theme", theme
    for account in item.accounts:
        yield "status", account.status
        yield from (("source", origin.id) for origin in account.origins)
        yield from (("attributed", ident) for ident in account.according_to)
    for telling in item.tellings:
        yield "page", telling.key.page
        if telling.decided:
            yield "decided", ""
        for party in telling.actors + telling.recipients:
            yield "actor", party.id
            if party.state and party.known:
                yield "actor", party.state
    if item.place:
        yield "place", item.place
    yield from (("pair", pair) for pair in _pairs(item))


def _pairs(item: Happening) -> Iterator[str]:
    actors, recipients = [_side(one) for one in item.actors], [_side(one) for one in item.recipients]
    found = combinations(actors + recipients, 2) if item.type in JOINT else product(actors, recipients)
    return (pair_of(one, other) for one, other in found if one != other)


def _side(party: Party) -> str:
    return party.state or party.id


def replace_facets(db: Connection, gone: Iterable[str], rows: Iterable[Row]) -> None:
    """Take away the rows of some happenings, write others, and count anew.

    Args:
        db: a connection that writes.
        gone: ids of happenings that are no more, or are written anew.
        rows: as `facet_rows` yields them.
    """
    for part in in_parts(gone):
        db.execute(delete(happening_facet).where(happening_facet.c.happening.in_(part)))
    for some in in_parts(rows, _WRITTEN_AT_ONCE):
        db.execute(insert(happening_facet), some)
    count_facets(db)


def count_facets(db: Connection) -> None:
    """Count the happenings of every value anew."""
    row = happening_facet.c
    db.execute(delete(facet_count))
    columns = ["kind", "value", "month", "happenings"]
    whole = select(row.kind, row.value, func.max(""), func.count()).where(row.kind != "page").group_by(row.kind, row.value)
    month = func.substr(row.day, 1, 7)
    by_month = select(row.kind, row.value, month, func.count()).where(row.kind == "status").group_by(row.kind, row.value, month)
    db.execute(insert(facet_count).from_select(columns, whole))
    db.execute(insert(facet_count).from_select(columns, by_month))
