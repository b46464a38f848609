"""What one page shares with others, without reading the rest of the store."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from recoupe.stages.reuse import join_same, mark_furniture
from recoupe.stages.reuse.furniture import Printer
from recoupe.store import tables
from recoupe.store.reuse.rows import key_of, still_read
from recoupe.store.reuse.tables import reuse_page, reuse_passage, reuse_place
from recoupe.types.base import Record
from recoupe.types.reuse import Passage, PassagePlace

_MOST = 40
"""Passages of one page that are looked at, the longest first."""


class SharingPage(Record, frozen=True, kw_only=True):
    """A page that prints words of another one: how many at least, and where in both."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    words: int
    here: tuple[int, int]
    there: tuple[int, int]


def pages_sharing(db: Connection, page_id: str) -> list[SharingPage]:
    """Return the pages that print passages of a page, each with the longest one, those with most words first."""
    row = reuse_place.c
    mine = select(row.passage).where(row.key == key_of(page_id))
    longest = select(reuse_passage.c.number).where(reuse_passage.c.number.in_(mine)).order_by(reuse_passage.c.words.desc())
    numbers = list(db.execute(longest.limit(_MOST)).scalars())
    place = reuse_place.c
    page = tables.page.c
    columns = (reuse_passage.c.id.label("passage"), reuse_passage.c.words, place.start, place.end, reuse_page.c.length)
    asked = (
        select(*columns, page.id, page.name, page.title, page.publisher, page.published)
        .join(reuse_place, place.passage == reuse_passage.c.number)
        .join(reuse_page, reuse_page.c.key == place.key)
        .join(tables.page, still_read())
        .where(reuse_passage.c.number.in_(numbers))
        .order_by(reuse_passage.c.words.desc(), reuse_passage.c.number, page.published, page.id)
        .limit(2000)
    )
    rows = db.execute(asked).all()
    printers = {one.id: Printer(publisher=one.publisher, length=one.length) for one in rows}
    places: dict[str, list[PassagePlace]] = {}
    for one in rows:
        places.setdefault(one.passage, []).append(PassagePlace(page=one.id, start=one.start, end=one.end))
    words = {one.passage: one.words for one in rows}
    passages = [Passage(id=ident, places=tuple(found), words=words[ident]) for ident, found in places.items()]
    shared = [passage for passage in mark_furniture(list(join_same(passages)), printers) if not passage.furniture]
    about = {one.id: one for one in rows}
    return _sharing(page_id, shared, about)


def _sharing(page_id: str, shared: list[Passage], about: Mapping[str, Row[*tuple[Any, ...]]]) -> list[SharingPage]:
    found: dict[str, SharingPage] = {}
    for passage in sorted(shared, key=lambda item: -item.words):
        here = next((place for place in passage.places if place.page == page_id), None)
        for there in passage.places:
            if here is not None and there.page != page_id and there.page not in found:
                found[there.page] = _page(about[there.page], passage.words, here, there)
    return list(found.values())


def _page(row: Row[*tuple[Any, ...]], words: int, here: PassagePlace, there: PassagePlace) -> SharingPage:
    named = {name: getattr(row, name) for name in ("id", "name", "title", "publisher", "published")}
    return SharingPage(**named, words=words, here=(here.start, here.end), there=(there.start, there.end))
