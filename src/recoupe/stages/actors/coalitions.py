"""Which coalition is meant: by who leads it, whom it fights, or as the one that the page told before."""

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.lexicon.actor_coalitions import Coalition, Stretch
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.meant import Meant
from recoupe.types.actors import Actor

_REACH = 4
"""Adjectives between the noun and who leads the coalition."""


class Told(msgspec.Struct, frozen=True):
    """What stands behind a coalition: the state that leads it, the groups it fights, adjectives; `bare`: nothing at all."""

    leader: str | None = None
    fights: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    bare: bool = False


class Coalitions:
    """Reads the coalitions of one page. `leaders` are, once read, the states that the page says lead them, by actor id."""

    def __init__(self, meant: Sequence[Meant], context: Context) -> None:
        self._meant = meant
        self._context = context
        self._words = context.lexicon.coalitions
        self._first = {found.first: found for found in meant if len(found.actors) == 1}
        here = [actor for found in meant for actor in found.actors]
        self._page = {actor.id for actor in here} | {f"state/{actor.country}" for actor in here if actor.country}
        self.leaders: dict[str, str] = {}

    def read(self) -> list[Meant]:
        """Return the mentions, with the coalitions that the page tells in place of nobody known."""
        done = [self._read(found) if self._is_coalition(found) else found for found in self._meant]
        told = [found for found in done if self._is_known(found)]
        return [self._again(found, told) if self._is_coalition(found) and not self._is_known(found) else found for found in done]

    def _is_coalition(self, found: Meant) -> bool:
        place = found.head if found.head is not None else found.first
        return found.form == "nominal" and self._context.words.folded[place] in self._words.nouns

    def _is_known(self, found: Meant) -> bool:
        return any(actor.id == row.actor for actor in found.actors for row in self._words.known)

    def _read(self, found: Meant) -> Meant:
        """Return a mention as the coalition that its words tell; with an unlisted leader it is nobody known, of that state."""
        told = self._told(found)
        known = next(self._fitting(told), None)
        if known is None:
            return _led(found, told.leader) if told.leader and not self._is_known(found) else found
        if told.leader:
            self.leaders[known.actor] = told.leader
        return msgspec.structs.replace(found, actors=(self._context.lexicon.actors[known.actor],), rule="actors.coalition")

    def _fitting(self, told: Told) -> Iterator[Coalition]:
        """Yield the coalitions of this page that fit what stands behind the noun."""
        for row in self._words.known:
            by_leader = told.leader == row.leader
            others = told.fights & set(row.fights) or told.adjectives & set(row.adjectives)
            if row.about & self._page and (by_leader or (told.leader is None and others)):
                yield row

    def _again(self, found: Meant, told: Sequence[Meant]) -> Meant:
        """Return a bare "la coalition" as the one told last before it, else as the only one of the page."""
        if not self._told(found).bare or not self._is_definite(found):
            return found
        before = [other for other in told if other.first < found.first]
        single = told if len({other.actors for other in told}) == 1 else []
        chosen = before[-1] if before else single[0] if single else None
        return msgspec.structs.replace(found, actors=chosen.actors, rule="actors.coalition") if chosen else found

    def _is_definite(self, found: Meant) -> bool:
        """Return whether an article that is no "une" opens a mention."""
        folded, heads = self._context.words.folded, self._context.lexicon.heads
        opener = folded[found.first] if found.head not in (None, found.first) else folded[found.first - 1] if found.first else ""
        return opener in heads.determiners and opener not in heads.indefinite

    def _told(self, found: Meant) -> Told:
        """Return what stands behind the noun of a mention."""
        words, listed = self._context.words, self._words
        place = (found.head if found.head is not None else found.first) + 1
        adjectives = set[str]()
        while place < len(words.folded) and self._goes_on(place) and len(adjectives) < _REACH:
            if words.folded[place] not in listed.between:
                break
            adjectives.add(words.folded[place])
            place += 1
        leader = self._leader(place)
        fights = self._fought(place)
        bare = not adjectives and leader is None and not fights and not self._is_narrowed(place)
        return Told(leader=leader, fights=fights, adjectives=frozenset(adjectives), bare=bare)

    def _goes_on(self, place: int) -> bool:
        words = self._context.words
        return place < len(words.folded) and (words.joined[place] or words.between(place) == ", ")

    def _leader(self, place: int) -> str | None:
        """Return the state behind "dirigée par" or "sous commandement" at a place."""
        if not self._goes_on(place):
            return None
        for stretches in (self._words.leading, self._words.under):
            for stretch in stretches:
                if self._stands(stretch, place):
                    actor = self._actor_after(place + len(stretch))
                    return actor.country if actor else None
        return None

    def _fought(self, place: int) -> frozenset[str]:
        """Return the groups behind "contre" or "anti" at a place."""
        if not self._goes_on(place) or self._context.words.folded[place] not in self._words.fighting:
            return frozenset()
        actor = self._actor_after(place + 1)
        return frozenset({actor.id}) if actor else frozenset()

    def _stands(self, stretch: Stretch, place: int) -> bool:
        return tuple(self._context.words.folded[place : place + len(stretch)]) == stretch

    def _actor_after(self, place: int) -> Actor | None:
        """Return who stands at a place, behind a preposition, an article or a common noun ("le groupe X")."""
        for step in range(place, min(place + 4, len(self._context.words.folded))):
            if step > place and not self._context.words.joined[step]:
                return None
            if found := self._first.get(step):
                return found.actors[0]
        return None

    def _is_narrowed(self, place: int) -> bool:
        """Return whether an adjective, a participle or "de" follows: another coalition than one told before."""
        words = self._context.words
        if place >= len(words.folded) or not words.joined[place]:
            return False
        found = words.token_at(words.starts[place])
        if words.folded[place] in self._context.lexicon.heads.of or found is None:
            return True
        token = found[0].tokens[found[1]]
        helped = any(found[0].tokens[child].dep.startswith("aux") for child in found[0].children[found[1]])
        return token.pos == "ADJ" or ("VerbForm=Part" in token.morph and not helped)


def _led(found: Meant, leader: str) -> Meant:
    """Return a coalition that is in no list as one of the state that leads it."""
    return msgspec.structs.replace(found, actors=tuple(_of(actor, leader) for actor in found.actors))


def _of(actor: Actor, country: str) -> Actor:
    bare = actor.id.removesuffix(f"-{actor.country}") if actor.country else actor.id
    return msgspec.structs.replace(actor, id=f"{bare}-{country}", country=country)
