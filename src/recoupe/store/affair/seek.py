"""Happenings by what a reader filters: only the rows that a screen shows are read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Row, Select, and_, func, intersect, literal, select, union_all
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.selectable import FromClause

from recoupe.store import tables
from recoupe.store.affair.facets import FacetKind, facet_count, happening_facet
from recoupe.store.affair.read import read_happenings
from recoupe.store.questions import listed
from recoupe.types.affair import Happening
from recoupe.types.base import Record

Columns = TypeVarTuple("Columns")

CAP = 5000
"""Happenings that are counted one by one; of more it is only known that there are more."""

_RARER = 10
"""So many times as many rows as the rarest facet has, at most, are read one after the other."""

Wanted = tuple[FacetKind, tuple[str, ...]]
"""A kind of facet, and values of which one is enough."""


class Sought(Record, frozen=True, kw_only=True):
    """Which happenings are asked for: all of `wanted`, days of listing from `since` to `until`, told by `sources` at least."""

    wanted: tuple[Wanted, ...] = ()
    since: str | None = None
    until: str | None = None
    sources: int = 1

    @property
    def is_all(self) -> bool:
        """Whether nothing is asked for."""
        return self == Sought()


class Listed(Record, frozen=True, kw_only=True):
    """The ids of happenings that fit, by day, and the days; `more` means that there are others after them."""

    ids: tuple[str, ...]
    more: bool
    days: tuple[str, ...]


class Counted(Record, frozen=True, kw_only=True):
    """How many happenings have a value; in a month when one is named."""

    value: str
    month: str
    happenings: int


def seek_happenings(db: Connection, sought: Sought, *, most: int = CAP, offset: int = 0) -> Listed:
    """Return the happenings that fit, by day: so many at most, after those that are passed over."""
    found = db.execute(_asked(db, sought).limit(most + 1).offset(offset)).all()
    kept = found[:most]
    return Listed(ids=tuple(row.happening for row in kept), days=tuple(row.day for row in kept), more=len(found) > most)


def count_sought(db: Connection, sought: Sought) -> tuple[list[Counted], int, bool]:
    """Return happenings counted by month and status, how many there are, and whether there are more than were counted (`CAP`)."""
    if sought.is_all:
        return _all_months(db), count_happenings(db), False
    some, facet = _asked(db, sought).limit(CAP + 1).cte("some"), happening_facet.c
    month = func.substr(facet.day, 1, 7)
    whole = select(literal(_WHOLE).label("value"), literal("").label("month"), func.count().label("happenings")).select_from(some)
    by_month = select(facet.value, month, func.count()).select_from(some).group_by(facet.value, month)
    joined = by_month.join(happening_facet, (facet.happening == some.c.happening) & (facet.kind == "status"))
    counts = [_counted(one) for one in db.execute(union_all(whole, joined))]
    [count] = [one.happenings for one in counts if one.value == _WHOLE]
    return [one for one in counts if one.value != _WHOLE], min(count, CAP), count > CAP


_WHOLE = "*"


def _all_months(db: Connection) -> list[Counted]:
    row = facet_count.c
    return [_counted(one) for one in db.execute(select(facet_count).where(row.kind == "status", row.month != ""))]


def count_happenings(db: Connection, kind: FacetKind = "all", value: str = "") -> int:
    """Return how many happenings have a value of a facet; all of them, without one."""
    row = facet_count.c
    asked = select(row.happenings).where(row.kind == kind, row.value == value, row.month == "")
    return db.execute(asked).scalar_one_or_none() or 0


def count_values(db: Connection, kind: FacetKind) -> int:
    """Return how many different values of a facet there are."""
    row = facet_count.c
    return db.execute(select(func.count()).where(row.kind == kind, row.month == "")).scalar_one()


def most_frequent(db: Connection, kind: FacetKind, *, limit: int, offset: int = 0) -> list[Counted]:
    """Return the values of a facet with most happenings, the most frequent first."""
    row = facet_count.c
    asked = select(facet_count).where(row.kind == kind, row.month == "").order_by(row.happenings.desc(), row.value)
    return [_counted(one) for one in db.execute(asked.limit(limit).offset(offset))]


def frequent_among(db: Connection, ids: Sequence[str], kind: FacetKind) -> list[Counted]:
    """Return the values of a facet that some happenings have, the most frequent first."""
    some, facet, count = listed(ids), happening_facet.c, func.count()
    asked = select(facet.value, func.max("").label("month"), count.label("happenings")).select_from(some)
    asked = asked.join(happening_facet, (facet.happening == some.c.value) & (facet.kind == kind))
    return [_counted(one) for one in db.execute(asked.group_by(facet.value).order_by(count.desc(), facet.value))]


def pages_telling(db: Connection, ids: Sequence[str]) -> list[int]:
    """Return the numbers of the pages that tell of some happenings."""
    some, facet, page = listed(ids), happening_facet.c, tables.page.c
    asked = select(facet.value).select_from(some)
    asked = asked.join(happening_facet, (facet.happening == some.c.value) & (facet.kind == "page"))
    return list(db.execute(select(page.number).where(page.id.in_(asked))).scalars())


def told_on(db: Connection, pages: Iterable[str]) -> list[str]:
    """Return the ids of the happenings that some pages (by id) tell of."""
    facet = happening_facet.c
    asked = select(facet.happening).distinct().where(facet.kind == "page", facet.value.in_(select(listed(set(pages)).c.value)))
    return list(db.execute(asked).scalars())


def that_fit(column: ColumnElement[str], sought: Sought) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions under which a column names a happening that fits."""
    days_and_sources: Wanted = ("all", ("",))
    for number, one in enumerate((*sought.wanted, days_and_sources)):
        facet = happening_facet.alias(f"fit_{number}")
        there = select(facet.c.happening).where(facet.c.happening == column, _has(facet, one))
        yield (_bounded(there, facet.c, sought) if one is days_and_sources else there).exists()


