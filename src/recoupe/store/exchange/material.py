"""What of a store can be offered, read row by row: a store may hold more than fits into memory."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, select

from recoupe.store import tables
from recoupe.store.actors.decisions import Decision, read_decisions
from recoupe.store.affair.tables import happening, telling
from recoupe.store.packing import unpack
from recoupe.store.questions import in_parts
from recoupe.types.affair import Happening, Telling
from recoupe.types.base import Record
from recoupe.types.record import PageRecord, decode_record

_AT_ONCE = 200


class PlainPage(Record, frozen=True, kw_only=True):
    """What a record needs of its page; `number` is its row."""

    number: int
    id: str
    publisher: str | None
    published: str | None
    earliest: str | None
    latest: str | None
    title: str | None
    url: str | None
    encoding: str
    length: int


class OfferedPage(Record, frozen=True, kw_only=True):
    """A page with its record and the acts that it tells."""

    page: PlainPage
    record: PageRecord
    tellings: tuple[Telling, ...]


def stream_happenings(db: Connection) -> Iterator[Happening]:
    """Yield the happenings of a store, by id."""
    decoder = msgspec.json.Decoder(Happening)
    asked = select(happening.c.body).order_by(happening.c.id).execution_options(yield_per=_AT_ONCE)
    for body in db.execute(asked).scalars():
        yield decoder.decode(body)


def stream_pages(db: Connection) -> Iterator[OfferedPage]:
    """Yield the pages of a store, in the order in which they were added."""
    yield from _pages(db, _WHOLE.order_by(tables.page.c.number).execution_options(yield_per=_AT_ONCE))


def some_pages(db: Connection, *, limit: int, offset: int) -> list[OfferedPage]:
    """Return a part of the pages of a store, those that came last first."""
    newest = select(tables.page.c.number).order_by(tables.page.c.number.desc()).limit(limit).offset(offset)
    return list(_pages(db, _WHOLE.where(tables.page.c.number.in_(newest)).order_by(tables.page.c.number.desc())))


def pages_with(db: Connection, ids: Iterable[str]) -> Iterator[OfferedPage]:
    """Yield the pages with some ids; those that are gone are left out."""
    for part in in_parts(ids):
        yield from _pages(db, _WHOLE.where(tables.page.c.id.in_(part)))


_WHOLE = (
    select(tables.page, tables.record.c.line, telling.c.body)
    .join(tables.record, tables.record.c.page == tables.page.c.number)
    .outerjoin(telling, telling.c.page == tables.page.c.number)
)


def _pages(db: Connection, asked: "Select[*tuple[Any, ...]]") -> Iterator[OfferedPage]:
    decoder = msgspec.json.Decoder(tuple[Telling, ...])
    for row in db.execute(asked):
        tellings = decoder.decode(row.body) if row.body else ()
        yield OfferedPage(page=_page(row), record=decode_record(row.line), tellings=tellings)


def page_with_id(db: Connection, ident: str) -> PlainPage | None:
    """Return a page by its id; None when it is gone."""
    row = db.execute(select(tables.page).where(tables.page.c.id == ident)).first()
    return _page(row) if row else None


def text_of(db: Connection, number: int) -> str:
    """Return the text of a page as captured."""
    text: str = db.execute(select(tables.capture.c.text).where(tables.capture.c.page == number)).scalar_one()
    return text


def bytes_of(db: Connection, number: int) -> bytes:
    """Return the bytes that a page was read from; its text in UTF-8 when none were kept.

    Raises:
        StoreError: if they are damaged.
    """
    data = db.execute(select(tables.source.c.data).where(tables.source.c.page == number)).scalar_one_or_none()
    return text_of(db, number).encode("utf-8", "surrogatepass") if data is None else unpack(data)


def language_of(db: Connection) -> str:
    """Return the language of a store (ISO 639-1)."""
    return db.execute(select(tables.meta.c.value).where(tables.meta.c.key == "language")).scalar_one_or_none() or "fr"


def stream_decisions(db: Connection) -> Iterator[Decision]:
    """Yield what people decided about actors, the first decision first."""
    yield from read_decisions(db)


def _page(row: "Row[tuple[object, ...]]") -> PlainPage:
    return PlainPage(**{field: getattr(row, field) for field in PlainPage.__struct_fields__})
