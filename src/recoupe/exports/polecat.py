"""The events of pages as a table with POLECAT's header, so that they go beside it, and our own columns after it.

POLECAT (Dataverse, weekly files) has a row an event and no column for who says so, whether it happened, and where it stands;
those are ours. Several actors share a cell and are never a cross-product. Columns that a record knows nothing of stay empty.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from recoupe.exports.polecat_codes import PolecatCodes, load_polecat_codes
from recoupe.exports.polecat_sides import Side, joined, name_of, side_of, words_of
from recoupe.exports.tsv import Cell
from recoupe.types.actors import ActorKind
from recoupe.types.record import EventRow, PageRecord, SpanRow

HEADER = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
"""POLECAT's columns, in its order."""

OWN = (
    "status", "status_cue", "attributed_to", "evidence", "evidence_at", "trigger", "start", "end", "zone", "rule", "score",
    "cameo", "date", "date_earliest", "date_latest", "date_rule", "object", "repeat",
    "killed_min", "killed_max", "wounded_min", "wounded_max", "casualties_scope", "group",
    "actor_ids", "actor_wikidata", "recipient_ids", "recipient_wikidata", "place_id",
    "page_name", "page_id", "page_path", "page_url",
)  # fmt: skip
"""What POLECAT has no column for; `start` and `end` are those of the trigger in the text as captured, in code points."""

COLUMNS = (*HEADER, *OWN)
CUT = " [...] "
"""Stands where a stretch of the page is left out."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def polecat_rows(record: PageRecord, *, states: Mapping[str, str]) -> Iterator[dict[str, Cell]]:
    """Yield a row an event of a page, in the record's order: the value of each column that is known.

    Args:
        record: the page.
        states: ISO 3166 alpha-3 by alpha-2 in small letters; a state that is not in it keeps its two letters, in capitals.
    """
    codes, seen = load_polecat_codes(), Counter[str]()
    page = _of_page(record)
    for event in record.events:
        ident = event_id(record.page.id, event)
        seen[ident] += 1
        number = {"Event ID": ident if seen[ident] == 1 else f"{ident}-{seen[ident]}"}
        yield (
            number
            | _of_event(event, codes)
            | _of_sides(event, record, codes, states)
            | _of_place(event, record, states)
            | _own(event)
            | page
        )


def event_id(page_id: str, event: EventRow) -> str:
    """Return 16 hex digits that stay while page, trigger and type do."""
    places = [(span.start, span.end) for span in _stretches(event.trigger)]
    return hashlib.sha256(f"{page_id} {places} {event.type}".encode()).hexdigest()[:16]


def _of_event(event: EventRow, codes: PolecatCodes) -> dict[str, Cell]:
    """Return what the act is; its day only where the page gives one, never that of publication."""
    day = event.date.value if event.date else None
    about = codes.types[event.type]
    return {
        "Event Date": day if day and _DAY.fullmatch(day) else None,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": about.intensity_of(event.mode),
        "Quad Code": about.quad,
        "Contexts": joined(event.contexts),
    }


def _of_sides(event: EventRow, record: PageRecord, codes: PolecatCodes, states: Mapping[str, str]) -> dict[str, Cell]:
    actor = side_of(event, event.actors, event.actor_countries, record=record, codes=codes, states=states)
    recipient = side_of(event, event.recipients, event.recipient_countries, record=record, codes=codes, states=states)
    return _side_cells("Actor", actor) | _side_cells("Recipient", recipient)


def _side_cells(side: str, of: Side) -> dict[str, Cell]:
    return {
        f"{side} Name": of.names,
        f"{side} Country": of.countries,
        f"Primary {side} Sector": of.primary_sectors,
        f"{side} Sectors": of.sectors,
        f"{side} Name Raw": of.raw_names,
        f"{side.lower()}_ids": of.ids,
        f"{side.lower()}_wikidata": of.wikidata,
    }


def _of_place(event: EventRow, record: PageRecord, states: Mapping[str, str]) -> dict[str, Cell]:
    place = next((actor for actor in record.actors if actor.id == event.place), None)
    if place is None:
        return {"place_id": event.place}
    return {
        "Placename": place.label,
        "Raw Placename": words_of(place.id, event, record.mentions),
        "Country": states.get(place.country, place.country.upper()) if place.country else None,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "place_id": place.id,
    }


def _own(event: EventRow) -> dict[str, Cell]:
    return (
        {
            "status": event.status,
            "status_cue": _words([event.status_cue]) if event.status_cue else None,
            "attributed_to": joined(event.attributed_to),
            "evidence": _words(event.evidence),
            "evidence_at": "; ".join(f"{span.start}-{span.end}" for row in event.evidence for span in _stretches(row)),
            "trigger": _words([event.trigger]),
            "start": event.trigger.start,
            "end": event.trigger.end,
            "zone": event.zone,
            "rule": event.rule,
            "score": event.score,
            "cameo": event.cameo,
            "object": event.object,
            "repeat": event.repeat,
            "group": event.group,
        }
        | _dates(event)
        | _casualties(event)
    )


def _dates(event: EventRow) -> dict[str, Cell]:
    if event.date is None:
        return {}
    return {
        "date": event.date.value,
        "date_earliest": event.date.earliest,
        "date_latest": event.date.latest,
        "date_rule": event.date.rule,
    }


def _casualties(event: EventRow) -> dict[str, Cell]:
    if event.casualties is None:
        return {}
    killed, wounded = event.casualties.killed or (None, None), event.casualties.wounded or (None, None)
    return {
        "killed_min": killed[0],
        "killed_max": killed[1],
        "wounded_min": wounded[0],
        "wounded_max": wounded[1],
        "casualties_scope": event.casualties.scope,
    }


def _of_page(record: PageRecord) -> dict[str, Cell]:
    """Return the cells that all rows of a page share."""
    return {
        "Source": record.meta.publisher,
        "Publication Date": record.meta.published.value,
        "Story People": _labels(record, "person"),
        "Story Organizations": _labels(record, "org", "group", "media"),
        "Story Locations": _labels(record, "place", "state"),
        "Language": record.page.language,
        "Version": record.page.engine,
        "page_name": record.page.name,
        "page_id": record.page.id,
        "page_path": record.page.path,
        "page_url": record.page.url,
    }


def _labels(record: PageRecord, *kinds: ActorKind) -> str:
    rows = {actor.id: actor for actor in record.actors}
    return joined([name_of(one, rows) for one, actor in rows.items() if actor.kind in kinds])


def _words(spans: Iterable[SpanRow]) -> str:
    """Return the words of some spans; what stands between two stretches is left out."""
    return CUT.join(stretch.text for span in spans for stretch in _stretches(span))


def _stretches(span: SpanRow) -> Iterator[SpanRow]:
    """Yield the stretches of a span, more than one where the page interrupts it."""
    yield SpanRow(start=span.start, end=span.end, text=span.text)
    for piece in span.pieces or ():
        yield SpanRow(start=piece.start, end=piece.end, text=piece.text)
