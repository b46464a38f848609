"""From the word in a role to the actors it means."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.lists import rows_of
from recoupe.stages.events.voices import Voices
from recoupe.stages.events.words import NOMINAL, case_words, lemma_of, plain, singulars, slot_of_case
from recoupe.types.actors import Actors, Mention
from recoupe.types.base import Record
from recoupe.types.grammar import Sentence
from recoupe.types.span import TextSpan

_DEPTH = 4
_ORGAN = "actors.organ"


class Party(Record, frozen=True, kw_only=True):
    """An actor in a role, with its country where one is known."""

    actor: str
    country: str | None = None

    @property
    def kind(self) -> str:
        """The kind of its id."""
        return self.actor.partition("/")[0]


class Cast:
    """The actors of one article, found by the place of a word."""

    def __init__(self, actors: Actors, voices: Voices, words: EventWords) -> None:
        self.words = words
        self.voices = voices
        self._mentions = sorted(actors.mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._reach = max((m.span.end - m.span.start for m in self._mentions), default=0)
        self._known = frozenset(words.roles.values())
        self._told = frozenset(mention.actor for mention in actors.mentions)
        self._places: dict[int, dict[int, Mention]] = {}
        self._rows: dict[int, list[tuple[int, ...]]] = {}
        self._countries = {actor.id: None if actor.serves else actor.country for actor in actors.actors}
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
        return sorted(found, key=lambda m: m.span.start - m.span.end)

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

    def named_in(self, span: TextSpan) -> Iterator[Party]:
        """Yield the actors, no places, that a stretch of text names or means, in text order."""
        for mention in self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]:
            if mention.kind not in ("place", "media", "unknown") and mention.form != "demonym":
                yield from self.parties(mention)

    def place_words(self, sentence: Sentence) -> dict[int, Mention]:
        """Return the nouns of a sentence that name a place or country, by their index, with the longest mention of each."""
        start = sentence.span.start
        if start not in self._places:
            first, last = bisect_left(self._starts, start), bisect_left(self._starts, sentence.span.end)
            near = [m for m in self._mentions[first:last] if m.form == "name" and m.kind in ("place", "state") and not m.metonym]
            self._places[start] = {
                index: next(m for m in self.mentions_at(token.start, token.end) if m in near)
                for index, token in enumerate(sentence.tokens if near else ())
                if token.pos in NOMINAL and any(m.span.start <= token.start and token.end <= m.span.end for m in near)
            }
        return self._places[start]

    def countries_in(self, span: TextSpan) -> Iterator[Party]:
        """Yield the actors that have a country of those that a stretch of text names, places and demonyms among them."""
        for mention in self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]:
            if mention.form in ("name", "demonym") and mention.kind != "media":
                yield from (party for party in self.parties(mention) if party.country)

    def is_name(self, start: int, end: int) -> bool:
        """Return whether a word is part of a proper name."""
        return any(mention.form == "name" for mention in self.mentions_at(start, end))

    def resolve(self, frames: Frames, index: int, depth: int = 0) -> tuple[Party, ...]:
        """Return the actors that a word and those joined to it mean; empty when it means none."""
        found: list[Party] = []
        for place in self._row(frames.sentence, index) or (index, *self._joined(frames.sentence, index)):
            found.extend(self._one(frames, place, depth))
        return tuple(dict.fromkeys(found))

    def _row(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        """Return the members of the row of names that a word stands in; empty when it stands in none."""
        key = sentence.span.start
        if key not in self._rows:
            first, last = bisect_left(self._starts, sentence.span.start), bisect_left(self._starts, sentence.span.end)
            self._rows[key] = rows_of(sentence, _outermost(self._mentions[first:last]), between=self.words.places.between)
        rows, token = self._rows[key], sentence.tokens[index]
        if not rows:
            return ()
        starts = {mention.span.start for mention in self.mentions_at(token.start, token.end)}
        return next((row for row in rows if any(sentence.tokens[member].start in starts for member in row)), ())

    def _joined(self, sentence: Sentence, index: int) -> Iterator[int]:
        """Yield the nouns joined to a noun by "et" and commas, also where the parser joined them to the verb."""
        inside = [index]
        for child in sentence.children[index]:
            token = sentence.tokens[child]
            if token.dep == "conj" and (token.pos in NOMINAL or self.mentions_at(token.start, token.end)):
                yield child
                yield from self._joined(sentence, child)
            elif token.dep in ("appos", "flat:name"):
                yield from self._joined(sentence, child)
            if token.dep in ("flat", "flat:name", "appos", "amod", "conj"):
                inside.append(child)
        yield from self._next(sentence, max(inside))
        yield from self._alike(sentence, index)

    def _alike(self, sentence: Sentence, index: int) -> Iterator[int]:
        """Yield the nouns with the same preposition that hang on what it hangs on: "du Pérou, de la Chine et du Chili"."""
        head = sentence.tokens[index].head
        slot, above = self._slot(sentence, index), self._slot(sentence, head)
        if not slot or head == index or slot == above:
            return
        for child in sentence.children[head]:
            token = sentence.tokens[child]
            if child > index and token.dep == "conj" and token.pos in NOMINAL and self._slot(sentence, child) == slot:
                yield child
                yield from self._joined(sentence, child)

    def _slot(self, sentence: Sentence, index: int) -> str:
        return slot_of_case(case_words(sentence, index), self.words)

    def _next(self, sentence: Sentence, last: int) -> Iterator[int]:
        """Yield the name after "et" that hangs on something before the noun it is joined to."""
        tokens = sentence.tokens
        after = last + 1
        if after + 1 >= len(tokens) or tokens[after].dep != "cc":
            return
        after += 1 + (tokens[after + 1].dep == "det")
        if after < len(tokens) and tokens[after].dep == "conj" and tokens[after].head <= last and tokens[after].pos == "PROPN":
            yield after

    def _one(self, frames: Frames, index: int, depth: int) -> tuple[Party, ...]:
        token = frames.sentence.tokens[index]
        named = [
            m for m in self.mentions_at(token.start, token.end) if m.form != "demonym" or token.pos in ("NOUN", "PROPN", "ADJ")
        ]
        if named:
            return self._named(frames, index, named[0], depth)
        if "Poss=Yes" in token.morph or token.pos == "PRON":
            return self._by_voice(frames, index, depth)
        return self._apposed(frames, index) or self._by_noun(frames, index, depth)

    def _named(self, frames: Frames, index: int, mention: Mention, depth: int) -> tuple[Party, ...]:
        """Return the actors of a mention; a role without a name takes the name beside it, or the country of its complements."""
        parties = self.parties(mention)
        if any(party.kind != "unknown" for party in parties):
            return (*parties, *self._second(frames, index)) if mention.form == "nominal" else parties
        beside = self._apposed(frames, index)
        if beside or depth >= _DEPTH or any(party.country for party in parties):
            return beside or parties
        country = self.country(frames, index, depth)
        return tuple(Party(actor=f"{p.actor}-{country}", country=country) for p in parties) if country else parties

    def _second(self, frames: Frames, index: int) -> tuple[Party, ...]:
        """Return the states of further demonyms: "les services syriens et français" are of two states."""
        found: list[Party] = []
        for adjective in frames.of(index).get("demonym", ()):
            for child in frames.sentence.children[adjective]:
                token = frames.sentence.tokens[child]
                if token.dep == "conj":
                    found += [p for m in self.mentions_at(token.start, token.end) if m.form == "demonym" for p in self.parties(m)]
        return tuple(found)

    def _apposed(self, frames: Frames, index: int) -> tuple[Party, ...]:
        """Return who a noun is when the name follows it: "le ministre X"."""
        after = (
            (index + 1,) if index + 1 < len(frames.sentence.tokens) and frames.sentence.tokens[index + 1].pos == "PROPN" else ()
        )
        for child in (*frames.sentence.children[index], *after):
            token = frames.sentence.tokens[child]
            beside = token.pos in ("PROPN", "NOUN") and child > index and not _has_case(frames.sentence, child)
            if token.dep in ("appos", "flat", "flat:name", "flat:foreign") or (
                beside and token.dep in ("nmod", "dep", "amod", "obj")
            ):
                for mention in self.mentions_at(token.start, token.end):
                    if mention.form == "name" and mention.kind != "place":
                        return self.parties(mention)
        return ()

    def _by_voice(self, frames: Frames, index: int, depth: int) -> tuple[Party, ...]:
        """Return whom "nous", "je", "son" mean: the speaker, his state, or the subject of the clause."""
        token = frames.sentence.tokens[index]
        word = plain(token.text)
        voices = self.words.voices
        if word in voices.first_singular or word in voices.first_plural:
            speakers = self.voices.speakers(token.start)
            return (self.party(speakers[0]),) if speakers else ()
        if token.pos == "DET":
            return self._owner(frames, index, depth)
        return ()

    def _owner(self, frames: Frames, index: int, depth: int) -> tuple[Party, ...]:
        """Return whom a possessive means: the subject of its clause, unless it belongs to that subject."""
        noun = frames.sentence.tokens[index].head
        climb = noun
        for _ in range(_DEPTH * 2):
            head = frames.sentence.tokens[climb].head
            if head == climb:
                return ()
            if frames.is_verbal(head) and depth < _DEPTH:
                subjects = [s for s in frames.surface_subject(head) if s not in (noun, climb)]
                if subjects:
                    return tuple(party for s in subjects for party in self.resolve(frames, s, depth + 1))
            climb = head
        return ()

    def _by_noun(self, frames: Frames, index: int, depth: int) -> tuple[Party, ...]:
        """Return an unnamed party: an organ is its state, people get a role, "les positions de X" are X."""
        if depth >= _DEPTH:
            return ()
        lemmas = singulars(frames.sentence.tokens[index])
        if any(lemma in self.words.holders for lemma in lemmas):
            held = self._held(frames, index, depth)
            if held:
                return held
        country = self.country(frames, index, depth)
        if any(lemma in self.words.organs for lemma in lemmas):
            if commander := self._commander(frames, index, depth):
                return commander
            if country:
                return (Party(actor=f"state/{country}", country=country),)
        role = next((self.words.roles[lemma] for lemma in lemmas if lemma in self.words.roles), None)
        if role:
            return (Party(actor=f"unknown/{role}-{country}" if country else f"unknown/{role}", country=country),)
        return ()

    def _commander(self, frames: Frames, index: int, depth: int) -> tuple[Party, ...]:
        """Return whose forces an organ is: "les troupes du maréchal X" are his, not his country's."""
        for place in frames.of(index).get(self.words.places.genitive, ()):
            found = tuple(p for p in self.resolve(frames, place, depth + 1) if p.kind in ("person", "group", "org"))
            if found:
                return found
        return ()

    def _held(self, frames: Frames, index: int, depth: int) -> tuple[Party, ...]:
        frame = frames.of(index)
        for slot in self.words.places.held:
            found = [party for place in frame.get(slot, ()) for party in self.resolve(frames, place, depth + 1)]
            if found:
                return tuple(found)
        roles = [self.words.roles.get(lemma_of(frames.sentence.tokens[place])) for place in frame.get("modifier", ())]
        return tuple(Party(actor=f"unknown/{role}") for role in roles if role)

    def country(self, frames: Frames, index: int, depth: int = 0) -> str | None:
        """Return the country that the complements of a noun give it."""
        frame = frames.of(index)
        for slot in self.words.places.country:
            for place in frame.get(slot, ()):
                if place == index or depth >= _DEPTH:
                    continue
                for party in self.resolve(frames, place, depth + 1):
                    if party.country:
                        return party.country
        return None


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions of actors without those inside another, in text order; demonyms are none."""
    found: list[Mention] = []
    for mention in mentions:
        if mention.form != "demonym" and (not found or mention.span.start >= found[-1].span.end):
            found.append(mention)
    return found


def _has_case(sentence: Sentence, index: int) -> bool:
    return any(sentence.tokens[child].dep == "case" for child in sentence.children[index])
