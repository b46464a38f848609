"""What the page and the knowledge base say of persons' roles: who is minister of what, where in the text it is said."""

from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from recoupe.lexicon.actor_heads import Head
from recoupe.lexicon.actor_names import WORD, fold
from recoupe.lexicon.actor_words import Gender
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.named import Named
from recoupe.types.actors import Actor


class Fact(msgspec.Struct, frozen=True):
    """`actor` has a role, said or known at a word place: its offices, the first words of its names, its state."""

    place: int
    actor: Actor
    offices: frozenset[str]
    nouns: frozenset[str]
    country: str | None
    gender: Gender | None


class Facts:
    """The facts of one page in text order."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = sorted(facts, key=lambda fact: fact.place)
        self._places = [fact.place for fact in self._facts]

    def offices(self) -> dict[str, frozenset[str]]:
        """Return all offices of each actor, by its id."""
        found: dict[str, frozenset[str]] = {}
        for fact in self._facts:
            found[fact.actor.id] = found.get(fact.actor.id, frozenset()) | fact.offices
        return found

    def holder(
        self,
        head: Head,
        place: int,
        *,
        country: str | None,
        gender: Gender | None,
        home: str | None = None,
        by_noun: bool = True,
    ) -> Actor | None:
        """Return who has a role that a phrase at `place` names: the last one told before it, else the first one after.

        An office of the same name counts before a mere noun of the same name ("le ministre"). Where the phrase has several
        words and tells no state, holders of the state `home` come first. Without `by_noun` only an office counts.
        """
        middle = bisect_right(self._places, place)
        ordered = [*reversed(self._facts[:middle]), *self._facts[middle:]]
        fitting = [fact for fact in ordered if _fits(fact, country, gender)]
        nouns = fold(head.form).split()
        if country is None and home is not None and len(nouns) > 1:
            fitting.sort(key=lambda fact: fact.country != home)
        for fact in fitting:
            if fact.offices.intersection(head.offices) or (not head.offices and head.role in fact.offices):
                return fact.actor
        if len(nouns) > 1 or not by_noun:
            return None
        noun = WORD.findall(nouns[0])[0]
        return next((fact.actor for fact in fitting if noun in fact.nouns), None)


def _fits(fact: Fact, country: str | None, gender: Gender | None) -> bool:
    return (country is None or fact.country is None or fact.country == country) and not (
        gender and fact.gender and gender != fact.gender
    )


def known_facts(names: Iterable[Named], context: Context, *, over: bool = False) -> Iterable[Fact]:
    """Yield the offices that the page's known persons held on its day, or before it when `over`, at each place of their names."""
    for name in names:
        row = context.lexicon.rows.get(name.actor.id)
        if row is None or row.kind != "person":
            continue
        for tenure in row.tenures:
            if context.in_office(tenure) != over and (not over or tenure.end):
                of = tenure.of or row.country
                country = of if f"state/{of}" in context.lexicon.rows else None
                nouns = context.lexicon.office_nouns.get(tenure.office, frozenset())
                yield Fact(name.found.first, name.actor, frozenset([tenure.office]), nouns, country, gender_of(name, context))


def gender_of(name: Named, context: Context) -> Gender | None:
    """Return a person's gender: from the knowledge base, a civil title, or the given name."""
    row = context.lexicon.rows.get(name.actor.id)
    if row is not None:
        return row.gender or None
    if name.actor.kind != "person":
        return None
    told = context.title_before(name.found.first)
    return told or context.lexicon.words.given.get(WORD.findall(fold(name.actor.label))[0])


def gender_fits(known: str, told: Gender | None) -> bool:
    """Return whether somebody of a gender ("" when it is not known) can be meant by a noun of a gender."""
    return not known or told is None or known == told
