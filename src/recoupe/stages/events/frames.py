"""Who stands where around a word, with passives, relative clauses, coordination and understood subjects undone."""

from recoupe.lexicon.event_words import Governor
from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.passive import VerbForms
from recoupe.stages.events.words import (
    VERBAL,
    case_words,
    is_participle,
    is_present_participle,
    lemma_of,
    plain,
    slot_of_case,
)
from recoupe.types.grammar import Sentence

Frame = dict[str, list[int]]
_COMPLEMENTS = ("obl", "nmod", "iobj", "advcl", "dep")
_MISREAD = ("xcomp", "obl:mod", "obl", "advmod")
"""What a parser takes an object without a preposition for."""
_DEPTH = 12


class Frames(VerbForms):
    """The frames of one sentence, each made when it is first asked for.

    A frame lists the token indexes in each slot: subject and object are the logical ones, `agent` is kept beside subject.
    """

    def __init__(self, sentence: Sentence, lexicon: EventsLexicon) -> None:
        super().__init__(sentence, lexicon)
        self._frames: dict[int, Frame] = {}
        self._subjects: dict[int, tuple[int, ...]] = {}

    def of(self, index: int) -> Frame:
        """Return the frame of a verb, participle, adjective or noun."""
        if index not in self._frames:
            self._frames[index] = {}
            verbal = self.is_verbal(index)
            self._frames[index] = self._verb(index) if verbal else self._noun(index)
        return self._frames[index]

    def surface_subject(self, index: int, depth: int = 0) -> tuple[int, ...]:
        """Return the words that are, or are understood as, the grammatical subject of a verb or predicate."""
        if index in self._subjects:
            return self._subjects[index]
        self._subjects[index] = ()
        own = [
            self.antecedent(c)
            for c in self.sentence.children[index]
            if self.sentence.tokens[c].dep in ("nsubj", "nsubj:pass", "nsubj:caus")
        ]
        found = tuple(own) or (self._understood(index, depth + 1) if depth < _DEPTH else ())
        self._subjects[index] = found
        return found

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
            return (head,)
        if infinitive:
            return self._controller(head, depth)
        if token.dep in ("advcl", "xcomp", "ccomp", "parataxis", "appos", "obl", "obl:mod") and (
            is_participle(token) or is_present_participle(token) or token.pos == "ADJ"
        ):
            return self.surface_subject(head, depth) if self.is_verbal(head) else (head,)
        return ()

    def _controller(self, head: int, depth: int) -> tuple[int, ...]:
        """Return the understood subject of an infinitive that depends on `head`."""
        token = self.sentence.tokens[head]
        if self.is_verbal(head):
            governor = self.among(head, self.words.verbs) if token.pos in VERBAL else None
            if governor and self.words.verbs[governor].control == "object":
                return self._controlling_object(head)
            return self.surface_subject(head, depth)
        return self.holder(head, depth)

    def _controlling_object(self, head: int) -> tuple[int, ...]:
        if self.passive(head):
            return self.surface_subject(head)
        frame = self.of(head)
        for slot in ("object", "indirect", "à", "de"):
            if frame.get(slot):
                return tuple(frame[slot])
        return ()

    def holder(self, noun: int, depth: int = 0) -> tuple[int, ...]:
        """Return whose a noun is: its possessive, genitive or demonym, else the subject of the verb that has it as object."""
        governor = self.words.nouns.get(lemma_of(self.sentence.tokens[noun]))
        for helper in self.auxiliaries(noun):
            if own := self.surface_subject(noun) or self.surface_subject(helper):
                return own
        frame = self.of(noun)
        order = ("à",) if governor and governor.control == "object" else ("possessive", "de", "demonym")
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
            if verb.dep == "acl:relcl":
                return verb.head
            if verb.head == climb:
                break
            climb = verb.head
        return index

    def _verb(self, index: int) -> Frame:
        """Return the frame of a verb with its logical subject and object."""
        frame: Frame = {}
        for child in self.sentence.children[index]:
            self._dependent(frame, child)
        if "object" not in frame and (partitive := self._partitive(frame)):
            frame["object"] = partitive
        subjects = self.surface_subject(index)
        if self.passive(index):
            if self._caused(index):
                frame.pop("object", None)
            frame.setdefault("object", []).extend(subjects)
            frame["subject"] = [*frame.get("agent", []), *(frame.get("par", []) if "agent" not in frame else [])]
        elif subjects:
            frame["subject"] = list(subjects)
        if "à" in frame:
            frame.setdefault("indirect", []).extend(frame["à"])
        return frame

    def _dependent(self, frame: Frame, child: int) -> None:
        """Put a dependent of a verb into its slot."""
        token = self.sentence.tokens[child]
        bare = (
            token.pos in ("PROPN", "NOUN")
            and token.dep in ("xcomp", "obl:mod", "obl", "advmod")
            and not case_words(self.sentence, child)
        )
        if token.dep == "obj" or (bare and (token.pos == "PROPN" or token.dep == "advmod")):
            frame.setdefault("object", []).append(self.antecedent(child))
        elif token.dep == "iobj" and not case_words(self.sentence, child):
            frame.setdefault("indirect", []).append(self.antecedent(child))
        elif token.dep.startswith(_COMPLEMENTS):
            self._complement(frame, child)
        elif token.dep == "advmod":
            frame.setdefault("modifier", []).append(child)

    def _partitive(self, frame: Frame) -> list[int]:
        """Return the objects that stand as complements because their article was taken for "de"."""
        return [place for place in frame.get("de", ()) if case_words(self.sentence, place) in self.words.voices.partitive]

    def _complement(self, frame: Frame, child: int) -> None:
        """Add a complement with a preposition; "à l'encontre de X" leads to X."""
        sentence = self.sentence
        case = case_words(sentence, child)
        long = self._long_case(child, case)
        if long:
            slot, inner = long
            frame.setdefault(slot, []).append(inner)
            if slot == "par":
                frame.setdefault("agent", []).append(inner)
            return
        if not case and sentence.tokens[child].dep != "obl:agent":
            return
        slot = slot_of_case(case, self.words)
        place = self.antecedent(child)
        frame.setdefault(slot, []).append(place)
        if sentence.tokens[child].dep == "obl:agent":
            frame.setdefault("agent", []).append(place)

    def _long_case(self, child: int, case: str) -> tuple[str, int] | None:
        """Return slot and noun when a complement is half of a preposition ("de la part de Paris")."""
        sentence = self.sentence
        if sentence.tokens[child].pos != "NOUN":
            return None
        determiner = [plain(sentence.tokens[c].text) for c in sentence.children[child] if sentence.tokens[c].dep == "det"]
        whole = " ".join([case, *determiner[:1], plain(sentence.tokens[child].text)]).replace("' ", "'").strip()
        slot = self.words.slots.get(whole)
        inner = next((c for c in sentence.children[child] if sentence.tokens[c].dep == "nmod"), None)
        return (slot, inner) if slot and inner is not None else None

    def _noun(self, index: int) -> Frame:
        """Return the frame of a noun: its complements, and the parties of the verb that carries it."""
        tokens = self.sentence.tokens
        frame: Frame = {"head": [tokens[index].head]} if tokens[index].head != index else {}
        for child in self.sentence.children[index]:
            token = tokens[child]
            if token.dep == "det" and "Poss=Yes" in token.morph:
                frame.setdefault("possessive", []).append(child)
            elif token.dep.startswith(("nmod", "obl")):
                self._complement(frame, child)
            elif token.dep == "amod":
                frame.setdefault("demonym", []).append(child)
                frame.setdefault("modifier", []).append(child)
                if token.pos == "ADJ" and self.sentence.children[child]:
                    self._satellite(frame, index, child)
            elif token.dep in ("acl", "acl:relcl"):
                self._satellite(frame, index, child)
        if "agent" in frame:
            frame.setdefault("par", frame["agent"])
        self._hung(frame, index)
        self._carried(frame, index)
        return frame

    def _hung(self, frame: Frame, index: int) -> None:
        """Add the "contre X" and "de la part de X" that the parser hung on a neighbour: "l'attaque du groupe contre X"."""
        head = self.sentence.tokens[index].head
        phase = head != index and self.among(head, self.words.supports.phases)
        neighbours = [*frame.get("de", ()), *([head] if phase else [])]
        found: Frame = {}
        for neighbour in neighbours:
            for child in self.sentence.children[neighbour]:
                if child != index and self.sentence.tokens[child].dep.startswith(_COMPLEMENTS):
                    self._complement(found, child)
        for slot in ("contre", "par"):
            if slot in found and slot not in frame:
                frame[slot] = found[slot]

    def _satellite(self, frame: Frame, noun: int, verb: int) -> None:
        """Add the parties of a participle or relative clause that carries the noun: "menée par X", "visant X"."""
        supports = self.words.supports
        carries, aims = self.among(verb, supports.object), self.among(verb, supports.aim)
        known = self.among(verb, self.words.verbs)
        if not (carries or aims or known):
            return
        inner = self.of(verb)
        if carries or known:
            frame.setdefault("subject", []).extend(i for i in inner.get("subject", ()) if i != noun)
        if aims:
            frame.setdefault("contre", []).extend(i for i in inner.get("object", ()) if i != noun)
        for slot in ("contre", "sur", "avec"):
            if slot in inner and slot not in frame:
                frame[slot] = list(inner[slot])

    def _carried(self, frame: Frame, index: int) -> None:
        """Add the parties of the verb whose object, subject or complement the noun is."""
        token = self.sentence.tokens[index]
        verb = token.head
        if token.dep == "conj" and not self.is_verbal(verb):
            self._shared(frame, verb)
            return
        if verb == index:
            return
        if self.sentence.tokens[verb].pos not in VERBAL:
            self._intended(frame, verb)
            return
        supports = self.words.supports
        inner = self.of(verb)
        as_object = index in inner.get("object", ()) or token.dep in ("obl:arg", "obl", "obl:mod")
        known = self.among(verb, self.words.verbs)
        if as_object and (self.among(verb, supports.object) or (known and self._means_to(self.words.verbs[known]))):
            self._borrow(frame, inner, undergoes=self.among(verb, supports.undergo) is not None)
        elif index in inner.get("subject", ()) and self.among(verb, supports.aim):
            frame.setdefault("contre", []).extend(inner.get("object", ()))
        elif token.dep.startswith("nsubj"):
            for slot in ("entre", "avec"):
                if slot in inner and slot not in frame:
                    frame[slot] = list(inner[slot])
        if "contre" in inner and "contre" not in frame:
            frame["contre"] = list(inner["contre"])

    def _intended(self, frame: Frame, head: int) -> None:
        """Add who is ready for, plans or wants an act: "prêt à un cessez-le-feu", "la volonté de coopération de Paris"."""
        token = self.sentence.tokens[head]
        rows = self.words.adjectives if token.pos == "ADJ" else self.words.nouns
        row = rows.get(plain(token.text)) or rows.get(lemma_of(token))
        if row and self._means_to(row) and "subject" not in frame:
            frame["subject"] = list(self.surface_subject(head) if token.pos == "ADJ" else self.holder(head))

    def _means_to(self, governor: Governor) -> bool:
        """Return whether the subject of a governing word is who will act."""
        return governor.status == "announced" and governor.control == "subject"

    def _borrow(self, frame: Frame, inner: Frame, *, undergoes: bool) -> None:
        subjects = inner.get("subject", [])
        frame.setdefault("contre" if undergoes else "subject", []).extend(subjects)
        for slot in ("contre", "sur", "avec", "entre", "à", "indirect", "envers", "auprès", "par"):
            if slot in inner and slot not in frame:
                frame[slot] = list(inner[slot])

    def _shared(self, frame: Frame, head: int) -> None:
        """Let a noun joined to another share the parties it has none of its own for."""
        for slot, places in self.of(head).items():
            if slot not in frame and slot not in ("modifier", "head"):
                frame[slot] = list(places)