def happenings_in_order(db: Connection, ids: Sequence[str]) -> list[Happening]:
    """Return happenings in the order of their ids; those that are gone are left out."""
    found = {item.id: item for item in read_happenings(db, ids)}
    return [found[ident] for ident in ids if ident in found]


def _asked(db: Connection, sought: Sought) -> Select[str, str] | CompoundSelect[str, str]:
    """Return the question: the rarest facet leads, each of the others must be there too.

    All rows of one value stand by day: those of two values are laid beside each other, unless one is so much rarer that it is
    quicker to look for each of its rows among the other's.
    """
    wanted = sorted(((_size(db, one), one) for one in sought.wanted), key=lambda found: found[0]) or [(0, ("all", ("",)))]
    (least, first), others = wanted[0], wanted[1:]
    beside = [one for size, one in others if len(first[1]) == len(one[1]) == 1 and size <= least * _RARER]
    lead = happening_facet.alias("lead")
    asked = _bounded(select(lead.c.happening, lead.c.day).where(_has(lead, first)), lead.c, sought)
    for number, one in enumerate(one for _, one in others if one not in beside):
        other = happening_facet.alias(f"other_{number}")
        same = (other.c.happening == lead.c.happening) & (
            other.c.day == lead.c.day
        )  # all its facets are of one day: the key is whole
        asked = asked.where(select(other.c.happening).where(same, _has(other, one)).exists())
    if beside:
        return intersect(asked, *(_days_of(one, sought) for one in beside)).order_by("day", "happening")
    if len(first[1]) > 1:
        asked = asked.distinct()
    return asked.order_by(lead.c.day, lead.c.happening)


def _days_of(wanted: Wanted, sought: Sought) -> Select[str, str]:
    row = happening_facet.c
    return _bounded(select(row.happening, row.day).where(_has(happening_facet, wanted)), row, sought)


def _bounded(asked: Select[*Columns], facet: ReadOnlyColumnCollection[str, Any], sought: Sought) -> Select[*Columns]:
    """Return a question about facets with the days and the number of sources that are asked for."""
    if sought.since:
        asked = asked.where(facet.day >= sought.since)
    if sought.until:
        asked = asked.where(facet.day <= f"{sought.until}~")
    return asked.where(facet.sources >= sought.sources) if sought.sources > 1 else asked


def _has(table: FromClause, wanted: Wanted) -> ColumnElement[bool]:
    kind, values = wanted
    return and_(table.c.kind == kind, table.c.value == values[0] if len(values) == 1 else table.c.value.in_(values))


def _size(db: Connection, wanted: Wanted) -> int:
    kind, values = wanted
    return sum(count_happenings(db, kind, value) for value in values) if kind != "page" else 1


def _counted(row: Row[*tuple[Any, ...]]) -> Counted:
    return Counted(value=row.value, month=row.month, happenings=row.happenings)
