"""What form a verb stands in: its auxiliaries, reflexive, infinitive, and whether it is passive."""

from collections.abc import Container
from functools import cached_property
from itertools import chain

from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.words import VERBAL, is_infinitive, is_participle, lemma_of, plain, singulars, slot_of, verb_lemmas
from recoupe.types.grammar import Sentence

MOVABLE = ("acl", "nmod", "appos", "dep")
"""What the parser can call a word that it hung on the wrong one."""


class VerbForms:
    """The verbs of one sentence and the forms they stand in."""

    def __init__(self, sentence: Sentence, lexicon: EventsLexicon) -> None:
        self.sentence = sentence
        self.lexicon = lexicon
        self.words = lexicon.words
        self._lemmas: dict[int, tuple[str, ...]] = {}
        self._known: dict[int, tuple[str, ...]] = {}
        self._helpers: dict[int, list[int]] = {}

    @cached_property
    def forms(self) -> frozenset[str]:
        """The lemmas that the words of the sentence can have, and the words themselves, in lower case."""
        return frozenset(chain.from_iterable(map(singulars, self.sentence.tokens)))

    def could_hold(self, phrase: str) -> bool:
        """Return whether the sentence has all words of a phrase, wherever they stand."""
        return self.forms.issuperset(phrase.split())

    def slot(self, index: int) -> str:
        """Return the slot in which a word stands."""
        return slot_of(self.sentence, index, self.words)

    def lemmas(self, index: int) -> tuple[str, ...]:
        """Return the lemmas that a verb form can have, the parser's first; each word is looked up once."""
        if index not in self._lemmas:
            self._lemmas[index] = verb_lemmas(self.sentence.tokens[index], self.lexicon)
        return self._lemmas[index]

    def among(self, index: int, lemmas: Container[str]) -> str | None:
        """Return the lemma of a verb or noun that is one of `lemmas`, or None."""
        known = self._known.get(index)
        if known is None:
            verbs, own = self.lemmas(index), lemma_of(self.sentence.tokens[index])
            known = self._known[index] = verbs if own in verbs else (*verbs, own)
        for lemma in known:
            if lemma in lemmas:
                return lemma
        return None

    def head(self, index: int) -> int:
        """Return what a word hangs on; what the parser hung on a date or name before it hangs on the verb.

        "A promis mardi 3 mai le retour ...": "retour" is no part of "mai", nor is "partir" of "Paris" in "prier Paris de partir".
        """
        tokens = self.sentence.tokens
        token = tokens[index]
        if token.dep not in MOVABLE:
            return token.head
        above = tokens[token.head]
        if token.dep == "acl" and self.infinitive(index) and (asked := self._asked(token.head)) is not None:
            return asked
        if token.pos not in ("NOUN", "PROPN") or token.dep == "acl" or above.pos not in ("NOUN", "NUM") or token.head > index:
            return token.head
        if not self._bare(index):
            return token.head
        climb, inside = token.head, False
        while tokens[climb].pos in ("NOUN", "NUM") and tokens[climb].head != climb:
            inside = inside or any(tokens[c].dep == "case" for c in self.sentence.children[climb])
            if tokens[climb].dep == "obj":
                return token.head
            climb = tokens[climb].head
        whole = tokens[climb].pos == "VERB" and not (inside and self._has_object(climb))
        return climb if whole else token.head

    def _has_object(self, verb: int) -> bool:
        """Return whether a verb has an object, or is one that takes none: then a noun behind a complement belongs to that."""
        tokens = self.sentence.tokens
        deps = [tokens[c].dep for c in self.sentence.children[verb]]
        return any(dep in ("obj", "iobj", "ccomp", "xcomp", "cop") or "pass" in dep for dep in deps)

    def _asked(self, noun: int) -> int | None:
        """Return the verb of what the parser hung on whom it is asked of: "prier les soldats du camp de partir"."""
        tokens = self.sentence.tokens
        if tokens[noun].pos == "PROPN" and self.among(tokens[noun].head, self.words.nouns):
            return tokens[noun].head
        if tokens[noun].pos in ("PROPN", "PRON") and tokens[tokens[noun].head].pos == "VERB":
            return tokens[noun].head
        climb = noun
        while tokens[climb].pos in ("NOUN", "PROPN") and tokens[climb].head < climb:
            if self.among(climb, self.words.nouns):
                return climb if climb != noun else None
            climb = tokens[climb].head
        verb = self.among(climb, self.words.verbs) if tokens[climb].pos == "VERB" else None
        return climb if verb and self.words.verbs[verb].control == "object" else None

    def _bare(self, index: int) -> bool:
        """Return whether a noun has an article and no preposition; "des" and "du" are articles here."""
        tokens, partitive = self.sentence.tokens, self.words.voices.partitive
        below = self.sentence.children[index]
        cases = [plain(tokens[c].text) for c in below if tokens[c].dep == "case"]
        return all(case in partitive for case in cases) and (bool(cases) or any(tokens[c].dep == "det" for c in below))

    def is_verbal(self, index: int) -> bool:
        """Return whether a word is a verb, or an adjective that may be a participle; with an article it is a noun."""
        token = self.sentence.tokens[index]
        if token.pos not in VERBAL and token.pos != "ADJ":
            return False
        tokens = self.sentence.tokens
        return not any(tokens[c].dep == "det" and tokens[c].pos == "DET" for c in self.sentence.children[index] if c < index)

    def auxiliaries(self, index: int) -> list[int]:
        """Return the auxiliaries and copulas of a verb."""
        if index not in self._helpers:
            tokens = self.sentence.tokens
            self._helpers[index] = [c for c in self.sentence.children[index] if tokens[c].dep.startswith(("aux", "cop"))]
        return self._helpers[index]

    def infinitive(self, index: int) -> bool:
        """Return whether a verb is an infinitive, also a compound one ("avoir bombardé")."""
        helpers = [c for c in self.auxiliaries(index) if not self.sentence.tokens[c].dep.startswith("cop")]
        return is_infinitive(self.sentence.tokens[helpers[0] if helpers else index])

    def reflexive(self, index: int) -> bool:
        """Return whether a verb has a reflexive pronoun."""
        tokens = self.sentence.tokens
        return any(
            (tokens[c].dep.startswith("expl") or "Reflex=Yes" in tokens[c].morph)
            and plain(tokens[c].text) in self.words.voices.reflexive
            for c in self.sentence.children[index]
        )

    def passive(self, index: int) -> bool:
        """Return whether the surface subject of a verb is its object."""
        tokens, children = self.sentence.tokens, self.sentence.children[index]
        if self._caused(index):
            return True
        if any(tokens[c].dep in ("aux:pass", "nsubj:pass") for c in children):
            return self._can_be_passive(index)
        if not (is_participle(tokens[index]) or tokens[index].pos == "ADJ"):
            return False
        helpers = self.auxiliaries(index)
        if helpers:
            last = tokens[helpers[-1]]
            being = self.among(index, self.words.conjugation.being) is not None
            return lemma_of(last) in self.words.conjugation.passive and not being and not self.reflexive(index)
        return self._passive_in_chain(index)

    def _can_be_passive(self, index: int) -> bool:
        """Return whether what the parser calls a passive can be one: no verb of being and moving, none that "avoir" helps."""
        helpers = [lemma_of(self.sentence.tokens[c]) for c in self.auxiliaries(index)]
        twice = len(helpers) > 1 and helpers[-1] in self.words.conjugation.passive
        if not twice and (self.among(index, self.words.conjugation.being) or self.reflexive(index)):
            return False
        return not helpers or helpers[-1] in self.words.conjugation.passive

    def _passive_in_chain(self, index: int) -> bool:
        """Return whether a participle without auxiliary is passive: alone, or joined to a passive."""
        token = self.sentence.tokens[index]
        if self.among(index, self.words.conjugation.being):
            return False
        if token.dep == "conj" and token.head < index:
            head = self.sentence.tokens[token.head]
            if head.pos in VERBAL and self.auxiliaries(token.head):
                return self.passive(token.head)
        return True

    def _caused(self, index: int) -> bool:
        """Return whether an infinitive is governed by "se faire": its subject undergoes it."""
        token = self.sentence.tokens[index]
        if not is_infinitive(token):
            return False
        for helper in (token.head, *self.sentence.children[index]):
            if helper != index and self.among(helper, self.words.voices.causative):
                return self.reflexive(helper) or (helper != token.head and self.reflexive(index))
        return False
