"""What a screen shows beside happenings: names, pages, disputed points, steps between two sides."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, func, select

from recoupe.store import tables
from recoupe.store.affair.facets import ANY, facet_count, happening_facet
from recoupe.store.affair.seek import Sought, frequent_among, that_fit
from recoupe.store.affair.tables import built_actor, built_page, contradiction, rung
from recoupe.store.questions import in_parts, listed
from recoupe.types.affair import AffairActor, AffairPage, Contradiction, Dispute, Rung, Theme
from recoupe.types.base import Record

_actor, _page = msgspec.json.Decoder(AffairActor), msgspec.json.Decoder(AffairPage)
_point, _step = msgspec.json.Decoder(Contradiction), msgspec.json.Decoder(Rung)


class ActorCount(Record, frozen=True, kw_only=True):
    """An actor, and in how many happenings it takes part."""

    id: str
    kind: str
    label: str
    happenings: int


def labels_of(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return what actors are called, by id; those that nothing names are left out."""
    row = built_actor.c
    asked = (select(row.id, row.label).where(row.id.in_(part)) for part in in_parts(sorted(set(ids))))
    return {one.id: one.label for question in asked for one in db.execute(question)}


def actor_with(db: Connection, ident: str) -> AffairActor | None:
    """Return the actor with this id; None when no act names it."""
    body = db.execute(select(built_actor.c.body).where(built_actor.c.id == ident)).scalar_one_or_none()
    return _actor.decode(body) if body else None


def actors_with(db: Connection, ids: Sequence[str]) -> dict[str, AffairActor]:
    """Return actors by their ids."""
    rows = db.execute(select(built_actor.c.id, built_actor.c.body).where(built_actor.c.id.in_(list(ids))))
    return {row.id: _actor.decode(row.body) for row in rows}


def search_actors(db: Connection, words: str, kind: str | None, *, limit: int, offset: int = 0) -> list[ActorCount]:
    """Return the actors whose label has some words, those of most happenings first."""
    row, count = built_actor.c, facet_count.c
    asked = select(row.id, row.kind, row.label, count.happenings).join(facet_count, count.value == row.id)
    asked = asked.where(count.kind == "actor", count.month == "")
    for word in words.split():
        asked = asked.where(row.label.icontains(word, autoescape=True))
    if kind:
        asked = asked.where(row.kind == kind)
    ordered = asked.order_by(count.happenings.desc(), row.id).limit(limit).offset(offset)
    return [ActorCount(id=one.id, kind=one.kind, label=one.label, happenings=one.happenings) for one in db.execute(ordered)]


def actors_in(db: Connection, happenings: Sequence[str], words: str, kind: str | None) -> list[ActorCount]:
    """Return the actors that take part in some happenings (ids) and whose label has some words, those of most first."""
    counts = {one.value: one.happenings for one in frequent_among(db, happenings, "actor")}
    row, wanted = built_actor.c, words.casefold().split()
    asked = (select(row.id, row.kind, row.label).where(row.id.in_(part)) for part in in_parts(counts))
    known = {one.id: one for question in asked for one in db.execute(question)}
    return [
        ActorCount(id=ident, kind=one.kind, label=one.label, happenings=count)
        for ident, count in counts.items()
        if (one := known.get(ident)) and kind in (None, one.kind) and all(word in one.label.casefold() for word in wanted)
    ]


def affair_pages(db: Connection, ids: Iterable[str]) -> dict[str, AffairPage]:
    """Return pages as they are cited, by id."""
    rows = db.execute(select(built_page.c.id, built_page.c.body).where(built_page.c.id.in_(sorted(set(ids)))))
    return {row.id: _page.decode(row.body) for row in rows}


