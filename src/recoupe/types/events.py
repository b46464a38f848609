"""Political interactions that the page reports, each with its status and who says so."""

from datetime import date
from typing import Literal

from recoupe.types.article import Role
from recoupe.types.base import Record
from recoupe.types.problem import Problem
from recoupe.types.span import TextSpan
from recoupe.types.times import Anchor, TimeFlag

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
JOINT: frozenset[EventType] = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types of acts whose parties stand on one side."""
SPEECH: frozenset[EventType] = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of acts that are done in words: people do them again and again."""

Status = Literal["happened", "ongoing", "announced", "requested", "conditional", "denied", "alleged"]


DateRule = Literal["clause", "bound", "narrative", "publication"]
"""What dates an act: a time of its clause, or of one that it goes with; a time since, after, until or before which it was.

Bounds only: the day that its paragraph told last, before which it was not; the day of publication, after which it was not.
"""


class EventDate(Record, frozen=True, kw_only=True):
    """When an event took place. `value` (day, week, month or year) only when its clause says so; `rule` says what dates it."""

    value: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: Anchor = "none"
    flags: tuple[TimeFlag, ...] = ()
    rule: DateRule = "clause"


class Casualties(Record, frozen=True, kw_only=True):
    """How many were killed and wounded: [min, max], max None when open ("au moins 20")."""

    killed: tuple[int, int | None] | None = None
    wounded: tuple[int, int | None] | None = None
    scope: Literal["total", "part"] = "total"


class Event(Record, frozen=True, kw_only=True):
    """One mention of one political act (PLOVER type), done or not, with who says so.

    `actors` and `recipients` are actor ids; the countries are derived from them. `attributed_to` is the chain
    of sources, innermost first; empty when the page says it in its own voice. `group` ties the mentions of one
    happening in this page. `evidence` is the shortest clause that shows it. `score` is 0 to 1.
    """

    type: EventType
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    trigger: TextSpan
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    recipient_countries: tuple[str, ...] = ()
    status: Status
    status_cue: TextSpan | None = None
    attributed_to: tuple[str, ...] = ()
    date: EventDate | None = None
    place: str | None = None
    casualties: Casualties | None = None
    repeat: int | None = None
    object: TextSpan | None = None
    group: str = ""
    evidence: tuple[TextSpan, ...] = ()
    zone: Role = "body"
    rule: str
    score: float = 1.0


class Events(Record, frozen=True, kw_only=True):
    """The events of one article, in order of their triggers."""

    found: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
