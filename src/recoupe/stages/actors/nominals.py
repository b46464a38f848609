"""Common nouns that mean an actor: organs of states, unnamed people and sources, roles and who has them."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from recoupe.lexicon.actor_heads import FORMER, Head
from recoupe.lexicon.actor_names import fold
from recoupe.stages.actors.again import (
    again,
    has_complement,
    is_another,
    is_named_otherwise,
    is_of_something,
    name_follows,
    stands_alone,
)
from recoupe.stages.actors.beside import person_beside
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.facts import Fact, Facts, gender_fits, gender_of, known_facts
from recoupe.stages.actors.homes import states_of_persons
from recoupe.stages.actors.institutions import is_noun
from recoupe.stages.actors.meant import Meant
from recoupe.stages.actors.named import Named
from recoupe.stages.actors.nobody import nobody
from recoupe.stages.actors.organs import joined_states, ministry_of, state_before, states_of
from recoupe.stages.actors.phrases import Phrase
from recoupe.types.actors import Actor

_SEVERAL = 2


class Nominals:
    """Reads the phrases of one page, given its names.

    `ownerless` are, once read, the organs whose state is not told, by the place of the word after "de".
    """

    def __init__(self, phrases: list[Phrase], names: list[Named], context: Context, focus: str | None) -> None:
        self._context = context
        self._focus = focus
        self._names = names
        self._first = {name.found.first: name for name in names}
        self._last = {name.found.last: name for name in names}
        self._here = frozenset(name.actor.id for name in names)
        self._on_page = frozenset(f"state/{name.actor.country}" for name in names if name.actor.country)
        taken = {place for name in names for place in range(name.found.first, name.found.last)}
        self._phrases = [
            phrase for phrase in phrases if phrase.head is not None and phrase.first not in taken and is_noun(phrase, context)
        ]
        self._beside = {phrase.first: person_beside(phrase, self._first, self._last, context) for phrase in self._phrases}
        self._organs: dict[str, tuple[Actor, ...]] = {}
        self.ownerless: dict[int, Phrase] = {}
        self._told = list(self._said())
        self._facts = Facts([*known_facts(names, context), *self._told])
        self._facts_before = Facts([*known_facts(names, context, over=True), *self._said(former=True)])

    def read(self) -> Iterator[Meant]:
        """Yield the phrases that mean somebody, in text order."""
        for phrase in self._phrases:
            head = phrase.head
            if head is None:
                continue
            if meant := self._meaning(phrase, head):
                yield meant

    def states_of_persons(self) -> dict[str, str]:
        """Return the states that the page tells or implies of persons, by actor id."""
        return states_of_persons(self._told, self._first, self._focus, self._context)

    def offices_of_persons(self) -> dict[str, frozenset[str]]:
        """Return the offices that the page or the knowledge base gives to persons on its day, by actor id."""
        return self._facts.offices()

    def _meaning(self, phrase: Phrase, head: Head) -> Meant | None:
        meant: Meant | None = None
        match head.type:
            case "organ":
                meant = self._organ(phrase, head)
            case "group" | "source":
                meant = self._unnamed(phrase, head)
            case "role":
                meant = self._role(phrase, head)
            case "counterpart":
                meant = self._counterpart(phrase)
            case "again":
                meant = self._again(phrase, head)
            case "ministry":
                meant = self._again(phrase, head) if head.field is None else self._ministries(phrase, head)
            case "institution":
                pass
        return meant

    def _states(self, phrase: Phrase) -> tuple[Actor, ...]:
        ids = states_of(phrase, self._first, on_page=self._on_page)
        return tuple(self._context.lexicon.actors[state] for state in ids)

    def _complement(self, phrase: Phrase) -> Named | None:
        return self._first.get(phrase.of) if phrase.of is not None else None

    def _organ(self, phrase: Phrase, head: Head) -> Meant | None:
        """Return the state whose organ is named, or the armed group or body it belongs to."""
        if head.by_demonym and (not phrase.states or is_named_otherwise(phrase, self._first, self._context)):
            return None
        if phrase.possessive and not phrase.states:
            if self._context.words.folded[phrase.start] in self._context.lexicon.heads.ours:
                ours = self._meant(phrase, (nobody(self._context, head, None),), "organ", head)
                return msgspec.structs.replace(ours, seeks="speaker")
            state = state_before(phrase, self._names, self._context)
            return self._meant(phrase, (state,), "organ", head) if state else None
        owner = self._complement(phrase)
        if not phrase.states and owner is not None and owner.actor.kind in ("group", "org"):
            return self._meant(phrase, (owner.actor,), "organ", head)
        states = self._states(phrase)
        if states:
            self._organs[head.form] = states
        elif head.alone and phrase.definite and self._focus is not None and phrase.of is None:
            states = self._organs.get(head.form, (self._context.lexicon.actors[f"state/{self._focus}"],))
        actors = tuple(nobody(self._context, head, state.country) for state in states) if head.itself else states
        if not actors and phrase.of is not None:
            self.ownerless[phrase.of] = phrase
        return self._meant(phrase, actors, "organ", head) if actors else None

    def _ministries(self, phrase: Phrase, head: Head) -> Meant | None:
        """Return the ministries of several states ("les ministères grec et turc de la Défense", "... de Grèce et de Turquie")."""
        if not phrase.plural or head.field is None:
            return None
        states = self._states(phrase) if phrase.states else joined_states(phrase, self._first, self._context)
        if not states and phrase.of is not None:
            self.ownerless[phrase.of] = phrase
        named = tuple(ministry_of(head, state, self._context) for state in states)
        return self._meant(phrase, named, "ministries", head) if named else None

    def _unnamed(self, phrase: Phrase, head: Head) -> Meant | None:
        if beside := self._one_beside(phrase, head):
            return self._meant(phrase, (beside.actor,), "role_beside", head)
        owner = self._complement(phrase)
        if not phrase.states and owner is not None and owner.actor.kind == "group":
            return self._meant(phrase, (owner.actor,), "group", head)
        if phrase.definite is None and not phrase.states:
            return None
        states = self._states(phrase)
        country = states[0].country if states else None
        whose = owner.actor if owner is not None and not phrase.states else None
        named = whose if whose is not None and whose.kind in ("person", "media", "org") else None
        one = not phrase.plural and fold(head.form) in self._context.lexicon.heads.single
        return self._meant(phrase, (nobody(self._context, head, country, of=named, one=one),), head.type, head)

    def _one_beside(self, phrase: Phrase, head: Head) -> Named | None:
        """Return the person in apposition to a noun that means one of a group ("l'analyste X", "X, un habitant")."""
        beside = self._beside.get(phrase.first)
        if beside is None or phrase.plural or fold(head.form) not in self._context.lexicon.heads.single:
            return None
        follows = beside.found.first > phrase.first
        joined = follows and self._context.words.joined[beside.found.first]
        return beside if not phrase.definite or joined or (follows and phrase.of is not None) else None

    def _roles(self, phrase: Phrase, head: Head) -> Meant | None:
        """Return who has an office in each of several states ("les ministres de la Défense de X et de Y")."""
        states = self._states(phrase) if phrase.states else joined_states(phrase, self._first, self._context)
        if len(states) < _SEVERAL:
            return None
        held = [self._in_office(phrase, head, state.country) or nobody(self._context, head, state.country) for state in states]
        return self._meant(phrase, tuple(held), "roles", head)

    def _role(self, phrase: Phrase, head: Head) -> Meant | None:
        if head.plural:
            return self._roles(phrase, head)
        beside = self._beside.get(phrase.first)
        if beside is not None:
            return self._meant(phrase, (beside.actor,), "role_beside", head)
        owner = self._complement(phrase)
        of_body = not phrase.states and owner is not None and owner.actor.kind in ("org", "group", "media")
        states = () if of_body else self._states(phrase)
        country = head.country or (states[0].country if states else None)
        known = None
        former = phrase.former or head.role.startswith(FORMER)
        if former and not phrase.plural and phrase.definite:
            known = self._facts_before.holder(head, phrase.first, country=country, gender=phrase.gender)
        if known is None and phrase.definite is not False and not former and not phrase.plural:
            known = self._in_office(phrase, head, country) or self._holder(phrase, head, country)
        if known is None and phrase.definite and not former and country is None and phrase.of is None:
            known = self._in_office(phrase, head, self._focus or self._context.lexicon.heads.home)
        if known is not None:
            return self._meant(phrase, (known,), "role", head)
        if phrase.definite is None:
            return None
        body = owner.actor if of_body and owner is not None else None
        country = country or (body.country if body is not None else None)
        return self._meant(phrase, (nobody(self._context, head, country, former=former, of=body),), "role_unnamed", head)

    def _holder(self, phrase: Phrase, head: Head, country: str | None) -> Actor | None:
        """Return who has a role by what the page tells; one noun with a complement ("le chef de la section") is nobody known."""
        owner = self._complement(phrase)
        if owner is not None and owner.actor.kind in ("org", "group", "media") and not self._is_said_of(owner, head):
            return None
        home = self._context.lexicon.heads.home
        vague = " " not in head.form and country is None and is_of_something(phrase, self._first, self._context)
        found = self._facts.holder(head, phrase.first, country=country, gender=phrase.gender, home=home, by_noun=not vague)
        return None if found is not None and vague and found.id in self._context.lexicon.rows else found

    def _is_said_of(self, owner: Named, head: Head) -> bool:
        """Return whether the page gives somebody a role of the same body elsewhere ("le président du parti X, Jean Y")."""
        return any(
            other.head is not None
            and other.head.role == head.role
            and self._beside.get(other.first) is not None
            and (theirs := self._complement(other)) is not None
            and theirs.actor.id == owner.actor.id
            for other in self._phrases
        )

    def _in_office(self, phrase: Phrase, head: Head, country: str | None) -> Actor | None:
        """Return the one person who held an office of a state, or of the body after "de", on the day of the page.

        Of an office that many hold at a time only somebody named on the page.
        """
        owner = self._complement(phrase)
        of = country or (owner.actor.id if owner else None)
        if of is None:
            return None
        lexicon, day = self._context.lexicon, self._context.day
        held = {
            person
            for office in head.offices
            for key in {of, of.rpartition("/")[2]}
            for tenure, person in lexicon.holders.get((office, key), ())
            if self._context.in_office(tenure) and gender_fits(lexicon.rows[person].gender, phrase.gender)
            if office in lexicon.single or person in self._here
        }
        if len(held) > 1 or (held and not day):
            held &= self._here
        return lexicon.actors[held.pop()] if len(held) == 1 else None

    def _counterpart(self, phrase: Phrase) -> Meant | None:
        beside = self._beside.get(phrase.first)
        if beside is not None:
            return self._meant(phrase, (beside.actor,), "counterpart", phrase.head)
        states = self._states(phrase)
        role = self._role_before(phrase)
        known = self._in_office(phrase, role, states[0].country) if states and role else None
        actors = (known,) if known else states
        return self._meant(phrase, actors, "counterpart", phrase.head) if actors else None

    def _role_before(self, phrase: Phrase) -> Head | None:
        """Return the role named last before a phrase ("le ministre turc ... son homologue")."""
        before = [
            other.head for other in self._phrases if other.first < phrase.first and other.head and other.head.type == "role"
        ]
        return before[-1] if before else None

    def _again(self, phrase: Phrase, head: Head) -> Meant | None:
        """Return the last actor named of the noun's kinds, of the country that a demonym tells if one does."""
        if (
            not phrase.definite
            or phrase.plural
            or name_follows(phrase, self._first, self._context)
            or is_another(phrase, self._context)
        ):
            return None
        if has_complement(phrase, self._context) and not (head.codes and phrase.of not in self._first):
            owner = self._first.get(phrase.of if phrase.of is not None else phrase.last + 1)
            fits = owner is not None and owner.actor.kind == "group" and "group" in head.kinds
            return self._meant(phrase, (owner.actor,), "again", head) if owner is not None and fits else None
        country = next((state.country for state in self._states(phrase)), None)
        actor = again(phrase, head, self._names, country, self._context) or (
            nobody(self._context, head, country) if head.role else None
        )
        return self._meant(phrase, (actor,), "again", head) if actor else None

    def _meant(self, phrase: Phrase, actors: tuple[Actor, ...], rule: str, head: Head | None) -> Meant:
        owner = self._complement(phrase)
        last = owner.found.last if owner is not None else phrase.last
        name = f"actors.{rule}:{head.form}" if head else f"actors.{rule}"
        seeks: Literal["person"] | None = "person" if head and self._is_same(phrase, head, actors) else None
        return Meant(phrase.start, last, "nominal", actors, name, False, phrase.gender, phrase.plural, phrase.first, seeks)

    def _is_same(self, phrase: Phrase, head: Head, actors: tuple[Actor, ...]) -> bool:
        """Return whether a phrase that means nobody named stands for somebody told before ("a ajouté le responsable")."""
        nobody = len(actors) == 1 and actors[0].kind == "unknown" and fold(head.form) in self._context.lexicon.heads.same
        alone = phrase.of is None and not phrase.plural and not phrase.possessive
        return nobody and alone and bool(phrase.definite) and stands_alone(phrase, self._first, self._context)

    def _said(self, *, former: bool = False) -> Iterator[Fact]:
        """Yield the roles that the page itself gives to persons: those they have, or those they had."""
        for phrase in self._phrases:
            head, name = phrase.head, self._beside.get(phrase.first)
            if name is None or head is None or head.type != "role" or phrase.former != former:
                continue
            states = self._states(phrase)
            noun = frozenset([self._context.words.folded[phrase.first]])
            offices = frozenset(head.offices or (head.role,))
            country = states[0].country if states else name.actor.country
            yield Fact(phrase.first, name.actor, offices, noun, country, gender_of(name, self._context) or phrase.gender)
