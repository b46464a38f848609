"""What a store knows of reuse, for those who ask: passages, and what is known of the pages that print them."""

from collections.abc import Iterator
from itertools import groupby

import msgspec
from sqlalchemy import Connection, select

from recoupe.stages.reuse import join_same, mark_furniture
from recoupe.stages.reuse.furniture import Printer
from recoupe.stages.reuse.passages import Told, passage_of
from recoupe.store import tables
from recoupe.store.reuse.rows import still_read
from recoupe.store.reuse.tables import reuse_page, reuse_side
from recoupe.types.article import Role
from recoupe.types.quotes import QuoteType
from recoupe.types.record import Piece, SegmentRow, SpanRow
from recoupe.types.reuse import Credit, Passage, PrintingPage, Stretch


def read_passages(db: Connection, *, furniture: bool = False) -> list[Passage]:
    """Return the passages that the pages of a store share, by id, as of the last update.

    Pages that were removed or read anew since then are left out.

    Args:
        db: an open connection.
        furniture: whether to return also what publishers print on page after page.
    """
    found = [passage for passage in join_same(_stored(db)) if len({place.page for place in passage.places}) > 1]
    marked = mark_furniture(found, _printers(db)) if found else []
    return [passage for passage in marked if furniture or not passage.furniture]


def read_printing_pages(db: Connection) -> Iterator[PrintingPage]:
    """Yield what is known of each page of a store when the origin of its words is asked."""
    row = tables.page.c
    asked = (
        select(row.id, row.name, row.publisher, row.earliest, row.latest, tables.record.c.line, tables.capture.c.text)
        .join(tables.record, tables.record.c.page == row.number)
        .join(tables.capture, tables.capture.c.page == row.number)
        .order_by(row.number)
    )
    for page in db.execute(asked):
        told = _decoder.decode(page.line)
        yield PrintingPage(
            id=page.id,
            name=page.name,
            publisher=page.publisher,
            agencies=told.meta.agencies,
            earliest=page.earliest,
            latest=page.latest,
            credits=tuple(
                Credit(start=part.start, end=part.end, text=page.text[part.start : part.end])
                for part in told.segments
                if part.role in _CREDITING
            ),
            quoted=tuple(stretch for quote in told.quotes if quote.type != "indirect" for stretch in _stretches(quote)),
        )


_CREDITING: frozenset[Role] = frozenset({"agency", "byline", "dateline"})
"""Where a page credits an agency: a line of its own, "By X with Y", and "PLACE, 6 October (Y) --"."""


class _Meta(msgspec.Struct):
    agencies: tuple[str, ...]


class _Quote(msgspec.Struct):
    type: QuoteType
    content: tuple[SpanRow, ...]


class _Told(msgspec.Struct):
    """What is looked at of a record; the rest is passed over without being read."""

    meta: _Meta
    segments: tuple[SegmentRow, ...]
    quotes: tuple[_Quote, ...]


_decoder = msgspec.json.Decoder(_Told)


def _stretches(quote: _Quote) -> Iterator[Stretch]:
    for span in quote.content:
        pieces: tuple[SpanRow | Piece, ...] = (span, *(span.pieces or ()))
        yield from (Stretch(start=piece.start, end=piece.end) for piece in pieces)


def _stored(db: Connection) -> Iterator[Passage]:
    """Yield the passages as they are stored, with the places on pages that still stand as they were compared."""
    side = reuse_side.c
    asked = (
        select(side.passage, reuse_page.c.id, side.start, side.end, side.print, side.words)
        .join(reuse_page, reuse_page.c.key == side.key)
        .join(tables.page, still_read())
        .order_by(side.passage)
    )
    for _, rows in groupby(db.execute(asked), key=lambda row: row.passage):
        yield passage_of({(row.id, row.start, row.end): Told(row.print, row.words) for row in rows})


def _printers(db: Connection) -> dict[str, Printer]:
    asked = select(reuse_page.c.id, tables.page.c.publisher, reuse_page.c.length).join(tables.page, still_read())
    return {row.id: Printer(publisher=row.publisher, length=row.length) for row in db.execute(asked)}
