"""Who a page names, found by the place of a word, and the country of each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.words import NOMINAL
from recoupe.types.actors import Actors, Mention
from recoupe.types.base import Record
from recoupe.types.grammar import Sentence, Token
from recoupe.types.span import TextSpan

_ORGAN = "actors.organ"
_BACK = 250
"""Characters before its sentence in which a pronoun or possessive looks for whom it means."""


class Party(Record, frozen=True, kw_only=True):
    """An actor in a role, with its country where one is known; a `bloc` is of a part of the world, and has none."""

    actor: str
    country: str | None = None
    bloc: bool = False

    @property
    def kind(self) -> str:
        """The kind of its id."""
        return self.actor.partition("/")[0]


def state_of(country: str) -> Party:
    """Return a state as a party."""
    return Party(actor=f"state/{country}", country=country)


def countries_of(parties: Iterable[Party]) -> set[str]:
    """Return the countries that are known of some parties."""
    return {party.country for party in parties if party.country}


def countries_or_actors(parties: Iterable[Party]) -> set[str]:
    """Return the countries of some parties; who has none stands for himself."""
    return {party.country or party.actor for party in parties}


def is_open(parties: tuple[Party, ...]) -> bool:
    """Return whether a side is missing, or made of people or places of which no country is known, though they may have one."""
    return not parties or all(one.country is None and not one.bloc and one.kind in ("unknown", "place") for one in parties)


class Named:
    """The mentions of one article in text order, and the actors they mean."""

    def __init__(self, actors: Actors, words: EventWords) -> None:
        self._mentions = sorted(actors.mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._reach = max((m.span.end - m.span.start for m in self._mentions), default=0)
        self._known = frozenset(words.roles.values())
        self._told = frozenset(mention.actor for mention in actors.mentions)
        self._places: dict[int, dict[int, Mention]] = {}
        self._leaders = frozenset(actor.id for actor in actors.actors if actor.kind == "person" and not actor.local)
        self._countries = {actor.id: None if actor.serves or actor.unaligned else actor.country for actor in actors.actors}
        self._states = {
            mention.actor: f"state/{country}"
            for mention in actors.mentions
            if mention.kind == "unknown" and mention.rule.startswith(_ORGAN) and (country := self._countries.get(mention.actor))
        }

    def mentions_at(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that hold a word, the longest first."""
        found = []
        position = bisect_right(self._starts, start) - 1
        while position >= 0 and self._starts[position] >= start - self._reach:
            mention = self._mentions[position]
            if mention.span.end >= end:
                found.append(mention)
            position -= 1
        return sorted(found, key=lambda m: m.span.start - m.span.end) if len(found) > 1 else found

    def kinds_of(self, word: Token) -> tuple[str, ...]:
        """Return what a word names, as conditions write it: "@state", "@person"; nothing for common nouns and pronouns.

        A person of the knowledge base is "@leader" too.
        """
        found = self.mentions_at(word.start, word.end) if word.pos in NOMINAL else []
        if not found or found[0].form != "name":
            return ()
        kind = found[0].kind
        return ("@person", "@leader") if kind == "person" and found[0].actor in self._leaders else (f"@{kind}",)

    def is_known(self, actor: str) -> bool:
        """Return whether an unnamed actor has a country or a role that the lexicon knows, or is one of the page's mentions."""
        role = actor.partition("/")[2]
        return role[-3:-2] == "-" or role in self._known or actor in self._told

    def party(self, actor: str) -> Party:
        """Return an actor with its country."""
        if actor.startswith("state/"):
            return Party(actor=actor, country=actor[6:])
        country = self._countries.get(actor)
        if country is None and actor.startswith("unknown/") and actor[-3:-2] == "-":
            country = actor[-2:]
        return Party(actor=actor, country=country)

    def doer(self, actor: str) -> Party:
        """Return who does or says what a place is said to: its state, where its country is known."""
        party = self.party(actor)
        return self.party(f"state/{party.country}") if party.kind == "place" and party.country else party

    def parties(self, mention: Mention) -> tuple[Party, ...]:
        """Return the actors of a mention; an organ such as the police acts for its state, though it speaks for itself."""
        ids = (actor.strip() for actor in mention.actor.split(";"))
        return tuple(self.party(self._states.get(actor, actor)) for actor in ids if actor)

    def mentions_in(self, span: TextSpan) -> list[Mention]:
        """Return the mentions that begin in a stretch of text, in text order."""
        return self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def named_in(self, span: TextSpan) -> Iterator[Party]:
        """Yield the actors, no places, that a stretch of text names or means, in text order."""
        for mention in self.mentions_in(span):
            if mention.kind not in ("place", "media", "unknown") and mention.form != "demonym":
                yield from self.parties(mention)

    def place_words(self, sentence: Sentence) -> dict[int, Mention]:
        """Return the nouns of a sentence that name a place or country, by their index, with the longest mention of each."""
        start = sentence.span.start
        if start not in self._places:
            inside = self.mentions_in(sentence.span)
            near = [m for m in inside if m.form == "name" and m.kind in ("place", "state") and not m.metonym]
            self._places[start] = {
                index: next(m for m in self.mentions_at(token.start, token.end) if m in near)
                for index, token in enumerate(sentence.tokens if near else ())
                if token.pos in NOMINAL and any(m.span.start <= token.start and token.end <= m.span.end for m in near)
            }
        return self._places[start]

    def countries_in(self, span: TextSpan) -> Iterator[Party]:
        """Yield the actors that have a country of those that a stretch of text names, places and demonyms among them."""
        for mention in self.mentions_in(span):
            if mention.form in ("name", "demonym") and mention.kind != "media":
                yield from (party for party in self.parties(mention) if party.country)

    def follower_of(self, token: Token, siding: str) -> Party | None:
        """Return an unnamed follower of the person or body whose name a word joins to a prefix ("les pro-X"), else None."""
        if not siding or not token.text.lower().startswith(siding):
            return None
        inside = self.mentions_in(TextSpan(token.start + len(siding), token.end))
        named = (mention for mention in inside if mention.form == "name" and mention.kind in ("person", "group", "org"))
        country = next((party.country for mention in named for party in self.parties(mention) if party.country), None)
        return Party(actor=f"unknown/supporters-{country}", country=country) if country else None

    def nearest_country(self, span: TextSpan, place: int, others: set[str | None]) -> str | None:
        """Return the country, but for some, whose actor a stretch of text names nearest to a place; None when it names none."""
        named = [m for m in self.mentions_in(span) if m.form in ("name", "nominal", "demonym") and m.kind != "media"]
        near = ((abs(m.span.start - place), p.country) for m in named for p in self.parties(m) if p.country)
        return min(((far, country) for far, country in near if country not in others), default=(0, None))[1]

    def organs_in(self, span: TextSpan) -> Iterator[str]:
        """Yield the states whose organs a stretch of text names without a name of their own: "le gouvernement letton"."""
        for mention in self.mentions_in(span):
            if mention.kind == "state" and mention.rule.startswith(_ORGAN):
                yield from (party.country for party in self.parties(mention) if party.country)

    def last_person(self, sentence: Sentence, index: int, others: set[Party]) -> tuple[Party, ...]:
        """Return the person told last before a word, but for some and, where one is a state, for its people."""
        states = {party.country for party in others if party.kind == "state"}
        start = sentence.tokens[index].start
        for mention in reversed(self.mentions_in(TextSpan(max(0, sentence.span.start - _BACK), start))):
            if mention.kind == "person" and mention.form in ("name", "nominal"):
                parties = self.parties(mention)
                if not others & set(parties) and not any(party.country in states for party in parties):
                    return parties
        return ()

    def names_state(self, country: str) -> bool:
        """Return whether the page names a country or a place, person or body of it."""
        named = (mention for mention in self._mentions if mention.form in ("name", "demonym"))
        return any(party.country == country for mention in named for party in self.parties(mention))

    def is_name(self, start: int, end: int) -> bool:
        """Return whether a word is part of a proper name."""
        return any(mention.form == "name" for mention in self.mentions_at(start, end))
