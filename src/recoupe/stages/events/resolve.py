"""From the word in a role to the actors it means."""

from collections.abc import Iterator

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.lists import outermost, rows_of
from recoupe.stages.events.named import Named, Party, state_of
from recoupe.stages.events.voices import Voices
from recoupe.stages.events.words import NOMINAL, case_words, lemma_of, plain, singulars, slot_of
from recoupe.types.actors import Actors, Mention
from recoupe.types.grammar import Sentence, Token

_DEPTH = 4
_STATES = "states"
"""The role of unnamed states."""


class Cast(Named):
    """The actors of one article, and what the words of its sentences mean."""

    def __init__(self, actors: Actors, voices: Voices, words: EventWords) -> None:
        super().__init__(actors, words)
        self.words = words
        self.voices = voices
        self._rows: dict[int, list[tuple[int, ...]]] = {}
        self._resolved: dict[tuple[int, int, int], tuple[Party, ...]] = {}

    def resolve(self, frames: Frames, index: int, depth: int = 0) -> tuple[Party, ...]:
        """Return the actors that a word and those joined to it mean; empty when it means none. Each word is asked once."""
        key = (frames.sentence.span.start, index, depth)
        if key not in self._resolved:
            places = self._row(frames.sentence, index) or (index, *self._joined(frames.sentence, index))
            self._resolved[key] = tuple(dict.fromkeys(party for place in places for party in self._one(frames, place, depth)))
        return self._resolved[key]

    def _row(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        """Return the members of the row of names that a word stands in; empty when it stands in none."""
        key = sentence.span.start
        if key not in self._rows:
            self._rows[key] = rows_of(sentence, outermost(self.mentions_in(sentence.span)), between=self.words.places.between)
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
        slot = "" if head == index else slot_of(sentence, index, self.words)
        if not slot or slot == slot_of(sentence, head, self.words):
            return
        for child in sentence.children[head]:
            token = sentence.tokens[child]
            if child > index and token.dep == "conj" and token.pos in NOMINAL and slot_of(sentence, child, self.words) == slot:
                yield child
                yield from self._joined(sentence, child)

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
        if follower := self.follower_of(token, self.words.voices.siding):
            return (follower,)
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
        country = self._home(frames, index, parties[0].actor.partition("/")[2], depth) or self._nation(frames, index)
        country = country or self._sided(frames, index)
        if country:
            return tuple(Party(actor=f"{p.actor}-{country}", country=country) for p in parties)
        return self._of_bloc(frames, index, parties[0].actor.partition("/")[2]) or parties

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
        after = self._name_behind(frames.sentence, index)
        for child in (*frames.sentence.children[index], *after):
            token = frames.sentence.tokens[child]
            beside = token.pos in ("PROPN", "NOUN") and child > index and not case_words(frames.sentence, child)
            if token.dep in ("appos", "flat", "flat:name", "flat:foreign") or (
                beside and token.dep in ("nmod", "dep", "amod", "obj")
            ):
                for mention in self.mentions_at(token.start, token.end):
                    if mention.form == "name" and mention.kind != "place":
                        return self.parties(mention)
        return ()

    def _name_behind(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        """Return the name behind a noun and its adjectives, or a second noun joined to it: "le journaliste et opposant X"."""
        tokens = sentence.tokens
        joined = (
            index + 3 < len(tokens) and tokens[index + 1].pos == "CCONJ" and tokens[index + 2].pos not in ("DET", "ADP", "PROPN")
        )
        after = index + 3 if joined else index + 1
        while after < len(tokens) and tokens[after].pos == "ADJ" and tokens[after].head < after:
            after += 1
        return (after,) if after < len(tokens) and tokens[after].pos == "PROPN" else ()

    def _by_voice(self, frames: Frames, index: int, depth: int) -> tuple[Party, ...]:
        """Return whom "nous", "je", "son" mean: the speaker, his state, or the subject of the clause."""
        token = frames.sentence.tokens[index]
        word = plain(token.text)
        voices = self.words.voices
        if word in voices.first_singular or word in voices.first_plural:
            speakers = self.voices.speakers(token.start)
            return (self.party(speakers[0]),) if speakers else ()
        if token.pos == "DET":
            owner = self._owner(frames, index, depth)
            return owner or (self.last_person(frames.sentence, index, set()) if word in voices.third_singular else ())
        return self._meant(frames, index, depth) if depth < _DEPTH else ()

    def _meant(self, frames: Frames, index: int, depth: int) -> tuple[Party, ...]:
        """Return the person that an object pronoun means: the last one told before it that is not the subject of its clause."""
        token = frames.sentence.tokens[index]
        if token.dep.startswith(("nsubj", "expl")) or not {"Person=3", "Number=Sing"} <= set(token.morph.split("|")):
            return ()
        verb = token.head
        aside = any(frames.sentence.tokens[c].dep == "mark" and c < index for c in frames.sentence.children[verb])
        if aside and frames.sentence.tokens[verb].dep == "advcl":
            return ()
        subjects = {party for place in frames.surface_subject(verb) for party in self.resolve(frames, place, depth + 1)}
        said = self.voices.speakers(token.start) if self.voices.direct(token.start) else ()
        speakers = {self.party(speaker) for speaker in said}
        return self.last_person(frames.sentence, index, subjects | speakers)

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
        if not self.words.holders.isdisjoint(lemmas):
            held = self._held(frames, index, depth)
            if held:
                return held
        role = next((self.words.roles[lemma] for lemma in lemmas if lemma in self.words.roles), None)
        nation = self._nation(frames, index)
        country = self._home(frames, index, role, depth) or nation or self._sided(frames, index)
        organ = not self.words.organs.isdisjoint(lemmas)
        if (organ or nation) and (commander := self._commander(frames, index, depth)):
            return commander
        if country and ((organ and not (nation and role)) or not self.words.others.isdisjoint(lemmas)):
            return (state_of(country),)
        role = role or (_STATES if organ and self._is_other(frames, index) else None)
        bloc = self._of_bloc(frames, index, role or _STATES) if not country and (role or organ) else ()
        if bloc or not role:
            return bloc
        return (Party(actor=f"unknown/{role}-{country}" if country else f"unknown/{role}", country=country),)

    def bloc(self, token: Token, role: str = _STATES) -> tuple[Party, ...]:
        """Return the unnamed party that an adjective makes of a part of the world: "occidental", "européen"."""
        name = next((self.words.blocs[lemma] for lemma in singulars(token) if lemma in self.words.blocs), None)
        if name is None or self.is_name(token.start, token.end):
            return ()
        return (Party(actor=f"unknown/{name}-{role}", bloc=True),)

    def _of_bloc(self, frames: Frames, index: int, role: str) -> tuple[Party, ...]:
        """Return people or bodies of a part of the world or of a body of states: "les dirigeants de l'Union européenne"."""
        frame = frames.of(index)
        for place in frame.get("demonym", ()):
            if found := self.bloc(frames.sentence.tokens[place], role):
                return found
        owners = (party for place in frame.get(self.words.places.genitive, ()) for party in self._one(frames, place, _DEPTH))
        owner = next((party for party in owners if party.kind == "org" and party.country is None), None)
        return (Party(actor=f"unknown/{role}-of-{owner.actor.partition('/')[2]}", bloc=True),) if owner else ()

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

    def _home(self, frames: Frames, index: int, role: str | None, depth: int) -> str | None:
        """Return the country of an unnamed party; where something happens is not whose coalition or whose NGO it is."""
        slots = self.words.places.holder if role in self.words.codebook.placeless else ()
        return self.country(frames, index, depth, slots)

    def country(self, frames: Frames, index: int, depth: int = 0, slots: tuple[str, ...] = ()) -> str | None:
        """Return the country that the complements of a noun give it, only those in some slots if any are told."""
        frame = frames.of(index)
        if self._is_other(frames, index):
            slots = ("demonym",)
        for slot in slots or self.words.places.country:
            for place in frame.get(slot, ()):
                if place == index or depth >= _DEPTH or self._states_of(frames, place):
                    continue
                for party in self.resolve(frames, place, depth + 1):
                    if party.country:
                        return party.country
        return None

    def _is_other(self, frames: Frames, index: int) -> bool:
        """Return whether a noun is of others than whom it depends on: "les voisins de X", "les pays limitrophes de X"."""
        near = (index, *frames.of(index).get("modifier", ()), *frames.of(index).get("demonym", ()))
        near += tuple(child for child in frames.sentence.children[index] if frames.sentence.tokens[child].dep == "nmod")
        return any(not self.words.others.isdisjoint(singulars(frames.sentence.tokens[place])) for place in near)

    def _sided(self, frames: Frames, index: int) -> str | None:
        """Return the country of the actor whose followers a noun is said to be: "des combattants pro-X"."""
        tokens = frames.sentence.tokens
        found = (self.follower_of(tokens[child], self.words.voices.siding) for child in frames.sentence.children[index])
        return next((follower.country for follower in found if follower), None)

    def _nation(self, frames: Frames, index: int) -> str | None:
        """Return the state of a people without its own that a noun is or is said to be of: "les forces kurdes"."""
        for place in (index, *frames.of(index).get("modifier", ())):
            states = self._states_of(frames, place)
            named = [state for state in states if self.names_state(state)]
            if named or len(states) == 1:
                return (named or list(states))[0]
        return None

    def _states_of(self, frames: Frames, index: int) -> tuple[str, ...]:
        """Return the states in which the people lives that a word means; empty for every other word."""
        lemmas = singulars(frames.sentence.tokens[index])
        return next((self.words.nations[lemma] for lemma in lemmas if lemma in self.words.nations), ())
