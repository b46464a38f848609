"""Schema of `supports.yaml`: verbs and nouns that carry an act, put it in a phase, or say that it was done."""

from recoupe.types.base import Record
from recoupe.types.events import EventType


class Doer(Record, frozen=True, kw_only=True):
    """A word that says who is behind an act: the slots where the act can stand, and the slot of who did it."""

    lemma: str
    act: tuple[str, ...]
    who: str


class Supports(Record, frozen=True, kw_only=True):
    """`supports.yaml`: verbs that carry a noun of action."""

    object: frozenset[str]
    undergo: frozenset[str]
    occur: frozenset[str]
    takes_place: frozenset[str]
    aim: frozenset[str]
    pairs: frozenset[str] = frozenset()
    phases: frozenset[str]
    going: frozenset[str]
    causes: frozenset[str]
    blame: frozenset[str] = frozenset()
    light: frozenset[str]
    backdrops: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    charges: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    citing: frozenset[str] = frozenset()
    untruths: frozenset[str] = frozenset()
    involved: frozenset[str] = frozenset()
    entering: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    charged: frozenset[EventType] = frozenset()
    alone: frozenset[EventType] = frozenset()
    reacting: frozenset[str] = frozenset()
    tools: frozenset[str] = frozenset()
    errands: frozenset[str] = frozenset()
    accusers: frozenset[str] = frozenset()
    prosecutors: frozenset[str] = frozenset()
    doers: tuple[Doer, ...] = ()
