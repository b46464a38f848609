"""Schemas of `codebook.yaml` (what PLOVER knows of each type) and `conjugation.yaml` (the forms of the verbs)."""

import msgspec

from recoupe.types.base import Record
from recoupe.types.events import EventType
from recoupe.types.quotes import Stance


class TypeRow(Record, frozen=True, kw_only=True):
    """A type of the codebook: its modes, whether its parties may stand on either side, whether it is done in words.

    `judges`: who does it speaks of the acts of others. `home`: done towards the own state unless another is named. `actor` and
    `recipient`: who is meant where nobody is named, "state" (the state of the place) or the role of unnamed people of that place.
    `own_forces`: the role of unnamed forces that the actor of the type moves, and that are never its recipient. `at_large`:
    unnamed recipients get no country from the page. `suffered`: the state that accuses somebody of it is its recipient.
    `done_by`, `done_to`: a missing actor, recipient is the one other country that the sentence names, but for the modes of
    `alone`. `inward`: modes and contexts of what is done at home. `facing`: types whose other side is that of an act of this
    one, whichever side its actor is on there; `answering`: only where he is told it.
    `unsaid`: stances of quotations whose cue is no act of this type ("X soutient que" backs nobody).
    """

    type: EventType
    modes: tuple[str, ...] = ()
    joint: bool = False
    speech: bool = False
    judges: bool = False
    home: bool = False
    done_by: bool = False
    done_to: bool = False
    alone: tuple[str, ...] = ()
    inward: frozenset[str] = frozenset()
    facing: frozenset[EventType] = frozenset()
    answering: frozenset[EventType] = frozenset()
    unsaid: frozenset[Stance] = frozenset()
    at_large: bool = False
    suffered: bool = False
    actor: str | None = None
    recipient: str | None = None
    own_forces: str | None = None


class Codebook(Record, frozen=True, kw_only=True):
    """`codebook.yaml`.

    The roles of `anywhere` and `placeless` get no country from a place; `hunted` are hit by its state, `native` are of the place
    where they use violence.
    """

    types: tuple[TypeRow, ...]
    contexts: frozenset[str]
    anywhere: frozenset[str]
    placeless: frozenset[str] = frozenset()
    hunted: frozenset[str] = frozenset()
    native: frozenset[str] = frozenset()

    def row(self, name: EventType) -> TypeRow:
        """Return the row of a type; a type without one has no modes."""
        for row in self.types:
            if row.type == name:
                return row
        return TypeRow(type=name)


class ConjugationClass(Record, frozen=True, kw_only=True):
    """How the verbs with one ending of the infinitive go."""

    ending: str
    participle: str
    forms: tuple[str, ...]


class Conjugation(Record, frozen=True, kw_only=True):
    """`conjugation.yaml`."""

    agreement: tuple[str, ...]
    verbs: tuple[ConjugationClass, ...]
    being: frozenset[str]
    helpers: frozenset[str]
    passive: frozenset[str]
    misread: dict[str, str] = msgspec.field(default_factory=dict)
    conditional: tuple[str, ...]
    imperfect: tuple[str, ...]
    future: tuple[str, ...]
    future_stem: str = ""
    infinitives: tuple[str, ...] = ()
    coming: frozenset[str] = frozenset()

    def forms_of(self, infinitive: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the past participles of a verb, and its other forms as far as the file knows them."""
        known = [item for item in self.verbs if infinitive.endswith(item.ending)]
        if not known:
            return frozenset(), frozenset()
        best = max(known, key=lambda item: len(item.ending))
        stem = infinitive[: len(infinitive) - len(best.ending)]
        participle = stem + best.participle
        return frozenset(participle + end for end in self.agreement), frozenset(stem + form for form in best.forms)

    def is_infinitive(self, form: str) -> bool:
        """Return whether a form has the ending of an infinitive."""
        return form.endswith(self.infinitives)

    def is_conditional(self, form: str, infinitive: str) -> bool:
        """Return whether a form is a conditional by its ending."""
        for conditional, imperfect in zip(self.conditional, self.imperfect, strict=False):
            if form.endswith(conditional):
                return form != infinitive[:-2] + imperfect
        return False

    def is_future(self, form: str, infinitive: str) -> bool:
        """Return whether a form is a future by its ending."""
        return any(form in (infinitive + ending, infinitive[:-1] + ending) for ending in self.future)

    def may_be_future(self, form: str) -> bool:
        """Return whether a form can be a future of some verb."""
        return form.endswith(tuple(self.future_stem + ending for ending in self.future))


class Slots(Record, frozen=True, kw_only=True):
    """`slots.yaml`: the places round a word by what they mean, each a slot or several in order."""

    genitive: str
    agent: str
    against: str
    companion: str
    between: str
    dative: str
    behind: str
    named_as: str
    holder: tuple[str, ...]
    owner: tuple[str, ...]
    held: tuple[str, ...]
    country: tuple[str, ...]
    host: tuple[str, ...]
    controllers: tuple[str, ...]
    carried: tuple[str, ...]
    lent: tuple[str, ...]
    satellite: tuple[str, ...]
    hung: tuple[str, ...]
    shared: tuple[str, ...]
    single: tuple[str, ...]
    content: tuple[str, ...]
    purpose: tuple[str, ...]
    inside: tuple[str, ...] = ()
    complement: tuple[str, ...]
    about: tuple[str, ...]
    beyond: tuple[str, ...]
