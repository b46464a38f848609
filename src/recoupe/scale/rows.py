"""What a shard holds: one row for each page, each failure, and each file of many pages. docs/shards.md describes the columns."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from recoupe.pipeline.corpus import PageFailure, ReadPage
from recoupe.store.packed_page import PackedPage, pack_page, written
from recoupe.types.base import Record
from recoupe.types.capture import Given, Passed
from recoupe.types.record import decode_record, encode_record


class Row(Record, frozen=True, kw_only=True):
    """One row of a shard; a field is a column."""

    kind: Literal["page", "failure", "passed"]
    path: str
    record: str | None = None
    reason: str | None = None
    counts: str | None = None
    seen: str | None = None
    id: str | None = None
    name: str | None = None
    url: str | None = None
    sha256: str | None = None
    publisher: str | None = None
    published: str | None = None
    earliest: str | None = None
    latest: str | None = None
    title: str | None = None
    language: str | None = None
    engine: str | None = None
    length: int | None = None
    given: str | None = None
    line: str | None = None
    text: str | None = None
    encoding: str | None = None
    data: bytes | None = None
    bytemap: bytes | None = None

    @property
    def weight(self) -> int:
        """About how many bytes it takes."""
        return sum(len(value) for value in (self.line, self.text, self.data, self.bytemap) if value)


def row_of(item: ReadPage | PageFailure | Passed) -> Row:
    """Return the row of a page, of one that failed, or of what a file holds beside pages."""
    match item:
        case PageFailure():
            return Row(kind="failure", path=item.path, record=item.record, reason=item.reason)
        case Passed():
            return Row(kind="passed", path=item.path, counts=_json_of(item.counts), seen=_json_of(item.seen))
        case ReadPage():
            return _row_of_page(pack_page(item))


def _row_of_page(kept: PackedPage) -> Row:
    page, meta = kept.record.page, kept.record.meta
    return Row(
        kind="page",
        path=page.path,
        record=page.record,
        id=page.id,
        name=page.name,
        url=page.url,
        sha256=page.sha256,
        publisher=meta.publisher,
        published=meta.published.value,
        earliest=meta.published.earliest,
        latest=meta.published.latest,
        title=meta.title,
        language=page.language,
        engine=page.engine,
        length=page.length,
        given=written(kept.given),
        line=encode_record(kept.record).decode(),
        text=kept.text,
        encoding=kept.encoding,
        data=kept.data,
        bytemap=kept.bytemap,
    )


def item_of(row: Row) -> PackedPage | PageFailure | Passed:
    """Return what a row was made of; a page as the store keeps it.

    Raises:
        msgspec.ValidationError: if it is no row that `row_of` gave.
    """
    match row.kind:
        case "failure":
            return PageFailure(path=row.path, record=row.record, reason=row.reason or "")
        case "passed":
            return Passed(path=row.path, counts=counts_in(row.counts), seen=counts_in(row.seen))
        case "page":
            return PackedPage(
                record=decode_record(row.line or ""),
                given=msgspec.json.decode(row.given or "{}", type=Given),
                text=row.text or "",
                encoding=row.encoding or "",
                data=row.data,
                bytemap=row.bytemap,
            )


def counts_in(cell: str | None) -> dict[str, int]:
    """Return the counts that a cell holds; none where it is null."""
    return msgspec.json.decode(cell or "{}", type=dict[str, int])


def _json_of(counts: Mapping[str, int]) -> str | None:
    return msgspec.json.encode(counts).decode() if counts else None
