"""A page read anew from what the store kept of it."""

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Select, select

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
from recoupe.types.record import PageRecord, ProblemRow, decode_record


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
    record = decode_record(found.line)
    capture = capture_of(record, text=found.text, encoding=found.encoding, data=data, html=found.bytemap is not None)
    return Kept(capture=capture, given=msgspec.json.decode(found.given, type=Given), engine=found.engine)


def capture_of(record: PageRecord, *, text: str, encoding: str, data: bytes, html: bool) -> Capture:
    """Return the capture that a page was read from.

    Args:
        record: what was found in it.
        text: its text as captured.
        encoding: in which its bytes were read.
        data: its bytes.
        html: whether it is HTML.

    Raises:
        StoreError: if its bytes no longer read as its text.
    """
    page = record.page
    kept = Capture(
        id=page.id,
        name=page.name,
        sha256=page.sha256,
        path=page.path,
        text=text,
        encoding=encoding,
        url=page.url,
        record=page.record,
        crawled=when_crawled(page.crawled),
        data=data,
        fields=None if page.fields is msgspec.UNSET else page.fields,
        problems=tuple(_problem(problem) for problem in record.problems if problem.code.startswith("capture.")),
    )
    try:
        return capture_of_kept(kept, html=html)
    except CaptureError as error:
        raise StoreError(str(error)) from error


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
        select(
            row.path,
            row.encoding,
            row.given,
            row.engine,
            tables.record.c.line,
            tables.capture.c.text,
            kept.sha256,
            kept.data,
            kept.bytemap,
        )
        .join(tables.record, tables.record.c.page == row.number)
        .join(tables.capture, tables.capture.c.page == row.number)
        .join(tables.source, kept.page == row.number)
        .where(row.number == number)
    )


def _problem(row: ProblemRow) -> Problem:
    return Problem(code=row.code, message=row.message)
