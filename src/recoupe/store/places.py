"""Every place of a record, and whether its words stand there."""

from collections.abc import Iterator
from typing import Any

import msgspec

from recoupe.types.base import Record
from recoupe.types.record import PageRecord, encode_record

_HOLDS_MORE = (list, dict)


class Place(Record, frozen=True, kw_only=True):
    """A stretch of the raw text that a record points to.

    `field` is the way to it inside item `position` of `layer` ("content[1]", "" for the item itself). `text` is None where
    the record names a place without its words (segments, problems).
    """

    layer: str
    position: int
    field: str
    start: int
    end: int
    text: str | None


class Mismatch(Record, frozen=True, kw_only=True):
    """Something of a page that does not hold: where in the record, and what is wrong, for a person."""

    layer: str
    position: int | None
    field: str
    message: str


def plain_record(record: PageRecord) -> dict[str, Any]:
    """Return a record as its JSON says it: dicts, lists, text and numbers."""
    plain: dict[str, Any] = msgspec.json.decode(encode_record(record))
    return plain


def places_of(record: PageRecord) -> Iterator[Place]:
    """Yield every place of a record, layer by layer, pieces included."""
    layers = plain_record(record)
    layers.pop("page")
    evidence = layers.pop("meta")["published"]["evidence"]
    for layer, items in {"meta": evidence, **layers}.items():
        for position, item in enumerate(items):
            yield from _places_in(item, layer, position, "")


def _places_in(value: Any, layer: str, position: int, field: str) -> Iterator[Place]:
    if isinstance(value, list):
        for i, item in enumerate(value):
            if isinstance(item, _HOLDS_MORE):
                yield from _places_in(item, layer, position, f"{field}[{i}]")
    elif isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            yield Place(layer=layer, position=position, field=field, start=start, end=end, text=value.get("text"))
        for key, item in value.items():
            if isinstance(item, _HOLDS_MORE):
                yield from _places_in(item, layer, position, f"{field}.{key}".lstrip("."))


def wrong_places(record: PageRecord, raw: str) -> Iterator[Mismatch]:
    """Yield what is wrong with the places of a record, given the text as captured: outside of it, or other words there."""
    if record.page.length != len(raw):
        message = f"the record says {record.page.length} characters, the text has {len(raw)}"
        yield Mismatch(layer="page", position=None, field="length", message=message)
    for place in places_of(record):
        if why := _why_wrong(place, raw):
            yield Mismatch(layer=place.layer, position=place.position, field=place.field, message=why)
    yield from _overlapping_segments(record)


def _why_wrong(place: Place, raw: str) -> str | None:
    if not 0 <= place.start <= place.end <= len(raw):
        return f"{place.start}-{place.end} is outside of the text (0-{len(raw)})"
    if place.text is not None and raw[place.start : place.end] != place.text:
        found = raw[place.start : place.end]
        return f"{place.start}-{place.end} reads {_short(found)}, the record says {_short(place.text)}"
    return None


def _overlapping_segments(record: PageRecord) -> Iterator[Mismatch]:
    end = 0
    for position, segment in enumerate(record.segments):
        if segment.start < end:
            message = f"begins at {segment.start}, before the segment ahead of it ends ({end})"
            yield Mismatch(layer="segments", position=position, field="start", message=message)
        end = max(end, segment.end)


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "...")
