"""Take pages out of a store."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Column, Connection, Row, Select, Table, func, or_, select

from recoupe.store import tables
from recoupe.store.housekeeping.decided import PageDecision, removed_pages, set_pages
from recoupe.store.open import Store
from recoupe.store.packing import unpack, unpack_map
from recoupe.store.questions import among, count_rows, in_parts
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.markup import ByteRun
from recoupe.types.record import PageRecord, decode_record

_AT_ONCE = 100
"""Pages that are read from the store together."""


class StoredPage(Record, frozen=True, kw_only=True):
    """A page of a store: its number there, its record, and its text as captured."""

    number: int
    record: PageRecord
    text: str
    encoding: str


class Source(Record, frozen=True, kw_only=True):
    """The bytes that a page was read from, as they were kept, and for HTML the way from its text to them."""

    sha256: str
    data: bytes
    runs: tuple[ByteRun, ...] | None


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
    removed: tuple[PageDecision, ...]
    set: tuple[PageDecision, ...]
    failures: tuple[tuple[str, str, str], ...]


def ids_of_pages(db: Connection, numbers: Sequence[int] | None = None) -> list[str]:
    """Return the ids of pages by their numbers, or of all."""
    row = tables.page.c
    asked = select(row.id).order_by(row.number)
    return list(db.execute(asked if numbers is None else asked.where(among(row.number, numbers))).scalars())


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


def pages_by_number(store: Store, numbers: Sequence[int]) -> Iterator[StoredPage]:
    """Yield some pages, in the order asked for; so many at a time are held in memory."""
    for asked in in_parts(numbers, _AT_ONCE):
        with store.reading() as db:
            found = {row.number: row for row in db.execute(_pages().where(tables.page.c.number.in_(asked)))}
        yield from (_stored(found[number]) for number in asked)


def source_of(store: Store, number: int) -> Source | None:
    """Return the bytes that the page with this number was read from; None when none were kept.

    Raises:
        StoreError: if they are damaged.
    """
    with store.reading() as db:
        row = db.execute(select(tables.source).where(tables.source.c.page == number)).first()
    if row is None:
        return None
    runs = None if row.bytemap is None else unpack_map(row.bytemap)
    return Source(sha256=row.sha256, data=unpack(row.data), runs=runs)


def pages_at_path(store: Store, path: str, record: str | None = None) -> list[str]:
    """Return the ids of the pages that were read from a path, or from one place in it."""
    row = tables.page.c
    with store.reading() as db:
        return list(db.execute(select(row.id).where(row.path == path, row.record.is_not_distinct_from(record))).scalars())


def status_of(store: Store) -> Status:
    """Return how much of what a store holds, and what could not be read."""
    row = tables.page.c
    with store.reading() as db:
        failures = db.execute(select(tables.failure).order_by(tables.failure.c.path, tables.failure.c.record))
        return Status(
            path=str(store.path),
            schema=tables.SCHEMA_VERSION,
            language=store.language,
            pages=count_rows(db, tables.page),
            characters=db.execute(select(func.coalesce(func.sum(row.length), 0))).scalar_one(),
            languages=_tally(db, row.language),
            engines=_tally(db, row.engine),
            items={name: count_rows(db, table) for name, table in tables.LAYERS.items()},
            problems=_tally(db, tables.problem.c.code),
            decisions=sum(count_rows(db, table) for table in tables.METADATA.sorted_tables if _holds_decisions(table)),
            removed=tuple(removed_pages(db)),
            set=tuple(set_pages(db)),
            failures=tuple((_place(item.path, item.record), item.reason, item.at) for item in failures),
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


def _holds_decisions(table: Table) -> bool:
    return bool(table.info.get("only_added")) and not table.info.get("exchange")


def _place(path: str, record: str) -> str:
    return f"{path}#{record}" if record else path


def _tally(db: Connection, column: Column[str]) -> dict[str, int]:
    """Return how many rows have each value of a column, the most frequent first."""
    count = func.count()
    rows = db.execute(
        select(column.label("value"), count.label("rows")).group_by(column).order_by(count.desc(), column.nulls_first())
    )
    return {row.value or "unknown": row.rows for row in rows}
