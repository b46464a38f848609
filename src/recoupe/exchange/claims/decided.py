"""A partner's decision beside what we hold: nothing of ours is changed by it."""

from collections.abc import Iterator

from recoupe.exchange.claims.differs import Differs
from recoupe.store import Connection
from recoupe.store.decisions import ItemKey, present_items, read_item_decisions
from recoupe.store.exchange.beside import happenings_of_page, pages_alike
from recoupe.store.exchange.material import page_with_id
from recoupe.types.affair import Telling
from recoupe.types.claims import DecidedItem, DecisionMade

Pages = dict[str, list[str]]
"""The pages of ours that are those of a partner, by the partner's id."""


def beside_decision(db: Connection, made: DecisionMade) -> tuple[tuple[str, ...], tuple[Differs, ...]]:
    """Return the ids of our happenings that a decision is about, and what it says otherwise than we do."""
    if made.about == "actors":
        return (), ()
    pages = pages_alike(db, made.captures, {*made.pages, *(item.page for item in made.items)})
    if made.about == "pages":
        return (), tuple(_of_page(db, made, pages))
    told = [_told(db, item, pages) for item in made.items if item.layer == "events"]
    held = [one for one in told if one]
    happenings = tuple(dict.fromkeys(ident for ident, _ in held))
    if made.kind in ("same_happening", "not_same_happening"):
        together = len(happenings) == 1
        differs = len(held) == len(made.items) and together != (made.kind == "same_happening")
        return happenings, (Differs(point="one_act", theirs=(made.kind,), ours=happenings),) if differs else ()
    quoted = [item for item in made.items if item.layer == "quotes"]
    return happenings, (
        *(found for _, telling in held for found in _of_act(made, telling)),
        *(found for item in quoted for page in pages[item.page] for found in _of_quote(db, made, item, page)),
    )


def _told(db: Connection, item: DecidedItem, pages: Pages) -> tuple[str, Telling] | None:
    """Return our happening, and our telling in it, of the act that is meant; None when we have none."""
    for happening in (found for page in pages[item.page] for found in happenings_of_page(db, page)):
        for telling in happening.tellings:
            key = telling.key
            if key.page in pages[item.page] and (key.start, key.end, key.type) == (item.start, item.end, item.type):
                return happening.id, telling
    return None


def _of_act(made: DecisionMade, telling: Telling) -> Iterator[Differs]:
    if made.kind == "reject":
        yield Differs(point="rejected", theirs=("reject",), ours=(telling.status,))
    elif made.kind == "status" and made.value and made.value != telling.status:
        yield Differs(point="status", theirs=(made.value,), ours=(telling.status,))
    elif made.kind == "date" and made.value and made.value != telling.day:
        yield Differs(point="day", theirs=(made.value,), ours=(telling.day,) if telling.day else ())


def _of_quote(db: Connection, made: DecisionMade, item: DecidedItem, page: str) -> Iterator[Differs]:
    key = ItemKey(page_id=page, layer=item.layer, start=item.start, end=item.end, type=item.type)
    stance = present_items(db, [page]).get(key) if made.kind == "reject" else None
    if stance and not read_item_decisions(db).on_key(key).rejected:
        yield Differs(point="rejected", theirs=("reject",), ours=(stance,))


def _of_page(db: Connection, made: DecisionMade, pages: Pages) -> Iterator[Differs]:
    for page in (page_with_id(db, ident) for named in made.pages for ident in pages[named]):
        if page is None:
            continue
        if made.kind == "remove":
            yield Differs(point="removed", theirs=("remove",), ours=(page.id,))
        if made.kind == "set" and made.value and made.value != page.published:
            yield Differs(point="published", theirs=(made.value,), ours=(page.published,) if page.published else ())
        if made.kind == "set" and made.label and made.label != page.publisher:
            yield Differs(point="publisher", theirs=(made.label,), ours=(page.publisher,) if page.publisher else ())
