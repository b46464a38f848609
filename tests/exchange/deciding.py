"""Decisions of people, written as rows: what tests decide about the tellings of made stores."""

import msgspec

from recoupe.store.decided import NamedPage
from recoupe.store.decisions import Item, ItemDecision, ItemKey, read_item_decisions
from recoupe.store.decisions.rows import ItemDecisionKind, add_decision, new_decision
from recoupe.store.housekeeping import decided as pages
from recoupe.types.affair import Telling
from recoupe.types.capture import Given
from tests.exchange.made import Desk


def decide(
    desk: Desk,
    kind: ItemDecisionKind,
    *about: Telling | ItemKey,
    value: str | None = None,
    undoes: int | None = None,
    why: str = "parce que",
) -> ItemDecision:
    """Write a decision about acts or quotes and return it."""
    with desk.store.writing() as db:
        number = len(read_item_decisions(db).decisions) + 1
        items = tuple(
            Item(key=one if isinstance(one, ItemKey) else key_of(one), page="une page", words="des mots") for one in about
        )
        draft = new_decision(number, kind)
        made = msgspec.structs.replace(draft, items=items, value=value, undoes=undoes, why=why)
        add_decision(db, made)
    return made


def key_of(telling: Telling) -> ItemKey:
    key = telling.key
    return ItemKey(page_id=key.page, layer="events", start=key.start, end=key.end, type=key.type)


def decide_page(desk: Desk, kind: pages.PageDecisionKind, page: str, *, given: Given | None = None) -> None:
    named = NamedPage(number=1, id=page, name="une page", path="/une page")
    with desk.store.writing() as db:
        pages.add_decision(db, kind, named, given=given, why="parce que")
