"""What people decide about the items of pages: append-only, an overlay, never an edit."""

from recoupe.store.decisions.decide import Spot, note_item, reject_item, set_date, set_status, tell_same, undo_decision
from recoupe.store.decisions.keys import Item, ItemKey, Layer, key_of, present_items
from recoupe.store.decisions.overlay import ItemDecisions, Overlay, read_item_decisions
from recoupe.store.decisions.reviewed import Reviewed, list_decisions
from recoupe.store.decisions.rows import ItemDecision

__all__ = [
    "Item",
    "ItemDecision",
    "ItemDecisions",
    "ItemKey",
    "Layer",
    "Overlay",
    "Reviewed",
    "Spot",
    "key_of",
    "list_decisions",
    "note_item",
    "present_items",
    "read_item_decisions",
    "reject_item",
    "set_date",
    "set_status",
    "tell_same",
    "undo_decision",
]
