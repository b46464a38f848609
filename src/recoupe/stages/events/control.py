"""Subjects that a verb leaves out: those of infinitives, participles and joined verbs, and what relative pronouns stand for."""

from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.passive import VerbForms
from recoupe.stages.events.words import VERBAL, agrees, case_words, is_participle, is_present_participle, lemma_of
from recoupe.types.grammar import Sentence

Frame = dict[str, list[int]]
"""Token indexes by slot."""
_DEPTH = 12
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")


class Understood(VerbForms):
    """The subjects of one sentence, said or understood; each is looked for once."""

    def __init__(self, sentence: Sentence, lexicon: EventsLexicon) -> None:
        super().__init__(sentence, lexicon)
        self._subjects: dict[int, tuple[int, ...]] = {}

    def of(self, index: int) -> Frame:
        """Return the frame of a word; made by `Frames`."""
        raise NotImplementedError

    def is_mutual(self, index: int) -> bool:
        """Return whether a word and another look at each other for their parties: noun and infinitive ("la volonté de frapper").

        Of two such frames the one that is asked for first is whole; the other is made meanwhile, and does without it.
        """
        tokens = self.sentence.tokens
        return any(tokens[place].dep == "acl" and self.infinitive(place) for place in (index, *self.sentence.children[index]))

    def surface_subject(self, index: int, depth: int = 0) -> tuple[int, ...]:
        """Return the words that are, or are understood as, the grammatical subject of a verb or predicate."""
        if index in self._subjects:
            return self._subjects[index]
        self._subjects[index] = ()
        own = [
            self.antecedent(c)
            for c in self.sentence.children[index]
            if self.sentence.tokens[c].dep in _SUBJECTS and self.sentence.tokens[c].pos != "PUNCT"
        ]
        if not own and "VerbForm=Fin" in "".join(self.sentence.tokens[c].morph for c in (index, *self.auxiliaries(index))):
            first = [c for c in self.sentence.children[index] if c < index and self._stands_first(c)]
            own = first or self._opens_words(index) or self._right_before(index)
        before = [place for place in own if place < index]
        found = tuple(before or own) or (self._understood(index, depth + 1) if depth < _DEPTH else ())
        self._subjects[index] = found
        return found

    def _stands_first(self, index: int) -> bool:
        """Return whether a name opens the sentence without a preposition: the subject, whatever the parser calls it."""
        token, opens = self.sentence.tokens[index], index <= 1
        return opens and token.pos == "PROPN" and token.dep in ("dep", "obl:mod", "nmod") and not case_words(self.sentence, index)

    def _right_before(self, index: int) -> list[int]:
        """Return the name right before a finite verb and its pronouns, after a comma: "..., X l'a comparé à Y"."""
        tokens = self.sentence.tokens
        group = [
            c for c in self.sentence.children[index] if c < index and tokens[c].dep.startswith(("aux", "obj", "iobj", "expl"))
        ]
        last = min((index, *group)) - 1
        if last < 1 or tokens[last].pos != "PROPN":
            return []
        first = last
        while first > 0 and tokens[first].dep.startswith(("flat", "amod")) and tokens[first].head < first:
            first = tokens[first].head
        named = tokens[first].pos == "PROPN" and not case_words(self.sentence, first)
        return [first] if named and first > 0 and tokens[first - 1].text == "," else []

    def _opens_words(self, index: int) -> list[int]:
        """Return the noun between an opening quotation mark and its verb, which parsers hang elsewhere: « X ont fui »."""
        tokens = self.sentence.tokens
        verb = min((index, *self.auxiliaries(index)))
        noun = verb - 1
        if noun <= 1 or tokens[noun].pos not in ("NOUN", "PROPN") or case_words(self.sentence, noun):
            return []
        first = noun - 1 if tokens[noun - 1].pos in ("DET", "NUM") or tokens[noun - 1].dep == "det" else noun
        return [noun] if tokens[first - 1].text in self.words.voices.opening and agrees(tokens[noun], tokens[verb]) else []

    def _understood(self, index: int, depth: int) -> tuple[int, ...]:
        """Return the subject that a verb without one of its own takes from what governs it."""
        token = self.sentence.tokens[index]
        head = token.head
        if head == index:
            return ()
        if token.dep == "conj":
            return self.surface_subject(head, depth)
        infinitive = self.infinitive(index)
        if token.dep in ("acl", "amod") and not infinitive:
            return self._loose(index, depth) or self._set_behind(index, (head,)) or (head,)
        if infinitive:
            return self._planner(index) or self._controller(self.head(index), index, depth)
        if token.dep in ("advcl", "xcomp", "ccomp", "parataxis", "appos", "obl", "obl:mod") and (
            is_participle(token) or is_present_participle(token) or token.pos == "ADJ"
        ):
            predicate = self.is_verbal(head) or any(self.sentence.tokens[c].dep == "cop" for c in self.sentence.children[head])
            found = self.surface_subject(head, depth) if predicate else (head,)
            return self._set_behind(index, found) or found
        return ()

    def _set_behind(self, index: int, subjects: tuple[int, ...]) -> tuple[int, ...]:
        """Return the noun right before a comma and a past participle that agrees with it and with none of the subjects.

        "La justice a libéré le banquier X, détenu depuis février": it is not justice that was held.
        """
        tokens = self.sentence.tokens
        first = min((index, *(c for c in self.sentence.children[index] if c < index)))
        if first < 2 or tokens[first - 1].text != "," or not is_participle(tokens[index]) or self.auxiliaries(index):
            return ()
        noun = first - 2
        while noun > 0 and tokens[noun].dep.startswith(("flat", "amod", "appos")) and tokens[noun].head < noun:
            noun = tokens[noun].head
        local = self.slot(noun) in self.words.voices.local
        fits = tokens[noun].pos in ("NOUN", "PROPN") and agrees(tokens[noun], tokens[index]) and not local
        return (noun,) if fits and not any(agrees(tokens[place], tokens[index]) for place in subjects) else ()

    def _loose(self, index: int, depth: int) -> tuple[int, ...]:
        """Return the subject of the clause for a present participle set off by a comma: "X a écrit à Y, menaçant de partir"."""
        tokens = self.sentence.tokens
        first = min((index, *(c for c in self.sentence.children[index] if c < index)))
        if not is_present_participle(tokens[index]) or first == 0 or tokens[first - 1].text != ",":
            return ()
        climb = tokens[index].head
        for _ in range(_DEPTH):
            if tokens[climb].pos in VERBAL and (found := self.surface_subject(climb, depth)):
                return found
            if tokens[climb].head == climb:
                return ()
            climb = tokens[climb].head
        return ()

    def _controller(self, head: int, infinitive: int, depth: int) -> tuple[int, ...]:
        """Return the understood subject of an infinitive that depends on `head`."""
        token = self.sentence.tokens[head]
        if self.is_verbal(head):
            governor = self.among(head, self.words.verbs) if token.pos in VERBAL else None
            if governor and self.words.verbs[governor].control == "object":
                return self._controlling_object(head, infinitive)
            return self.surface_subject(head, depth)
        return self.holder(head, depth)

    def _planner(self, infinitive: int) -> tuple[int, ...]:
        """Return whose a plan is whose infinitive the parser hung on the verb: "dénoncer la décision de X de partir"."""
        token, genitive = self.sentence.tokens[infinitive], self.words.places.genitive
        if token.dep not in ("advcl", "xcomp", "obl:mod", "obl:arg"):
            return ()
        for noun in self.sentence.children[token.head]:
            governor = self.words.nouns.get(lemma_of(self.sentence.tokens[noun])) if token.head < noun < infinitive else None
            if governor and governor.control == "subject" and self.sentence.tokens[noun].pos == "NOUN":
                return tuple(place for place in self.of(noun).get(genitive, ()) if noun < place < infinitive)
        return ()

    def _controlling_object(self, head: int, infinitive: int) -> tuple[int, ...]:
        if self.passive(head):
            return self.surface_subject(head)
        frame = self.of(head)
        for slot in self.words.places.controllers:
            before = tuple(place for place in frame.get(slot, ()) if place < infinitive)
            if before:
                return before
        return ()

    def holder(self, noun: int, depth: int = 0) -> tuple[int, ...]:
        """Return whose a noun is: its possessive, genitive or demonym, else the subject of the verb that has it as object."""
        governor = self.words.nouns.get(lemma_of(self.sentence.tokens[noun]))
        for helper in self.auxiliaries(noun):
            if own := self.surface_subject(noun) or self.surface_subject(helper):
                return own
        frame = self.of(noun)
        places = self.words.places
        order = (places.dative,) if governor and governor.control == "object" else places.holder
        for slot in order:
            if frame.get(slot):
                return tuple(frame[slot])
        token = self.sentence.tokens[noun]
        if token.dep in ("obj", "obl:arg", "obl:mod", "xcomp") and depth < _DEPTH:
            return self.surface_subject(token.head, depth)
        return ()

    def antecedent(self, index: int) -> int:
        """Return the noun that a relative pronoun stands for; any other word is itself."""
        token = self.sentence.tokens[index]
        if token.pos != "PRON" or "PronType=Rel" not in token.morph:
            return index
        climb = token.head
        for _ in range(_DEPTH):
            verb = self.sentence.tokens[climb]
            beside = verb.dep == "dep" and verb.head == index - 1 and self.sentence.tokens[index - 1].pos in ("NOUN", "PROPN")
            if verb.dep == "acl:relcl" or beside:
                return self._taken_up(verb.head, index)
            if verb.head == climb:
                break
            climb = verb.head
        return index

    def _taken_up(self, head: int, relative: int) -> int:
        """Return what a relative pronoun behind a noun stands for; behind "celle de X," it is X."""
        if self.sentence.tokens[head].pos != "PRON":
            return head
        whose = [c for c in self.sentence.children[head] if head < c < relative and self.sentence.tokens[c].pos == "PROPN"]
        return whose[-1] if whose else head
