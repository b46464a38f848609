"""Several at once: "les deux hommes", "les trois pays", and what belongs to them ("les armées des deux pays")."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recoupe.lexicon.actor_head_files import SeveralNoun
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.meant import Meant
from recoupe.stages.actors.organs import ministry_of
from recoupe.stages.actors.phrases import Phrase
from recoupe.types.actors import Actor, ActorKind

_PAIR = 2
_REACH = 3
"""Sentences looked back at; those in which nobody of the kind is told do not count less."""


class _Several(msgspec.Struct, frozen=True):
    """Half-open word places with the article, the place of the number, how many, and of which kind.

    `own` is set where a possessive opens it ("nos deux présidents").
    """

    first: int
    last: int
    number: int
    count: int
    noun: SeveralNoun
    own: bool = False


class Several:
    """Reads the phrases for several of one page.

    Args:
        meant: the mentions so far, in text order.
        organs: phrases of organs by the place of the word after "de", for those whose state is not told.
        offices: the offices that persons have on the day of the page, by actor id.
        context: the page.
    """

    def __init__(
        self, meant: Sequence[Meant], organs: Mapping[int, Phrase], offices: Mapping[str, frozenset[str]], context: Context
    ) -> None:
        self._meant = list(meant)
        self._organs = organs
        self._offices = offices
        self._context = context

    def read(self) -> Iterator[Meant]:
        """Yield the phrases that mean the actors told last when they are just so many, and the organs of these, in text order."""
        for found in sorted((*_phrases(self._context), *_both(self._context)), key=lambda phrase: phrase.first):
            actors = self._actors(found)
            if actors is None:
                continue
            organ = self._organs.get(found.number)
            if organ is not None and organ.head is not None and found.noun.kind == "state":
                theirs = tuple(ministry_of(organ.head, state, self._context) for state in actors) if organ.head.field else actors
                yield Meant(organ.start, found.last, "nominal", theirs, f"actors.organ:{organ.head.form}", plural=True)
            whole = Meant(found.first, found.last, "nominal", actors, "actors.several", plural=True)
            self._meant = sorted([*self._meant, whole], key=lambda other: other.first)
            yield whole

    def _actors(self, found: _Several) -> tuple[Actor, ...] | None:
        """Return who is meant: those told last, those whose office it is, or those of the countries that the page speaks of."""
        told = self._told_last(found, found.noun.kind)
        if found.own and found.noun.offices:
            return self._holders(found)
        if len(told) == found.count:
            return told
        if told and found.noun.offices:
            fitting = tuple(actor for actor in told if self._offices.get(actor.id, frozenset()) & set(found.noun.offices))
            return fitting if len(fitting) == found.count else None
        if found.noun.kind == "state" and (found.own or not told):
            return self._states_of(self._told_last(found, "person"), found.count)
        return None

    def _told_last(self, found: _Several, kind: ActorKind) -> tuple[Actor, ...]:
        """Return the actors of a kind told before, in the nearest sentences that tell as many or more."""
        words = self._context.words
        here = words.sentence_number(words.starts[found.first])
        told: dict[str, Actor] = {}
        sentence = here
        for other in reversed(self._meant):
            if other.first >= found.first:
                continue
            number = words.sentence_number(words.starts[other.first])
            if number != sentence:
                if len(told) >= found.count or here - number > _REACH:
                    break
                sentence = number
            told |= {actor.id: actor for actor in reversed(other.actors) if actor.kind == kind}
        return tuple(reversed(told.values()))

    def _states_of(self, persons: Sequence[Actor], count: int) -> tuple[Actor, ...] | None:
        """Return the states of persons, when they are as many states."""
        states = tuple(dict.fromkeys(person.country for person in persons if person.country))
        return tuple(self._context.lexicon.actors[f"state/{state}"] for state in states) if len(states) == count else None

    def _holders(self, found: _Several) -> tuple[Actor, ...] | None:
        """Return who held an office in the countries whose people and states the paragraph names; None if one has no holder."""
        words = self._context.words
        block = words.block_number(words.starts[found.first])
        near = [other for other in self._meant if words.block_number(words.starts[other.first]) == block]
        actors = (actor for other in near for actor in other.actors if actor.kind in ("person", "state"))
        states = tuple(dict.fromkeys(actor.country for actor in actors if actor.country))
        held = [self._holder(state, found.noun.offices) for state in states]
        return tuple(actor for actor in held if actor) if len(states) == found.count and all(held) else None

    def _holder(self, state: str, offices: Sequence[str]) -> Actor | None:
        lexicon = self._context.lexicon
        for office in offices:
            rows = lexicon.holders.get((office, state), ())
            held = {person for tenure, person in rows if self._context.in_office(tenure)}
            here = held & {actor.id for other in self._meant for actor in other.actors}
            if len(held) == 1 or len(here) == 1:
                return lexicon.actors[next(iter(held if len(held) == 1 else here))]
        return None


def _phrases(context: Context) -> Iterator[_Several]:
    """Yield the phrases of an article, a number and a noun that nothing narrows ("les deux hommes arrêtés")."""
    words, heads = context.words, context.lexicon.heads
    for place, folded in enumerate(words.folded):
        count = heads.numbers.get(folded)
        if count is None or place == 0 or not words.joined[place] or words.folded[place - 1] not in heads.plural:
            continue
        if words.folded[place - 1] in heads.indefinite and words.folded[place - 1] not in heads.contracted:
            continue
        found = _noun_at(place + 1, context)
        if found is not None and not _is_narrowed(found[1], context):
            first = place if words.folded[place - 1] in heads.contracted else place - 1
            own = words.folded[place - 1] in heads.possessive
            yield _Several(first, found[1], place, count, found[0], own)


def _noun_at(place: int, context: Context) -> tuple[SeveralNoun, int] | None:
    """Return the noun that begins at a place, the longest, and where it ends."""
    words, nouns = context.words, context.lexicon.heads.several
    for size in (3, 2, 1):
        stretch = range(place, place + size)
        if stretch[-1] < len(words.folded) and all(words.joined[step] for step in stretch):
            noun = nouns.get(" ".join(words.folded[place : place + size]))
            if noun is not None:
                return noun, place + size
    return None


def _is_narrowed(last: int, context: Context) -> bool:
    """Return whether "de", an adjective, a participle or a relative pronoun follows."""
    words = context.words
    if last >= len(words.folded) or not words.joined[last]:
        return False
    found = words.token_at(words.starts[last])
    if words.folded[last] in context.lexicon.heads.of or found is None:
        return True
    token = found[0].tokens[found[1]]
    alone = "VerbForm=Part" in token.morph and not any(
        found[0].tokens[child].dep.startswith("aux") for child in found[0].children[found[1]]
    )
    return token.pos == "ADJ" or alone or "PronType=Rel" in token.morph


def _both(context: Context) -> Iterator[_Several]:
    """Yield the words for both persons told last: "l'un et l'autre"."""
    words = context.words
    for form in context.lexicon.heads.both:
        for place in (place for place, folded in enumerate(words.folded) if folded == form[0]):
            last = place + len(form)
            if tuple(words.folded[place:last]) == form and all(words.joined[place + 1 : last]):
                yield _Several(place, last, place, _PAIR, SeveralNoun(kind="person", forms=()))
