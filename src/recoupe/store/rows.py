"""A record to the rows of its layers."""

from typing import Any

from sqlalchemy import Table

from recoupe.store.places import places_of, plain_record
from recoupe.store.tables import LAYERS
from recoupe.types.record import PageRecord

Row = dict[str, Any]


def layer_rows(record: PageRecord, number: int) -> dict[str, list[Row]]:
    """Return the rows of each layer's table, and of `span`, for the page with this number."""
    layers = plain_record(record)
    rows = {
        table.name: [_row(item, table, number, position) for position, item in enumerate(layers[layer])]
        for layer, table in LAYERS.items()
    }
    rows["span"] = [
        {
            "page": number,
            "layer": place.layer,
            "position": place.position,
            "field": place.field,
            "start": place.start,
            "end": place.end,
            "text": place.text,
        }
        for place in places_of(record)
        if place.text is not None
    ]
    return rows


def _row(item: Row, table: Table, number: int, position: int) -> Row:
    """Return one item as the columns of its table; a span becomes three of them."""
    flat: Row = {}
    for key, value in item.items():
        if spans := _spans(value):
            flat[f"{key}_start"] = spans[0]["start"]
            flat[f"{key}_end"] = spans[-1]["end"]
            flat[f"{key}_text"] = " ".join(span["text"] for span in spans)
        else:
            flat["local_to" if key == "page" else key] = value
    flat |= {"page": number, "position": position}
    return {column: flat.get(column) for column in table.columns.keys()}  # noqa: SIM118 - iterating gives Columns


def _spans(value: Any) -> list[Row]:
    """Return the spans that a value is made of; none when it is something else."""
    items = value if isinstance(value, list) else [value]
    return items if items and all(isinstance(item, dict) and {"start", "end", "text"} <= item.keys() for item in items) else []
