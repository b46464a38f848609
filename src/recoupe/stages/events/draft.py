"""A mention of an act on its way to becoming an event."""

from recoupe.stages.events.roles import Roles, Sides
from recoupe.stages.events.status import Outcome
from recoupe.stages.events.triggers import Trigger
from recoupe.types.base import Record


class Draft(Record, frozen=True, kw_only=True):
    """A trigger with its sides, place and status, and the reader of its sentence.

    `word` is the lemma by which two mentions are of the same act. `told` are the sides that the page names; `sides` has also
    those for whom the place stands in. `asked_by` is who asks for an act that stands in a list behind a demand. `scene` is the
    country in which violence is told. Of a count of victims `told_by` is who reports it, `attack` whether it is of an attack;
    of a noun that takes up an act, false where none is told. `unsaid`: an act only in reported words that stands in none.
    """

    trigger: Trigger
    word: str
    sides: Sides
    told: Sides = Sides()
    place: str | None
    roles: Roles
    outcome: Outcome
    asked_by: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    scene: str | None = None
    attack: bool | None = None
    unsaid: bool = False
