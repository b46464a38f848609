"""What of ours stands beside some claims, and which earlier claims may be about the same: found by index, for a screen."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec
from sqlalchemy import ColumnElement, Connection, func, or_, select

from recoupe.store import tables
from recoupe.store.affair.facets import happening_facet
from recoupe.store.affair.tables import happening
from recoupe.store.exchange.tables import claim, claim_print
from recoupe.store.reuse.tables import reuse_print
from recoupe.types.affair import Bounds, Happening

_MONTHS = timedelta(days=62)
_MOST = 300
_EARLIER = 100
"""Earlier claims that are looked at for a passage, and as many for a source."""

_BEFORE = 5000
"""Claims before those of a screen among which the same source is looked for."""

_PLACES = 2000
"""Places where earlier claims print the passages of one."""

_happening = msgspec.json.Decoder(Happening)


def happenings_near(db: Connection, type: str, actors: Collection[str], when: Bounds) -> list[Happening]:
    """Return happenings of a type with one of some parties, listed within two months before some days or in their years.

    Of more than 300 the first ones by day.
    """
    if when.earliest is None or when.latest is None:
        return []
    facet, first = happening_facet.c, date.fromisoformat(when.earliest) - _MONTHS
    near = or_(facet.day.between(first.isoformat(), f"{when.latest}~"), facet.day.in_({when.earliest[:4], when.latest[:4]}))
    ids = select(facet.happening).where(facet.kind == "actor", facet.value.in_(sorted(actors)), near)
    row = happening.c
    fits = (row.id.in_(ids), row.type == type, row.first <= when.latest, row.last >= when.earliest)
    found = db.execute(select(row.body).where(*fits).order_by(row.first, row.id).limit(_MOST)).scalars()
    return [_happening.decode(body) for body in found]


def happenings_of_page(db: Connection, page: str) -> Iterator[Happening]:
    """Yield the happenings of which a page tells, by id."""
    facet = happening_facet.c
    ids = select(facet.happening).where(facet.kind == "page", facet.value == page)
    for body in db.execute(select(happening.c.body).where(happening.c.id.in_(ids)).order_by(happening.c.id)).scalars():
        yield _happening.decode(body)


def pages_alike(db: Connection, captures: Mapping[str, str], ids: Collection[str]) -> dict[str, list[str]]:
    """Return the pages of ours that have an id of some, or the same bytes, by that id.

    Args:
        db: a connection.
        captures: sha256 by id, where it is known.
        ids: ids of pages, of ours or not.
    """
    row = tables.page.c
    asked = select(row.id, row.sha256).where(or_(row.id.in_(sorted(ids)), row.sha256.in_(sorted(captures.values()))))
    held = {one.id: one.sha256 for one in db.execute(asked)}
    return {ident: [own for own, sha256 in held.items() if own == ident or sha256 == captures.get(ident)] for ident in ids}


def held_pages(db: Connection, ids: Collection[str]) -> set[str]:
    """Return those of some ids that are pages of ours."""
    return set(db.execute(select(tables.page.c.id).where(tables.page.c.id.in_(sorted(ids)))).scalars())


def claims_on_our_passages(db: Connection, numbers: Sequence[int] | None = None) -> set[int]:
    """Return the numbers of the claims (of some, or of all) that rest on a passage that a page of ours prints too."""
    asked = select(claim_print.c.claim).join(reuse_print, claim_print.c.print == reuse_print.c.print).distinct()
    return set(db.execute(asked if numbers is None else asked.where(claim_print.c.claim.in_(numbers))).scalars())


def earlier_alike(db: Connection, numbers: Sequence[int], origins: Collection[str]) -> list[int]:
    """Return claims before some that share a passage with one of these, or have one of some sources; the nearest 100 of either.

    Sources are looked for among the 5,000 claims before the first of these, passages of one claim among 2,000 places.
    """
    if not numbers:
        return []
    row = claim.c
    found = {other for number in numbers for other in _on_passages(db, number)}
    kept = set(sorted(found)[-_EARLIER:])
    if origins:
        near = row.number.between(min(numbers) - _BEFORE, max(numbers) - 1)
        told = select(row.number).where(near, row.kind.in_(("events", "accounts")), or_(*map(_has_origin, sorted(origins))))
        kept.update(db.execute(told.order_by(row.number.desc()).limit(_EARLIER)).scalars())
    return sorted(kept - set(numbers))


def _on_passages(db: Connection, number: int) -> set[int]:
    """Return earlier claims that share a passage with one."""
    row = claim_print.c
    prints = select(row.print).where(row.claim == number)
    return set(db.execute(select(row.claim).where(row.print.in_(prints), row.claim < number).limit(_PLACES)).scalars())


def _has_origin(origin: str) -> ColumnElement[bool]:
    lines = "\n" + claim.c.origins + "\n"
    return func.replace(lines, f"\n{origin}\n", "") != lines