def digests_of(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the sha256 of the bytes of pages, by id."""
    row = tables.page.c
    return {one.id: one.sha256 for one in db.execute(select(row.id, row.sha256).where(row.id.in_(sorted(set(ids)))))}


def count_disputes(db: Connection, about: Dispute | None = None) -> int:
    """Return how many disputed points there are, those left out that one source corrected."""
    row = contradiction.c
    asked = select(func.count()).where(row.updated.is_(False))
    return db.execute(asked.where(row.about == about) if about else asked).scalar_one()


def disputes(db: Connection, abouts: Sequence[Dispute], *, limit: int, offset: int = 0) -> list[Contradiction]:
    """Return disputed points: of the first kind named first, those that most sources tell before others."""
    found: list[Contradiction] = []
    for about in abouts:
        row = contradiction.c
        asked = select(row.body).where(row.about == about, row.updated.is_(False)).order_by(row.sources.desc(), row.id)
        wanted = limit - len(found)
        rows = db.execute(asked.limit(wanted).offset(offset)).scalars().all()
        found += [_point.decode(body) for body in rows]
        offset = 0 if rows else max(0, offset - count_disputes(db, about))
        if len(found) >= limit:
            break
    return found


class Disputed(Record, frozen=True, kw_only=True):
    """The disputed points of some happenings: their ids by kind, those that most sources tell first."""

    points: dict[str, tuple[str, ...]]

    def ids(self, abouts: Sequence[Dispute]) -> list[str]:
        """Return the ids of points: of the first kind named first."""
        return [ident for about in abouts for ident in self.points.get(about, ())]


def disputed_in(db: Connection, happenings: Sequence[str]) -> Disputed:
    """Return the disputed points of some happenings (ids), those left out that one source corrected."""
    some, row, found = listed(happenings), contradiction.c, dict[str, list[str]]()
    asked = select(row.about, row.id).select_from(some).join(contradiction, row.happening == some.c.value)
    for one in db.execute(asked.where(row.updated.is_(False)).order_by(row.sources.desc(), row.id)):
        found.setdefault(one.about, []).append(one.id)
    return Disputed(points={about: tuple(ids) for about, ids in found.items()})


def disputes_with(db: Connection, ids: Sequence[str]) -> list[Contradiction]:
    """Return disputed points in the order of their ids."""
    rows = db.execute(select(contradiction.c.id, contradiction.c.body).where(contradiction.c.id.in_(list(ids))))
    found = {row.id: _point.decode(row.body) for row in rows}
    return [found[ident] for ident in ids if ident in found]


def disputes_of(db: Connection, ident: str) -> list[Contradiction]:
    """Return the disputed points of a happening."""
    row = contradiction.c
    rows = db.execute(select(row.body).where(row.happening == ident).order_by(row.about, row.id)).scalars()
    return [_point.decode(body) for body in rows]


def disputed_among(db: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Return those happenings whose accounts cannot all be right."""
    row = happening_facet.c
    asked = select(row.happening).where(row.happening.in_(list(ids)), row.kind == "disputed", row.value == ANY)
    return frozenset(db.execute(asked.distinct()).scalars())


def steps_between(
    db: Connection,
    sides: tuple[str, str],
    people: Sequence[str] = (),
    theme: Theme | None = None,
    *,
    sought: Sought | None = None,
    limit: int,
    offset: int = 0,
) -> list[Rung]:
    """Return the steps between two sides, by day.

    Args:
        db: an open connection.
        sides: ids of states where the sides belong to one, else of actors.
        people: actors that must have taken part.
        theme: only steps of this theme.
        sought: only steps of happenings that fit.
        limit: how many at most.
        offset: how many to pass over.
    """
    row = rung.c
    one, other = sorted(sides)
    asked = select(row.body).where(row.one == one, row.other == other)
    if theme:
        asked = asked.where(row.theme == theme)
    for ident in people:
        has = happening_facet.alias()
        there = select(has.c.happening).where(has.c.happening == row.happening, has.c.kind == "actor", has.c.value == ident)
        asked = asked.where(there.exists())
    if sought and not sought.is_all:
        asked = asked.where(*that_fit(row.happening, sought))
    ordered = asked.order_by(row.day, row.id).limit(limit).offset(offset)
    return [_step.decode(body) for body in db.execute(ordered).scalars()]
