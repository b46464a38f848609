"""The reader: a page as captured with what was found in it; its raw bytes; what differs on another page."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from recoupe.store import Connection, StoredPage, find_page, source_of
from recoupe.store.affair.on_screen import labels_of
from recoupe.store.affair.seek import Sought, happenings_in_order, seek_happenings
from recoupe.store.decisions import ItemDecisions, Overlay, key_of, read_item_decisions
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.record import EventRow, QuoteRow
from recoupe.web.answer import link, show
from recoupe.web.desk import Desk
from recoupe.web.filters import whole
from recoupe.web.names import Names
from recoupe.web.reader.items import LAYERS, SHOWN, Item, Layer, items_of
from recoupe.web.reader.marks import marks_of
from recoupe.web.reader.parts import Part, part_at, parts_of
from recoupe.web.reader.reuse import differences, reuse_of

_RAW = 60_000
"""Characters of the raw view at once."""


class ToldIn(Record, frozen=True, kw_only=True):
    """The happening that an event is a mention of, and its independent sources for and against."""

    id: str
    support: int
    against: int


def read_screen(desk: Desk, request: Request) -> Response:
    """Show a page with its evidence; `?at=120-134` leads to a place, `?layers=` says what is shown."""
    page = stored_page(desk, request.path_params["page"])
    asked = request.query_params
    layers = tuple(layer for layer in LAYERS if layer in asked.getlist("layers")) or SHOWN
    items = items_of(page.record, layers)
    parts = parts_of(page.text, items)
    sought = _place(asked.get("at", ""), len(page.text))
    part = part_at(parts, sought[0]) if sought else parts[whole(asked.get("part", ""), least=1, most=len(parts)) - 1]
    inside = [item for item in items if part.start <= item.start < part.end]
    with desk.store.reading() as db:
        told = told_in(db, page)
        names = Names(labels_of(db, _ids(inside)) | {actor.id: actor.label for actor in page.record.actors})
        reuse = reuse_of(db, page.record.page.id)
        decisions = read_item_decisions(db)
    return show(
        request,
        "reader.html",
        decided=_decided(inside, page.record.page.id, decisions),
        page=page,
        record=page.record,
        marks=marks_of(page.text, part, items, page.record.segments, sought),
        items=inside,
        told={item.key: told[key] for item in inside if (key := _key(item)) in told},
        names=names,
        reuse=reuse,
        layers=layers,
        toggles=_toggles(request, layers),
        part=part,
        parts=parts,
        turn=_turn(request, layers, part, parts),
    )


def raw_screen(desk: Desk, request: Request) -> Response:
    """Show the bytes of a page as they came, as text, or what was captured where no bytes were kept."""
    page = stored_page(desk, request.path_params["page"])
    source = source_of(desk.store, page.number)
    encoding = "utf-8" if page.encoding.startswith("utf-8") else page.encoding
    text = page.text if source is None else _decoded(source.data, encoding)
    parts = max(1, -(-len(text) // _RAW))
    number = whole(request.query_params.get("part", ""), least=1, most=parts)
    words = text[(number - 1) * _RAW : number * _RAW]
    return show(request, "raw.html", record=page.record, words=words, kept=source is not None, number=number, parts=parts)


def compare_screen(desk: Desk, request: Request) -> Response:
    """Show what two pages share, and where it differs."""
    page, other = (stored_page(desk, request.path_params[name]) for name in ("page", "other"))
    with desk.store.reading() as db:
        reuse = reuse_of(db, page.record.page.id)
    shared = next((one for one in reuse.sharing if one.id == other.record.page.id), None)
    if shared is None:
        raise HTTPException(404)
    found = differences(page.text[slice(*shared.here)], other.text[slice(*shared.there)])
    return show(request, "compare.html", record=page.record, other=other.record, shared=shared, found=found)


def stored_page(desk: Desk, ident: str) -> StoredPage:
    """Return the page with this id or name.

    Raises:
        HTTPException: 404, if there is none.
    """
    page = find_page(desk.store, ident)
    if page is None:
        raise HTTPException(404)
    return page


def told_in(db: Connection, page: StoredPage) -> dict[tuple[int, int, str], ToldIn]:
    """Return the happenings that a page tells, by place and type of the event that does."""
    ident = page.record.page.id
    listed = seek_happenings(db, Sought(wanted=(("page", (ident,)),)), most=300)
    return {
        (telling.key.start, telling.key.end, telling.key.type): ToldIn(id=item.id, support=item.support, against=item.against)
        for item in happenings_in_order(db, listed.ids)
        for telling in item.tellings
        if telling.key.page == ident
    }


def _decided(items: list[Item], page_id: str, decisions: ItemDecisions) -> dict[str, Overlay]:
    """Return what people decided about items, by key."""
    rows = {item.key: item.row for item in items if isinstance(item.row, EventRow | QuoteRow)}
    found = {key: decisions.on_key(key_of(page_id, row)) for key, row in rows.items()}
    return {key: overlay for key, overlay in found.items() if overlay.decisions}


def _key(item: Item) -> tuple[int, int, str] | None:
    row = item.row
    return (row.trigger.start, row.trigger.end, row.type) if isinstance(row, EventRow) else None


def _ids(items: list[Item]) -> set[str]:
    rows = [item.row for item in items]
    return {ident for row in rows if isinstance(row, EventRow) for ident in (*row.actors, *row.recipients, *row.attributed_to)}


def _place(asked: str, length: int) -> tuple[int, int] | None:
    start, _, end = asked.partition("-")
    if not (start.isascii() and start.isdecimal() and len(start) < 10):
        return None
    first = min(int(start), max(length - 1, 0))
    return first, min(max(whole(end, least=first + 1, most=length), first + 1), length)


def _toggles(request: Request, layers: tuple[Layer, ...]) -> list[tuple[Layer, bool, str]]:
    """Return each layer, whether it is shown, and the address where it is not (or is)."""
    return [
        (layer, layer in layers, link(request.url.path, [("layers", one) for one in LAYERS if (one in layers) != (one == layer)]))
        for layer in LAYERS
    ]


def _turn(request: Request, layers: tuple[Layer, ...], part: Part, parts: tuple[Part, ...]) -> dict[str, str | None]:
    kept: list[tuple[str, object]] = [("layers", layer) for layer in layers] if layers != SHOWN else []
    near = {"before": part.number - 1, "after": part.number + 1}
    there = {name: number if 1 <= number <= len(parts) else None for name, number in near.items()}
    return {name: link(request.url.path, [*kept, ("part", number)]) if number else None for name, number in there.items()}


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except LookupError as error:
        raise StoreError(f"the encoding {encoding!r} of this page is unknown here") from error
