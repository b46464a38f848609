"""What people decided, as the affair takes it: changes of events, and which tellings are of one act."""

from collections.abc import Mapping

import msgspec

from recoupe.stages.affairs import Change, Judged
from recoupe.store import Connection
from recoupe.types.affair import EventKey


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """Changes of events by key, and judgements about pairs of them."""

    events: Mapping[EventKey, Change]
    judged: Judged


def read_changes(db: Connection) -> Changes:
    """Return every decision in force about events."""
    return Changes(events={}, judged=Judged())
