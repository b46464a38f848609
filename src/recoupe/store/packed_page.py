"""A page as it is kept, and whether its record says the truth about its text."""

import msgspec

from recoupe.pipeline.corpus import ReadPage
from recoupe.readers import byte_map
from recoupe.store.packing import pack, pack_map
from recoupe.store.places import wrong_places
from recoupe.types.base import Record
from recoupe.types.capture import Given
from recoupe.types.errors import StoreError
from recoupe.types.record import PageRecord


class PackedPage(Record, frozen=True, kw_only=True):
    """A page as it is kept: its record, what was given, its text, and its bytes and their map, packed (`packing.py`)."""

    record: PageRecord
    given: Given
    text: str
    encoding: str
    data: bytes | None = None
    bytemap: bytes | None = None


def pack_page(read: ReadPage) -> PackedPage:
    """Return a page as it is kept."""
    capture = read.capture
    return PackedPage(
        record=_without_text(read.record),
        given=read.given,
        text=capture.text,
        encoding=capture.encoding,
        data=None if capture.data is None else pack(capture.data),
        bytemap=pack_map(byte_map(capture)) if capture.markup and capture.data is not None else None,
    )


def written(given: Given) -> str:
    """Return what a person gave as one line of text, always the same for the same."""
    return msgspec.json.encode(given).decode()


def refuse_wrong_words(page: PackedPage) -> None:
    """Raise a `StoreError` if words of a record do not stand where it says."""
    wrong = next(wrong_places(page.record, page.text), None)
    if wrong:
        where = f"{wrong.layer}[{wrong.position}] {wrong.field}".strip()
        raise StoreError(f"{page.record.page.path}: not stored, {where}: {wrong.message}; please report this page")


def _without_text(record: PageRecord) -> PageRecord:
    return msgspec.structs.replace(record, page=msgspec.structs.replace(record.page, text=msgspec.UNSET))
