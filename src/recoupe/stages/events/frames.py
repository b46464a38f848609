"""Who stands where around a word, with passives, relative clauses, coordination and understood subjects undone."""

from recoupe.lexicon.event_words import Governor
from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.control import Frame, Understood
from recoupe.stages.events.words import (
    VERBAL,
    case_words,
    lemma_of,
    plain,
    slot_of_case,
)
from recoupe.types.grammar import Sentence

_COMPLEMENTS = ("obl", "nmod", "iobj", "advcl", "dep")
_MISREAD = ("xcomp", "obl:mod", "obl", "advmod")
"""What a parser takes an object without a preposition for."""
_DEPTH = 12


class Frames(Understood):
    """The frames of one sentence, each made when it is first asked for.

    A frame lists the token indexes in each slot: subject and object are the logical ones, `agent` is kept beside subject.
    """

    def __init__(self, sentence: Sentence, lexicon: EventsLexicon) -> None:
        super().__init__(sentence, lexicon)
        self._frames: dict[int, Frame] = {}

    def of(self, index: int) -> Frame:
        """Return the frame of a verb, participle, adjective or noun."""
        if index not in self._frames:
            self._frames[index] = {}
            verbal = self.is_verbal(index)
            self._frames[index] = self._verb(index) if verbal else self._noun(index)
        return self._frames[index]

    def _verb(self, index: int) -> Frame:
        """Return the frame of a verb with its logical subject and object."""
        frame: Frame = {}
        for child in self.sentence.children[index]:
            self._dependent(frame, child)
        if "object" not in frame and (late := self._partitive(frame) or self._moved(index)):
            frame["object"] = late
        subjects, places = self.surface_subject(index), self.words.places
        if self.passive(index):
            if self._caused(index):
                frame.pop("object", None)
            frame.setdefault("object", []).extend(subjects)
            frame["subject"] = [*frame.get("agent", []), *(frame.get(places.agent, []) if "agent" not in frame else [])]
        elif subjects:
            frame["subject"] = list(subjects)
        if places.dative in frame:
            frame.setdefault("indirect", []).extend(frame[places.dative])
        return frame

    def _dependent(self, frame: Frame, child: int) -> None:
        """Put a dependent of a verb into its slot."""
        token = self.sentence.tokens[child]
        bare = (
            token.pos in ("PROPN", "NOUN")
            and token.dep in ("xcomp", "obl:mod", "obl", "advmod")
            and not case_words(self.sentence, child)
        )
        doubled = token.dep == "nsubj" and child not in self.surface_subject(token.head) and token.pos == "NOUN"
        if token.dep == "obj" or doubled or (bare and (token.pos == "PROPN" or token.dep == "advmod")):
            frame.setdefault("object", []).append(self.antecedent(child))
        elif token.dep == "iobj" and not case_words(self.sentence, child):
            frame.setdefault("indirect", []).append(self.antecedent(child))
        elif token.dep.startswith(_COMPLEMENTS):
            self._complement(frame, child)
        elif token.dep == "advmod":
            frame.setdefault("modifier", []).append(child)

    def _moved(self, index: int) -> list[int]:
        """Return the object that the parser hung on a date between the verb and it."""
        near = range(index + 2, min(index + 8, len(self.sentence.tokens)))
        return [i for i in near if self.sentence.tokens[i].head != index and self.head(i) == index][:1]

    def _partitive(self, frame: Frame) -> list[int]:
        """Return the objects that stand as complements because their article was taken for "de"."""
        return [
            place
            for place in frame.get(self.words.places.genitive, ())
            if case_words(self.sentence, place) in self.words.voices.partitive
        ]

    def _complement(self, frame: Frame, child: int) -> None:
        """Add a complement with a preposition; "à l'encontre de X" leads to X."""
        sentence = self.sentence
        case = case_words(sentence, child)
        long = self._long_case(child, case)
        if long:
            slot, inner = long
            frame.setdefault(slot, []).append(inner)
            if slot == self.words.places.agent:
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
            frame.setdefault(self.words.places.agent, frame["agent"])
        self._hung(frame, index)
        self._carried(frame, index)
        return frame

    def _hung(self, frame: Frame, index: int) -> None:
        """Add the "contre X" and "de la part de X" that the parser hung on a neighbour: "l'attaque du groupe contre X"."""
        head = self.sentence.tokens[index].head
        phase = head != index and self.among(head, self.words.supports.phases)
        neighbours = [*frame.get(self.words.places.genitive, ()), *([head] if phase else [])]
        found: Frame = {}
        for neighbour in neighbours:
            for child in self.sentence.children[neighbour]:
                if child != index and self.sentence.tokens[child].dep.startswith(_COMPLEMENTS):
                    self._complement(found, child)
        for slot in self.words.places.hung:
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
            frame.setdefault(self.words.places.against, []).extend(i for i in inner.get("object", ()) if i != noun)
        for slot in self.words.places.satellite:
            if slot in inner and slot not in frame:
                frame[slot] = list(inner[slot])

    def _carried(self, frame: Frame, index: int) -> None:
        """Add the parties of the verb whose object, subject or complement the noun is."""
        token = self.sentence.tokens[index]
        verb = self.head(index)
        if token.dep == "conj" and not self.is_verbal(verb):
            self._shared(frame, verb)
        elif verb != index and self.sentence.tokens[verb].pos not in VERBAL:
            self._intended(frame, verb)
        elif verb != index:
            self._of_verb(frame, index, verb)

    def _of_verb(self, frame: Frame, index: int, verb: int) -> None:
        """Add to a noun the parties of its verb: all of them when the verb only carries it, else those that fit a noun alone."""
        supports, places = self.words.supports, self.words.places
        inner = self.of(verb)
        whole = index in inner.get("object", ())
        known = self.among(verb, self.words.verbs)
        carried = self.among(verb, supports.object) or (known and self._means_to(self.words.verbs[known]))
        if carried and (whole or self.sentence.tokens[index].dep in ("obl:arg", "obl", "obl:mod")):
            self._borrow(frame, inner, undergoes=self.among(verb, supports.undergo) is not None)
        elif index in inner.get("subject", ()) and self.among(verb, supports.aim):
            frame.setdefault(self.words.places.against, []).extend(inner.get("object", ()))
        subject = self.sentence.tokens[index].dep.startswith("nsubj")
        for slot in places.shared:
            near = slot == places.against or subject or (whole and slot == places.companion)
            if slot in inner and slot not in frame and near:
                frame[slot] = list(inner[slot])
        if whole:
            frame["governor"] = list(inner.get("subject", ()))

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
        frame.setdefault(self.words.places.against if undergoes else "subject", []).extend(subjects)
        for slot in self.words.places.carried:
            if slot in inner and slot not in frame:
                frame[slot] = list(inner[slot])

    def _shared(self, frame: Frame, head: int) -> None:
        """Let a noun joined to another share the parties it has none of its own for."""
        for slot, places in self.of(head).items():
            if slot not in frame and slot not in ("modifier", "head"):
                frame[slot] = list(places)
