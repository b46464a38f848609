"""What one page shares with others, without reading the rest of the store."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, func, select

from recoupe.stages.reuse import join_same, mark_furniture
from recoupe.stages.reuse.furniture import Printer
from recoupe.stages.reuse.passages import Told, passage_of
from recoupe.store import tables
from recoupe.store.reuse.rows import key_of, still_read
from recoupe.store.reuse.tables import reuse_page, reuse_side
from recoupe.types.base import Record
from recoupe.types.reuse import Passage, PassagePlace

_MOST = 40
"""Passages of one page that are looked at, the longest first."""

_PLACES = 2000
"""Places of these passages, on whatever page."""


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
    rows = _rows(db, page_id)
    about = {row.id: row for row in rows}
    printers = {row.id: Printer(publisher=row.publisher, length=row.length) for row in rows}
    marked = mark_furniture(join_same(_passages(rows)), printers) if rows else []
    found: dict[str, SharingPage] = {}
    for passage in sorted((one for one in marked if not one.furniture), key=lambda item: (-item.words, item.id)):
        for page in _sharing(page_id, passage, about):
            found.setdefault(page.id, page)
    return list(found.values())


def _rows(db: Connection, page_id: str) -> list[Row[*tuple[Any, ...]]]:
    """Return the places of the longest passages of a page, on all pages that stand as they were compared."""
    side, page = reuse_side.c, tables.page.c
    longest = func.max(side.words).desc()
    mine = select(side.passage).where(side.key == key_of(page_id)).group_by(side.passage).order_by(longest, side.passage)
    numbers = list(db.execute(mine.limit(_MOST)).scalars())
    columns = (side.passage, side.start, side.end, side.print, side.words, reuse_page.c.length)
    asked = (
        select(*columns, page.id, page.name, page.title, page.publisher, page.published)
        .join(reuse_page, reuse_page.c.key == side.key)
        .join(tables.page, still_read())
        .where(side.passage.in_(numbers))
        .order_by(side.passage, page.published.nulls_first(), page.id)
        .limit(_PLACES)
    )
    return list(db.execute(asked))


def _passages(rows: list[Row[*tuple[Any, ...]]]) -> Iterator[Passage]:
    for _, places in groupby(rows, key=lambda row: row.passage):
        yield passage_of({(row.id, row.start, row.end): Told(row.print, row.words) for row in places})


def _sharing(page_id: str, passage: Passage, about: Mapping[str, Row[*tuple[Any, ...]]]) -> Iterator[SharingPage]:
    """Yield the other pages that print a passage, by day."""
    here = next((place for place in passage.places if place.page == page_id), None)
    others = [place for place in passage.places if place.page != page_id] if here else []
    for there in sorted(others, key=lambda place: (about[place.page].published or "", place.page)):
        if here:
            yield _page(about[there.page], passage.words, here, there)


def _page(row: Row[*tuple[Any, ...]], words: int, here: PassagePlace, there: PassagePlace) -> SharingPage:
    named = {name: getattr(row, name) for name in ("id", "name", "title", "publisher", "published")}
    return SharingPage(**named, words=words, here=(here.start, here.end), there=(there.start, there.end))
