"""Take pages out of a store."""

from collections.abc import Iterator

from sqlalchemy import Column, Connection, Row, Select, Table, func, or_, select

from recoupe.store import tables
from recoupe.store.open import Store
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.record import PageRecord, decode_record


class StoredPage(Record, frozen=True, kw_only=True):
    """A page of a store: its number there, its record, and its text as captured."""

    number: int
    record: PageRecord
    text: str
    encoding: str


class Status(Record, frozen=True, kw_only=True):
    """What a store holds."""

    path: str
    schema: int
    language: str
    pages: int
    characters: int
    languages: dict[str, int]
    engines: dict[str, int]
    items: dict[str, int]
    problems: dict[str, int]
    decisions: int
    failures: tuple[tuple[str, str, str], ...]


def find_page(store: Store, key: str) -> StoredPage | None:
    """Return the page with this id or name; None when there is none.

    Raises:
        StoreError: if several pages have this name; lists their ids.
    """
    row, key = tables.page.c, key.encode("utf-8", "replace").decode()
    with store.reading() as db:
        found = db.execute(_pages().where(or_(row.id == key, row.name == key)).order_by(row.number)).all()
        exact = [item for item in found if item.id == key]
    if len(found) > 1 and not exact:
        listed = ", ".join(f"{item.id} ({item.path})" for item in found[:10])
        raise StoreError(f"{len(found)} pages are called {key!r}; name one by its id: {listed}")
    return _stored((exact or list(found))[0]) if found else None


def stored_pages(store: Store) -> Iterator[StoredPage]:
    """Yield every page, in the order in which they were added."""
    last = 0
    while True:
        with store.reading() as db:
            found = db.execute(_pages().where(tables.page.c.number > last).order_by(tables.page.c.number).limit(50)).all()
        if not found:
            return
        yield from map(_stored, found)
        last = found[-1].number


def pages_by_number(store: Store, numbers: list[int]) -> list[StoredPage]:
    """Return some pages, in the order asked for."""
    with store.reading() as db:
        found = {row.number: row for row in db.execute(_pages().where(tables.page.c.number.in_(numbers)))}
    return [_stored(found[number]) for number in numbers]


def pages_at_path(store: Store, path: str) -> list[str]:
    """Return the ids of the pages that were read from a path."""
    with store.reading() as db:
        return list(db.execute(select(tables.page.c.id).where(tables.page.c.path == path)).scalars())


def status_of(store: Store) -> Status:
    """Return how much of what a store holds, and what could not be read."""
    row = tables.page.c
    with store.reading() as db:
        failures = db.execute(select(tables.failure).order_by(tables.failure.c.path))
        return Status(
            path=str(store.path),
            schema=tables.SCHEMA_VERSION,
            language=store.language,
            pages=_rows_in(db, tables.page),
            characters=db.execute(select(func.coalesce(func.sum(row.length), 0))).scalar_one(),
            languages=_tally(db, row.language),
            engines=_tally(db, row.engine),
            items={name: _rows_in(db, table) for name, table in tables.LAYERS.items()},
            problems=_tally(db, tables.problem.c.code),
            decisions=_rows_in(db, tables.decision),
            failures=tuple((item.path, item.reason, item.at) for item in failures),
        )


def _pages() -> "Select[int, str, str, str, str, str]":
    row = tables.page.c
    return (
        select(row.number, row.id, row.path, row.encoding, tables.record.c.line, tables.capture.c.text)
        .join(tables.record, tables.record.c.page == row.number)
        .join(tables.capture, tables.capture.c.page == row.number)
    )


def _stored(row: "Row[int, str, str, str, str, str]") -> StoredPage:
    try:
        record = decode_record(row.line)
    except ValueError as error:
        raise StoreError(f"the record of page {row.id} cannot be read: {error}; add the page again") from error
    return StoredPage(number=row.number, record=record, text=row.text, encoding=row.encoding)


def _tally(db: Connection, column: Column[str]) -> dict[str, int]:
    """Return how many rows have each value of a column, the most frequent first."""
    count = func.count()
    rows = db.execute(select(column.label("value"), count.label("rows")).group_by(column).order_by(count.desc(), column))
    return {row.value or "unknown": row.rows for row in rows}


def _rows_in(db: Connection, table: Table) -> int:
    return db.execute(select(func.count()).select_from(table)).scalar_one()
