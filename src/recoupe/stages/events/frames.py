"""Who stands where around a word, with passives, relative clauses, coordination and understood subjects undone."""

from collections.abc import Iterable, Iterator

from recoupe.lexicon.event_words import Governor
from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.control import Frame
from recoupe.stages.events.named import Named
from recoupe.stages.events.verb_frames import COMPLEMENTS, VerbFrames
from recoupe.stages.events.words import VERBAL, agrees, is_participle, lemma_of, plain, singulars
from recoupe.types.grammar import Sentence

_NEAR = 16
"""Words between a noun and a participle that is set off from it."""
_APART = ("advcl", "acl", "xcomp", "parataxis", "dep")
"""What the parser calls such a participle."""


class Frames(VerbFrames):
    """The frames of one sentence, each made when it is first asked for.

    A frame lists the token indexes in each slot: subject and object are the logical ones, `agent` is kept beside subject.
    """

    def __init__(self, sentence: Sentence, lexicon: EventsLexicon, named: Named) -> None:
        super().__init__(sentence, lexicon)
        self._named = named
        self._frames: dict[int, Frame] = {}
        self._kinds: dict[int, tuple[str, ...]] = {}

    def kinds(self, index: int) -> tuple[str, ...]:
        """Return what a word names, as conditions ask for it: "@person", "@state" and so on."""
        if index not in self._kinds:
            self._kinds[index] = self._named.kinds_of(self.sentence.tokens[index])
        return self._kinds[index]

    def of(self, index: int) -> Frame:
        """Return the frame of a verb, participle, adjective or noun."""
        if index not in self._frames:
            self._frames[index] = {}
            verbal = self.is_verbal(index)
            self._frames[index] = self.verb_frame(index) if verbal else self._noun(index)
        return self._frames[index]

    def _noun(self, index: int) -> Frame:
        """Return the frame of a noun: its complements, and the parties of the verb that carries it."""
        frame = self._dependents(index)
        if (head := self.sentence.tokens[index].head) != index:
            frame["head"] = [head]
            if self.among(head, self.words.supports.phases) and self.sentence.tokens[head].head != head:
                frame["head"].append(self.sentence.tokens[head].head)
        self._hung(frame, index)
        self._lent_back(frame, index)
        self._carried(frame, index)
        return frame

    def _dependents(self, index: int) -> Frame:
        """Return what hangs on a noun itself."""
        tokens = self.sentence.tokens
        frame: Frame = {}
        for child in self.sentence.children[index]:
            token = tokens[child]
            if token.dep == "det" and "Poss=Yes" in token.morph:
                frame.setdefault("possessive", []).append(child)
            elif token.dep.startswith(("nmod", "obl")) or self._is_joined_doer(child):
                self.complement(frame, child)
            elif token.dep == "amod":
                further = [c for c in self.sentence.children[child] if tokens[c].dep == "amod" and tokens[c].pos == "ADJ"]
                frame.setdefault("demonym", []).extend((child, *further))
                frame.setdefault("modifier", []).extend((child, *further))
                if token.pos == "ADJ" and self.sentence.children[child]:
                    self._satellite(frame, index, child)
            elif token.dep in ("acl", "acl:relcl"):
                self._satellite(frame, index, child)
                if token.dep == "acl" and self._is_bare_participle(child):
                    frame.setdefault("modifier", []).append(child)
        for participle in self._set_off(index):
            self._satellite(frame, index, participle)
        return self._with_doers(frame)

    def _with_doers(self, frame: Frame) -> Frame:
        """Return a frame with the demonym that the parser hung on what an act is done with ("une frappe de drone turque")."""
        if "agent" in frame:
            frame.setdefault(self.words.places.agent, frame["agent"])
        for means in frame.get(self.words.places.genitive, ()) if "demonym" not in frame else ():
            found = [c for c in self.sentence.children[means] if self.sentence.tokens[c].dep == "amod"]
            if found and not self.words.means.isdisjoint(singulars(self.sentence.tokens[means])):
                frame["demonym"] = found
        return frame

    def _is_joined_doer(self, index: int) -> bool:
        """Return whether a noun that the parser joined to another stands behind "par": "l'invasion de X par Y"."""
        token = self.sentence.tokens[index]
        return token.dep == "conj" and self.slot(index) == self.words.places.agent

    def _lent_back(self, frame: Frame, index: int) -> None:
        """Add what stands behind the last of joined acts and is said of all: "des meurtres et des viols commis par X"."""
        joined = [c for c in self.sentence.children[index] if self.sentence.tokens[c].dep == "conj" and self.is_act(c)]
        if not joined or not self.is_act(index):
            return
        last = self._dependents(joined[-1])
        slots = (*self.words.places.hung, "subject", "agent")
        _take(frame, last, (*slots, self.words.places.genitive) if set(frame) <= {"head"} else slots)

    def _hung(self, frame: Frame, index: int) -> None:
        """Add the "contre X" and "de la part de X" that the parser hung on a neighbour: "l'attaque du groupe contre X"."""
        head = self.sentence.tokens[index].head
        found = self.strays(index, self.words.places.hung)
        if head != index and self.among(head, self.words.supports.phases):
            for child in self.sentence.children[head]:
                if child != index and self.sentence.tokens[child].dep.startswith(COMPLEMENTS):
                    self.complement(found, child)
        _take(frame, found, self.words.places.hung)

    def _satellite(self, frame: Frame, noun: int, verb: int) -> None:
        """Add the parties of a participle or relative clause that carries the noun: "menée par X et visant Y"."""
        supports = self.words.supports
        carries, aims = self.among(verb, supports.object), self.among(verb, supports.aim)
        known = self.among(verb, self.words.verbs)
        self._paired(frame, noun, verb)
        if not (carries or aims or known):
            return
        inner = self.of(verb)
        if carries or known:
            frame.setdefault("subject", []).extend(i for i in inner.get("subject", ()) if i != noun)
        if aims:
            frame.setdefault(self.words.places.against, []).extend(i for i in inner.get("object", ()) if i != noun)
        _take(frame, inner, self.words.places.satellite)
        for child in self.sentence.children[verb]:
            if self.sentence.tokens[child].dep == "conj" and self._is_bare_participle(child):
                self._satellite(frame, noun, child)

    def _paired(self, frame: Frame, noun: int, verb: int) -> None:
        """Add both parties of a verb that brings them together in an act: "des combats opposant X à Y"."""
        places = self.words.places
        if self.among(verb, self.words.supports.pairs):
            inner = self.strays(verb, (places.dative,)) | self.of(verb)
            both = [*inner.get("object", ()), *(i for slot in (places.dative, places.companion) for i in inner.get(slot, ()))]
            frame.setdefault(places.between, []).extend(dict.fromkeys(i for i in both if i != noun))

    def _is_bare_participle(self, index: int) -> bool:
        """Return whether a word is a participle without a verb of its own that helps it."""
        token = self.sentence.tokens[index]
        return "VerbForm=Part" in token.morph and token.pos in VERBAL and not self.auxiliaries(index)

    def _set_off(self, noun: int) -> Iterator[int]:
        """Yield the participles of a noun that stand apart from it: "une attaque, le 7 mai, menée par X"."""
        tokens = self.sentence.tokens
        for child in self.sentence.children[noun]:
            if tokens[child].dep == "amod":
                yield from (
                    c for c in self.sentence.children[child] if c > noun and self._is_bare_participle(c) and self._fits(noun, c)
                )
            elif tokens[child].dep == "nmod":
                yield from (p for p in self._participles(child) if self._fits(noun, p) and not self._fits(child, p))
        head = tokens[noun].head
        if head == noun or tokens[head].pos not in VERBAL:
            return
        for child in self.sentence.children[head]:
            near = noun < child <= noun + _NEAR and tokens[child].dep in _APART and is_participle(tokens[child])
            if near and self._is_bare_participle(child) and self._fits(noun, child) and self._nearest(noun, child):
                yield child

    def _participles(self, noun: int) -> Iterator[int]:
        """Yield the participles that the parser hung on a noun or on a complement of it."""
        for child in self.sentence.children[noun]:
            if self.sentence.tokens[child].dep == "acl" and self._is_bare_participle(child):
                yield child
            elif self.sentence.tokens[child].dep == "nmod":
                yield from self._participles(child)

    def _fits(self, noun: int, participle: int) -> bool:
        return agrees(self.sentence.tokens[noun], self.sentence.tokens[participle])

    def _nearest(self, noun: int, participle: int) -> bool:
        """Return whether no noun between the two agrees with the participle too."""
        tokens = self.sentence.tokens
        return not any(tokens[i].pos == "NOUN" and self._fits(i, participle) for i in range(noun + 1, participle))

    def _carried(self, frame: Frame, index: int) -> None:
        """Add the parties of the verb whose object, subject or complement the noun is."""
        token = self.sentence.tokens[index]
        verb = self.head(index)
        if token.dep == "conj" and not self.is_verbal(verb):
            self._shared(frame, verb)
        elif verb != index and self.sentence.tokens[verb].pos not in VERBAL:
            self._intended(frame, verb)
            if token.dep == "nmod" and self.among(verb, self.words.supports.phases):
                self._opened(frame, verb)
        elif verb != index:
            self._of_verb(frame, index, verb)

    def _of_verb(self, frame: Frame, index: int, verb: int) -> None:
        """Add to a noun the parties of its verb: all of them when the verb only carries it, else those that fit a noun alone."""
        supports, places = self.words.supports, self.words.places
        inner = self.of(verb)
        whole = index in inner.get("object", ())
        known = self.among(verb, self.words.verbs)
        carried = self.among(verb, supports.object) or (known and self._means_to(self.words.verbs[known]))
        if carried and (whole or self._is_carried_beside(index)):
            self._borrow(frame, inner, undergoes=self.among(verb, supports.undergo) is not None)
        elif index in inner.get("subject", ()) and self.among(verb, supports.aim):
            frame.setdefault(self.words.places.against, []).extend(inner.get("object", ()))
        elif index in inner.get("subject", ()):
            self._paired(frame, index, verb)
        subject = self.sentence.tokens[index].dep.startswith("nsubj")
        near = (places.against, *((places.companion, places.between) if whole else ()))
        _take(frame, inner, [slot for slot in places.shared if subject or slot in near])
        if whole and (carried or not self.passive(verb)):
            frame["governor"] = list(inner.get("subject", ()))
        elif self.sentence.tokens[index].dep.startswith("obl") and not self.is_definite(index):
            frame["beside"] = list(inner.get("subject", ()))

    def _is_carried_beside(self, index: int) -> bool:
        """Return whether a noun is what its verb is done with or to, and not when or why: "procéder à", no "après l'attaque"."""
        dep, slot = self.sentence.tokens[index].dep, self.slot(index)
        return dep == "obl:arg" or (dep in ("obl", "obl:mod") and slot in self.words.places.complement)

    def _opened(self, frame: Frame, phase: int) -> None:
        """Add the parties of a noun that only opens the act: "a mené une série de frappes"."""
        carried = self.among(self.head(phase), self.words.supports.object) is not None
        beside = self.sentence.tokens[phase].dep.startswith("obl")
        inner = self.of(phase) if carried and not beside else self._dependents(phase)
        _take(frame, inner, ("subject", "agent", *self.words.places.hung, *self.words.places.satellite))

    def _intended(self, frame: Frame, head: int) -> None:
        """Add who is ready for, plans or wants an act: "prêt à un cessez-le-feu", "la volonté de coopération de Paris"."""
        token = self.sentence.tokens[head]
        rows = self.words.adjectives if token.pos == "ADJ" else self.words.nouns
        row = rows.get(plain(token.text)) or rows.get(lemma_of(token))
        if row and self._means_to(row) and "subject" not in frame:
            frame["subject"] = list(self.surface_subject(head) if token.pos == "ADJ" else self.holder(head))

    def is_definite(self, index: int) -> bool:
        """Return whether a noun has a definite article: one that the page may have told of before."""
        return any("Definite=Def" in self.sentence.tokens[c].morph for c in self.sentence.children[index])

    def _means_to(self, governor: Governor) -> bool:
        """Return whether the subject of a governing word is who will act."""
        return governor.status == "announced" and governor.control == "subject"

    def _borrow(self, frame: Frame, inner: Frame, *, undergoes: bool) -> None:
        subjects = inner.get("subject", [])
        frame.setdefault(self.words.places.against if undergoes else "subject", []).extend(subjects)
        _take(frame, inner, self.words.places.carried)

    def _shared(self, frame: Frame, head: int) -> None:
        """Let a noun joined to another share the parties it has none of its own for."""
        inner = self.of(head)
        _take(frame, inner, [slot for slot in inner if slot not in ("modifier", "head")])


def _take(frame: Frame, other: Frame, slots: Iterable[str]) -> None:
    """Add what another frame has in some slots where a frame has nothing of its own."""
    for slot in slots:
        if slot in other and slot not in frame:
            frame[slot] = list(other[slot])
