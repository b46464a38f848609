"""The pages of a store as the affair reads them: a few columns, and the record as it is written."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select

from recoupe.store import tables
from recoupe.store.questions import count_rows
from recoupe.types.base import Record

_AT_ONCE = 200


class PageLine(Record, frozen=True, kw_only=True):
    """A page and its record as a line of JSON; `read` is when it was read last."""

    number: int
    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    read: str
    record: str


def page_lines(db: Connection, *, progress: Callable[[str, int, int], None] = lambda *_: None) -> Iterator[PageLine]:
    """Yield every page, in the order in which they were added; so many at a time that memory does not grow with the store."""
    page, last, done = tables.page.c, 0, 0
    total = count_rows(db, tables.page)
    columns = (page.number, page.id, page.name, page.title, page.publisher, page.published, page.url, page.read)
    asked = (
        select(*columns, tables.record.c.line.label("record"))
        .join(tables.record, tables.record.c.page == page.number)
        .order_by(page.number)
    )
    while rows := db.execute(asked.where(page.number > last).limit(_AT_ONCE)).all():
        for row in rows:
            yield PageLine(**row._asdict())
        last, done = rows[-1].number, done + len(rows)
        progress("pages", done, total)


def pages_as_read(db: Connection) -> dict[int, str]:
    """Return when each page was read last, by its number."""
    return {row.number: row.read for row in db.execute(select(tables.page.c.number, tables.page.c.read))}
