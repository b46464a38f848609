"""What was found on a page, item by item, with the places that show it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, get_args

from recoupe.types.base import Record
from recoupe.types.record import EventRow, MentionRow, PageRecord, QuoteRow, SpanRow, TimeRow

Layer = Literal["events", "quotes", "times", "names"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
SHOWN: tuple[Layer, ...] = ("events", "quotes")
"""The layers that are shown when none is asked for."""

Row = EventRow | QuoteRow | TimeRow | MentionRow


class Item(Record, frozen=True, kw_only=True):
    """An item: its key on the screen ("e3" is `events[3]` of the record), and the places that show it, in order."""

    key: str
    layer: Layer
    row: Row
    places: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.places[0][0]


def items_of(record: PageRecord, layers: Collection[Layer]) -> tuple[Item, ...]:
    """Return the items of some layers, in the order of the page."""
    found = [item for layer in LAYERS if layer in layers for item in _of_layer(record, layer)]
    return tuple(sorted(found, key=lambda item: (item.places, item.key)))


def _of_layer(record: PageRecord, layer: Layer) -> Iterator[Item]:
    rows: dict[Layer, Sequence[Row]] = {
        "events": record.events,
        "quotes": record.quotes,
        "times": record.times,
        "names": record.mentions,
    }
    for position, row in enumerate(rows[layer]):
        if places := tuple(sorted(set(_places(_spans(row))))):
            yield Item(key=f"{layer[0]}{position}", layer=layer, row=row, places=places)


def _spans(row: Row) -> Sequence[SpanRow]:
    match row:
        case EventRow():
            return row.evidence or (row.trigger,)
        case QuoteRow():
            return row.content
        case _:
            return (row,)


def _places(spans: Iterable[SpanRow]) -> Iterator[tuple[int, int]]:
    for span in spans:
        yield span.start, span.end
        yield from ((piece.start, piece.end) for piece in span.pieces or ())
