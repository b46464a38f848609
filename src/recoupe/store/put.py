"""Pages into the tables, in a transaction that is open: however many come at once, one statement a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, select

from recoupe.store import tables
from recoupe.store.databases import database_of
from recoupe.store.decided import moment
from recoupe.store.fulltext import drop_page, index_pages
from recoupe.store.packed_page import PackedPage, written
from recoupe.store.passages import passages_of
from recoupe.store.questions import next_number
from recoupe.store.rows import layer_rows
from recoupe.store.terms import load_stems
from recoupe.types.record import encode_record

Saved = Literal["added", "replaced", "unchanged", "kept out"]


def put_page(db: Connection, page: PackedPage, *, language: str) -> Saved:
    """Return what was done with a page; all else as `put_pages`."""
    [saved] = put_pages(db, [page], language=language)
    return saved


def put_pages(db: Connection, pages: Iterable[PackedPage], *, language: str) -> list[Saved]:
    """Return what was done with each page, whose words were checked, in a transaction that is open.

    Args:
        db: a connection that writes.
        pages: the pages; each keeps the number, and the time when it was added, of one with its id.
        language: whose stems the search uses.
    """
    return [saved for part in _once_each(pages) for saved in _put(db, part, language)]


def take_out(db: Connection, number: int) -> None:
    """Take a page, and all rows that belong to it, out of the store."""
    drop_page(db, number)
    db.execute(delete(tables.page).where(tables.page.c.number == number))


def _once_each(pages: Iterable[PackedPage]) -> Iterator[dict[str, PackedPage]]:
    """Yield pages by their ids, in order, so that of two with one id the first is written before the second is looked at."""
    part: dict[str, PackedPage] = {}
    for page in pages:
        if page.record.page.id in part:
            yield part
            part = {}
        part[page.record.page.id] = page
    if part:
        yield part


def _put(db: Connection, pages: Mapping[str, PackedPage], language: str) -> list[Saved]:
    row = tables.page.c
    asked = select(row.id, row.number, row.engine, row.given, row.added).where(row.id.in_(pages))
    known = {found.id: found for found in db.execute(asked)}
    said: dict[str, Saved] = {key: _what_to_do(page, known.get(key)) for key, page in pages.items()}
    next_one, numbered = next_number(db, row.number), dict[int, tuple[PackedPage, str]]()
    for key in (key for key, what in said.items() if what != "unchanged"):
        if before := known.get(key):
            take_out(db, before.number)
        numbered[before.number if before else next_one] = pages[key], before.added if before else moment()
        next_one += before is None
    _write(db, numbered, language)
    _forget_failures(db, [page for page, _ in numbered.values()])
    return list(said.values())


def _what_to_do(page: PackedPage, known: Row[*tuple[Any, ...]] | None) -> Saved:
    if known is None:
        return "added"
    return "unchanged" if (known.engine, known.given) == (page.record.page.engine, written(page.given)) else "replaced"


def _write(db: Connection, numbered: Mapping[int, tuple[PackedPage, str]], language: str) -> None:
    """Write pages, their texts, their records, the rows of every layer, and both indexes."""
    rows: dict[str, list[dict[str, object]]] = defaultdict(list)
    for number, (page, added) in numbered.items():
        for name, found in _rows_of(page, number, added).items():
            rows[name] += found
    for name, found in rows.items():
        database_of(db).write_rows(db, tables.METADATA.tables[name], found)
    passages = {number: passages_of(page.record, page.text) for number, (page, _) in numbered.items()}
    index_pages(db, passages, stems=load_stems(language))


def _rows_of(page: PackedPage, number: int, added: str) -> dict[str, list[dict[str, object]]]:
    """Return the rows of every table that a page has, that of the page first."""
    kept = {"page": number, "sha256": page.record.page.sha256, "data": page.data, "bytemap": page.bytemap}
    return {
        tables.page.name: [_page_row(page) | {"number": number, "added": added, "read": moment()}],
        tables.capture.name: [{"page": number, "text": page.text}],
        tables.source.name: [] if page.data is None else [kept],
        tables.record.name: [{"page": number, "line": encode_record(page.record).decode()}],
    } | layer_rows(page.record, number)


def _page_row(kept: PackedPage) -> dict[str, object]:
    page, meta, published = kept.record.page, kept.record.meta, kept.record.meta.published
    return {
        "id": page.id,
        "name": page.name,
        "sha256": page.sha256,
        "path": page.path,
        "record": page.record,
        "url": page.url,
        "crawled": page.crawled,
        "encoding": kept.encoding,
        "length": page.length,
        "language": page.language,
        "engine": page.engine,
        "given": written(kept.given),
        "title": meta.title,
        "publisher": meta.publisher,
        "published": published.value,
        "earliest": published.earliest,
        "latest": published.latest,
    }


def _forget_failures(db: Connection, pages: Sequence[PackedPage]) -> None:
    """Take away the failures of pages, and those of their whole files."""
    row, read = tables.failure.c, [page.record.page for page in pages]
    places = {(page.path, record) for page in read for record in ("", page.record or "")}
    failed = db.execute(select(row.path, row.record).where(row.path.in_({path for path, _ in places}))).all()
    for path, record in places.intersection((one.path, one.record) for one in failed):
        db.execute(delete(tables.failure).where(row.path == path, row.record == record))
