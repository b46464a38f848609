"""Read every raw file again and check that what was extracted still stands there."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from sqlalchemy import select

from recoupe.readers import Reopener, byte_map, readings_of
from recoupe.store import tables
from recoupe.store.open import Store
from recoupe.store.places import Mismatch, wrong_places
from recoupe.store.read import StoredPage, source_of, stored_pages
from recoupe.store.rows import layer_rows
from recoupe.store.way import wrong_runs
from recoupe.types.base import Record
from recoupe.types.capture import Capture
from recoupe.types.errors import CaptureError, StoreError
from recoupe.types.record import PageRecord

STDIN = "-"


class PageCheck(Record, frozen=True, kw_only=True):
    """What verifying one page gave: no mismatch means that all of it holds.

    `reread` is False for a page from standard input: there is no file to read again, only the text that was kept.
    """

    id: str
    name: str
    path: str
    record: str | None = None
    reread: bool
    mismatches: tuple[Mismatch, ...]


def verify_store(store: Store) -> Iterator[PageCheck]:
    """Yield a check for every page of a store: file, digest, text, bytes, every place, and the rows against the record."""
    files = Reopener()
    for page in stored_pages(store):
        record = page.record
        opened = _open_again(files, record)
        wrong = [*_of_file(record, opened, kept=page.text), *_of_rows(store, page), *wrong_places(record, page.text)]
        wrong += _of_source(store, page, opened)
        if isinstance(opened, Capture) and opened.text != page.text:
            wrong += wrong_places(record, opened.text)
        yield _check(record, wrong)


def verify_records(records: Iterable[PageRecord]) -> Iterator[PageCheck]:
    """Yield a check for every record, against the raw file that its `path` names (and `page.text`, when it is there)."""
    files = Reopener()
    for record in records:
        opened = _open_again(files, record)
        kept = None if record.page.text is msgspec.UNSET else record.page.text
        wrong = list(_of_file(record, opened, kept=kept))
        if isinstance(opened, Capture) and opened.data is not None and opened.markup:
            wrong += wrong_runs(opened.text, opened.data, opened.encoding, byte_map(opened))
        texts = dict.fromkeys(text for text in (kept, opened.text if isinstance(opened, Capture) else None) if text is not None)
        for text in texts:
            wrong += wrong_places(record, text)
        if not texts and opened is None:
            wrong.append(
                _page_wrong("text", "read from standard input and printed without its text: use --with-text to check it")
            )
        yield _check(record, wrong)


def _check(record: PageRecord, wrong: Iterable[Mismatch]) -> PageCheck:
    page = record.page
    found = tuple(dict.fromkeys(wrong))
    return PageCheck(id=page.id, name=page.name, path=page.path, record=page.record, reread=page.path != STDIN, mismatches=found)


def _open_again(files: Reopener, record: PageRecord) -> Capture | CaptureError | None:
    """Return the capture read again, why it cannot be, or None for standard input."""
    page = record.page
    if page.path == STDIN:
        return None
    try:
        return files.reopen(page.path, record=page.record, name=page.name, url=page.url, fields=_fields(record))
    except CaptureError as error:
        return error


def _fields(record: PageRecord) -> str | None:
    return None if record.page.fields is msgspec.UNSET else record.page.fields


def _of_file(record: PageRecord, opened: Capture | CaptureError | None, *, kept: str | None) -> Iterator[Mismatch]:
    if isinstance(opened, CaptureError):
        yield _page_wrong("path", str(opened))
    if not isinstance(opened, Capture):
        return
    page = record.page
    if opened.sha256 != page.sha256:
        yield _page_wrong("sha256", f"the file has changed: its digest is {opened.sha256}, it was {page.sha256}")
    elif opened.id != page.id:
        yield _page_wrong("id", f"the bytes and the locator give {opened.id}, the record says {page.id}")
    if kept is not None and opened.text != kept:
        at = _first_difference(opened.text, kept)
        why = "" if opened.sha256 != page.sha256 else ", though its bytes are the same: add the page again"
        yield _page_wrong("text", f"the file reads otherwise than the text kept, from character {at}{why}")


def _of_source(store: Store, page: StoredPage, opened: Capture | CaptureError | None) -> Iterator[Mismatch]:
    """Check the bytes that were kept: their digest, the way from the text to them, and without a file the text itself."""
    try:
        source = source_of(store, page.number)
    except StoreError as error:
        yield _source_wrong(str(error))
        return
    if source is None:
        return
    if {source.sha256, hashlib.sha256(source.data).hexdigest()} != {page.record.page.sha256}:
        yield _page_wrong("sha256", "the bytes that were kept are not those that were read")
    if source.runs is not None:
        yield from wrong_runs(page.text, source.data, page.encoding, source.runs)
    elif opened is None and page.text not in readings_of(source.data, encoding=page.encoding, fields=_fields(page.record)):
        yield _page_wrong("text", "the text kept is not that of the bytes that were read")


def _of_rows(store: Store, page: StoredPage) -> Iterator[Mismatch]:
    """Yield the tables whose rows are not those that the record gives."""
    expected = layer_rows(page.record, page.number)
    with store.reading() as db:
        for name, rows in expected.items():
            table = tables.METADATA.tables[name]
            found = [dict(row) for row in db.execute(select(table).where(table.c.page == page.number)).mappings()]
            yield from _row_differences(name, rows, found)


def _row_differences(name: str, expected: list[dict[str, object]], found: list[dict[str, object]]) -> Iterator[Mismatch]:
    wanted, there = _by_key(expected), _by_key(found)
    for key in sorted(wanted.keys() | there.keys(), key=str):
        if wanted.get(key) != there.get(key):
            position = key[1] if isinstance(key[1], int) else None
            message = "the row in the table is not what the record says"
            yield Mismatch(layer=name, position=position, field=str(key[2] or ""), message=message)


def _by_key(rows: list[dict[str, object]]) -> Mapping[tuple[object, ...], dict[str, object]]:
    return {(row.get("layer"), row.get("position"), row.get("field")): row for row in rows}


def _first_difference(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _source_wrong(message: str) -> Mismatch:
    return Mismatch(layer="bytes", position=None, field="", message=message)


def _page_wrong(field: str, message: str) -> Mismatch:
    return Mismatch(layer="page", position=None, field=field, message=message)
