"""What names an item for good: its page, its layer, the raw place of its first words, its type."""

from collections.abc import Iterable, Iterator
from typing import Literal

from sqlalchemy import Connection, select

from recoupe.store import tables
from recoupe.types.base import Record
from recoupe.types.record import EventRow, PageRecord, QuoteRow, SpanRow

Layer = Literal["events", "quotes"]


class ItemKey(Record, frozen=True, kw_only=True, order=True):
    """Which item is meant, in a way that outlives a re-read: the place is that of the trigger, or of the first words of a quote.

    Two items of one type at one place have one key; what is decided about it is decided about both.
    """

    page_id: str
    layer: Layer
    start: int
    end: int
    type: str


class Item(Record, frozen=True, kw_only=True):
    """An item that a person decides about: its key, and for people the name of its page and its words, as they were then."""

    key: ItemKey
    page: str
    words: str


def key_of(page_id: str, row: EventRow | QuoteRow) -> ItemKey:
    """Return the key of an event or a quote of a page."""
    first = row.trigger if isinstance(row, EventRow) else row.content[0]
    layer: Layer = "events" if isinstance(row, EventRow) else "quotes"
    return ItemKey(page_id=page_id, layer=layer, start=first.start, end=first.end, type=row.type)


def items_at(record: PageRecord, offset: int) -> list[Item]:
    """Return the items with a place of the raw text in their trigger, or in the words that they quote; each key once."""
    events = [event for event in record.events if _covers((event.trigger,), offset)]
    quotes = [quote for quote in record.quotes if _covers(quote.content, offset)]
    rows: list[EventRow | QuoteRow] = [*events, *quotes]
    found = {key_of(record.page.id, row): row for row in rows}
    return [Item(key=key, page=record.page.name, words=_words(row)) for key, row in found.items()]


def events_around(record: PageRecord, offset: int) -> list[Item]:
    """Return the events whose clause has a place in it, but not their trigger; each key once."""
    found = {key_of(record.page.id, event): event for event in record.events if _covers(event.evidence, offset)}
    return [Item(key=key, page=record.page.name, words=_words(event)) for key, event in found.items()]


def present_items(db: Connection, page_ids: Iterable[str]) -> dict[ItemKey, str]:
    """Return the items that some pages have now, each with what the machine says of it: status and date, or stance."""
    found: dict[ItemKey, str] = {}
    for page_id in dict.fromkeys(page_ids):
        found |= dict(_events_of(db, page_id)) | dict(_quotes_of(db, page_id))
    return found


def _events_of(db: Connection, page_id: str) -> Iterator[tuple[ItemKey, str]]:
    row = tables.event.c
    asked = select(row.trigger_start, row.trigger_end, row.type, row.status, row.date)
    for item in db.execute(asked.join(tables.page, tables.page.c.number == row.page).where(tables.page.c.id == page_id)):
        key = ItemKey(page_id=page_id, layer="events", start=item.trigger_start, end=item.trigger_end, type=item.type)
        day = (item.date or {}).get("value") or "no date"
        yield key, f"{item.status}, {day}"


def _quotes_of(db: Connection, page_id: str) -> Iterator[tuple[ItemKey, str]]:
    """Yield the quotes of a page; their first words are a row of `span`, because `quote` has the end of the last ones."""
    row, span = tables.quote.c, tables.span.c
    asked = (
        select(span.start, span.end, row.type, row.stance)
        .join(tables.page, tables.page.c.number == row.page)
        .join(tables.span, (span.page == row.page) & (span.position == row.position))
        .where(tables.page.c.id == page_id, span.layer == "quotes", span.field == "content[0]")
    )
    for item in db.execute(asked):
        yield ItemKey(page_id=page_id, layer="quotes", start=item.start, end=item.end, type=item.type), item.stance


def _covers(spans: Iterable[SpanRow], offset: int) -> bool:
    return any(
        span.start <= offset < span.end or any(piece.start <= offset < piece.end for piece in span.pieces or ()) for span in spans
    )


def _words(row: EventRow | QuoteRow) -> str:
    """Return the words by which a person knows an item: its clause, or what is quoted."""
    spans = (row.evidence or (row.trigger,)) if isinstance(row, EventRow) else row.content
    return " ".join(" ".join(span.text for span in spans).split())
