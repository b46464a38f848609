"""A page read anew from what the store kept of it."""

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Row, Select, select

from recoupe.pipeline.corpus import PageFailure, ReadPage, read_pages
from recoupe.pipeline.language import Language
from recoupe.readers import capture_of_kept, when_crawled
from recoupe.store import tables
from recoupe.store.open import Store
from recoupe.store.packing import unpack
from recoupe.types.base import Record
from recoupe.types.capture import Capture, Given
from recoupe.types.errors import CaptureError, StoreError
from recoupe.types.problem import Problem
from recoupe.types.record import ProblemRow, decode_record


class Kept(Record, frozen=True, kw_only=True):
    """A page as the store has it: its capture, what was given, and the engine that read it."""

    capture: Capture
    given: Given
    engine: str


def kept_page(store: Store, number: int) -> Kept:
    """Return the page with this number, its capture made again from the bytes and the text that were kept.

    Raises:
        StoreError: if its bytes were not kept, or are damaged, so that only its file can be read again.
    """
    with store.reading() as db:
        found = db.execute(_asked(number)).first()
    if found is None:
        raise StoreError(f"{store.path}: the bytes of this page were not kept; add its file again with what is to be set")
    data = unpack(found.data)
    if hashlib.sha256(data).hexdigest() != found.sha256:
        raise StoreError(f"{found.path}: the bytes that were kept are not those that were read; 'recoupe verify' says more")
    try:
        capture = capture_of_kept(_capture(found, data), html=found.bytemap is not None)
    except CaptureError as error:
        raise StoreError(str(error)) from error
    return Kept(capture=capture, given=msgspec.json.decode(found.given, type=Given), engine=found.engine)


def read_anew(kept: Kept, given: Given, *, language: Language) -> ReadPage:
    """Return the page read with what is given of it now.

    Raises:
        StoreError: if it cannot be read (any more).
    """
    read = next(iter(read_pages([kept.capture], language=language, given={kept.capture.name: given})))
    if isinstance(read, PageFailure):
        raise StoreError(f"{read.where}: {read.reason}")
    return read


def _asked(number: int) -> Select[Any]:
    row, kept = tables.page.c, tables.source.c
    return (
        select(tables.page, tables.record.c.line, tables.capture.c.text, kept.data, kept.bytemap)
        .join(tables.record, tables.record.c.page == row.number)
        .join(tables.capture, tables.capture.c.page == row.number)
        .join(tables.source, kept.page == row.number)
        .where(row.number == number)
    )


def _capture(row: Row[Any], data: bytes) -> Capture:
    """Return what was kept of a capture."""
    record = decode_record(row.line)
    return Capture(
        id=row.id,
        name=row.name,
        sha256=row.sha256,
        path=row.path,
        text=row.text,
        encoding=row.encoding,
        url=row.url,
        record=row.record,
        crawled=when_crawled(row.crawled),
        data=data,
        fields=None if record.page.fields is msgspec.UNSET else record.page.fields,
        problems=tuple(_problem(problem) for problem in record.problems if problem.code.startswith("capture.")),
    )


def _problem(row: ProblemRow) -> Problem:
    return Problem(code=row.code, message=row.message)
