"""What people decided, as the affair takes it: changes of events, and which tellings are of one act."""

from collections.abc import Mapping

import msgspec

from recoupe.stages.affairs import Change, Judged
from recoupe.store import Connection
from recoupe.store.decisions import ItemDecisions, ItemKey, Overlay, read_item_decisions
from recoupe.types.affair import Bounds, EventKey


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """Changes of events by key, and judgements about pairs of them."""

    events: Mapping[EventKey, Change]
    judged: Judged


def read_changes(db: Connection) -> Changes:
    """Return every decision in force about events; one whose event is gone changes nothing."""
    decided = read_item_decisions(db)
    pairs = [(event_key(one), event_key(other), same) for one, other, same in decided.pairs()]
    return Changes(
        events=dict(_changes(decided)),
        judged=Judged(
            same=tuple((one, other) for one, other, same in pairs if same),
            different=tuple((one, other) for one, other, same in pairs if not same),
        ),
    )


def event_key(key: ItemKey) -> EventKey:
    """Return the key of an event that a decision names."""
    return msgspec.convert({"page": key.page_id, "start": key.start, "end": key.end, "type": key.type}, EventKey)


def _changes(decided: ItemDecisions) -> "list[tuple[EventKey, Change]]":
    keys = dict.fromkeys(item.key for decision in decided.decisions for item in decision.items if item.key.layer == "events")
    found = [(key, decided.on_key(key)) for key in keys]
    return [(event_key(key), _change(overlay)) for key, overlay in found if overlay.decisions]


def _change(overlay: Overlay) -> Change:
    when = Bounds(earliest=overlay.earliest, latest=overlay.latest) if overlay.date else None
    return Change(numbers=overlay.decisions, rejected=overlay.rejected, status=overlay.status, day=overlay.date, when=when)
