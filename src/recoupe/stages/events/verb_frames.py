"""Who stands where around a verb, with passives, relative clauses, partitives and long prepositions undone."""

from recoupe.stages.events.control import Frame, Understood
from recoupe.stages.events.passive import MOVABLE
from recoupe.stages.events.words import VERBAL, case_words, is_present_participle, plain, singulars, slot_of_case

COMPLEMENTS = ("obl", "nmod", "iobj", "advcl", "dep")
"""What a complement with a preposition can be called."""
CLAUSES = ("ccomp", "advcl", "xcomp", "csubj")
"""What the parser can call a clause with "que"."""
_MISREAD = ("xcomp", "obl:mod", "obl", "advmod", "nmod")
"""What the parser can call an object."""
_DEEP = 3
"""Levels below a word at which its complements are looked for when the parser hung them on a neighbour."""


class VerbFrames(Understood):
    """The frames of the verbs of one sentence."""

    def verb_frame(self, index: int) -> Frame:
        """Return the frame of a verb with its logical subject and object."""
        frame: Frame = {}
        for child in self.sentence.children[index]:
            self._dependent(frame, child)
        if clause := self._in_clause(index):
            frame["clause"] = clause
        self._behind_dates(frame, index)
        if "object" not in frame and (late := self._partitive(frame) or self._moved(index) or self._counted(index)):
            frame["object"] = late
        subjects, places = self.surface_subject(index), self.words.places
        if self.passive(index):
            if self._caused(index):
                frame.pop("object", None)
            frame.setdefault("object", []).extend(subjects)
            if "agent" not in frame and places.agent not in frame:
                frame.update(self.strays(index, (places.agent,)))
            frame["subject"] = [*frame.get("agent", []), *(frame.get(places.agent, []) if "agent" not in frame else [])]
        elif subjects:
            frame["subject"] = list(subjects)
        if places.dative in frame:
            frame.setdefault("indirect", []).extend(frame[places.dative])
        return frame

    def _in_clause(self, index: int) -> list[int]:
        """Return the subjects of the clauses with "que" below a verb: "veut que X parte", "insiste pour que X parte"."""
        found: list[int] = []
        for child in self.sentence.children[index]:
            if child > index and self.sentence.tokens[child].dep in CLAUSES and (mark := self._that(child)) is not None:
                own = self.surface_subject(child) if any(c > mark for c in self._subjects_of(child)) else self._named_behind(mark)
                found += [place for place in own if place > mark]
        return found

    def _that(self, verb: int) -> int | None:
        """Return the conjunction of a clause that tells what is wanted or said."""
        marks = [c for c in self.sentence.children[verb] if self.sentence.tokens[c].dep == "mark" and c < verb]
        return next((c for c in marks if plain(self.sentence.tokens[c].text) in self.words.voices.that), None)

    def _subjects_of(self, verb: int) -> list[int]:
        return [c for c in self.sentence.children[verb] if self.sentence.tokens[c].dep.startswith("nsubj")]

    def _named_behind(self, mark: int) -> list[int]:
        """Return the name right behind the conjunction, which the parser hung elsewhere: "veut que Paris accueille"."""
        after = mark + 1
        return [after] if after < len(self.sentence.tokens) and self.sentence.tokens[after].pos == "PROPN" else []

    def _behind_dates(self, frame: Frame, index: int) -> None:
        """Add the complements that the parser hung on a bare time: "expulsé le 3 mai vers X"."""
        for child in self.sentence.children[index]:
            if child < index or not self.sentence.tokens[child].dep.startswith("obl:mod") or case_words(self.sentence, child):
                continue
            for below in (
                *self.sentence.children[child],
                *(c for b in self.sentence.children[child] for c in self.sentence.children[b]),
            ):
                if below > child and self.sentence.tokens[below].dep.startswith(COMPLEMENTS):
                    slot = self.slot(below)
                    if slot and slot != self.words.places.genitive:
                        self.complement(frame, below)

    def strays(self, index: int, slots: tuple[str, ...]) -> Frame:
        """Return the complements in some slots that the parser hung on what stands below a word, the nearest first.

        "L'attaque à la grenade contre X", "assassiné en janvier par X": not those of another act or clause.
        """
        found: Frame = {}
        level = [c for c in self.sentence.children[index] if c > index]
        for depth in range(_DEEP):
            below: list[int] = []
            for place in level:
                behind = [c for c in self.sentence.children[place] if c > place]
                if not behind:
                    continue
                part = depth == 0 and self.sentence.tokens[place].dep == "nmod" and not self._is_verb(place)
                if self._is_own(place) and not part:
                    continue
                inner: Frame = {}
                for child in behind:
                    dep = self.sentence.tokens[child].dep
                    if dep.startswith(COMPLEMENTS):
                        self.complement(inner, child)
                    if dep.startswith((*COMPLEMENTS, "amod")):
                        below.append(child)
                for slot in slots:
                    if slot in inner and not (slot == self.words.places.agent and self._is_verb(place)):
                        found.setdefault(slot, inner[slot])
            level = below
        return found

    def _is_own(self, index: int) -> bool:
        """Return whether what hangs on a word is its own: it is an act or a verb, but not one that only carries an act."""
        if self.is_act(index):
            return True
        token = self.sentence.tokens[index]
        verbal = self.is_verbal(index) and (token.pos in VERBAL or self.among(index, self.lexicon.participles) is not None)
        return verbal and not (self.among(index, self.words.supports.object) and "VerbForm=Part" in token.morph)

    def _is_verb(self, index: int) -> bool:
        return self.sentence.tokens[index].pos == "VERB" and self.is_verbal(index)

    def is_act(self, index: int) -> bool:
        """Return whether a word is a noun that a pattern knows."""
        token = self.sentence.tokens[index]
        return token.pos == "NOUN" and not self.lexicon.nouns.keys().isdisjoint(singulars(token))

    def _dependent(self, frame: Frame, child: int) -> None:
        """Put a dependent of a verb into its slot."""
        token = self.sentence.tokens[child]
        doubled = token.dep == "nsubj" and child not in self.surface_subject(token.head) and token.pos == "NOUN"
        if token.dep == "obj" or doubled or (token.dep in _MISREAD and self._is_bare_object(child)):
            frame.setdefault("object", []).append(self.antecedent(child))
        elif token.dep == "iobj" and not case_words(self.sentence, child):
            frame.setdefault("indirect", []).append(self.antecedent(child))
        elif token.dep.startswith(COMPLEMENTS):
            self.complement(frame, child)
        elif token.dep == "advmod":
            frame.setdefault("modifier", []).append(child)
        elif token.dep == "xcomp" and self.infinitive(child):
            frame.setdefault("infinitive", []).append(child)
        elif token.dep == "xcomp":
            frame.setdefault("predicate", []).append(child)

    def _is_bare_object(self, index: int) -> bool:
        """Return whether a word without a preposition is an object that the parser calls something else.

        A name or noun behind its verb ("bombarder Karsk"), and what follows a gerund, taken for a noun ("en expulsant trois X").
        """
        token = self.sentence.tokens[index]
        if token.dep == "nmod":
            misread = is_present_participle(self.sentence.tokens[token.head])
        elif token.pos == "PROPN":
            misread = index > token.head
        else:
            misread = (
                token.pos == "NOUN"
                and index > token.head
                and (token.dep == "advmod" or (token.dep == "obl:mod" and self._is_counted(index)))
            )
        return misread and not case_words(self.sentence, index)

    def _counted(self, index: int) -> list[int]:
        """Return the object with a number that the parser hung on a complement before it: "a livré à l'Ukraine 30 chars"."""
        tokens, found = self.sentence.tokens, []
        for child in self.sentence.children[index]:
            if child > index and tokens[child].dep.startswith(COMPLEMENTS) and case_words(self.sentence, child):
                found += [
                    c
                    for c in self.sentence.children[child]
                    if c > child and tokens[c].dep in ("nmod", "amod") and self._is_counted(c)
                ]
        return found[:1]

    def _is_counted(self, index: int) -> bool:
        """Return whether a noun has a number right before it and no preposition, and is no time or measure."""
        token, before = self.sentence.tokens[index], self.sentence.tokens[index - 1]
        bare = before.dep == "nummod" and before.head == index and not case_words(self.sentence, index)
        return bare and token.pos == "NOUN" and not self.words.dates.measures.intersection(singulars(token))

    def _moved(self, index: int) -> list[int]:
        """Return the object that the parser hung on a date between the verb and it."""
        tokens = self.sentence.tokens
        for place in range(index + 2, min(index + 12, len(tokens))):
            if tokens[place].dep in MOVABLE and tokens[place].head != index and self.head(place) == index:
                return [place]
        return []

    def _partitive(self, frame: Frame) -> list[int]:
        """Return the objects that stand as complements because an article was taken for "de": "fournir à X des données"."""
        names = [place for place in frame.get(self.words.places.dative, ()) if self.sentence.tokens[place].pos == "PROPN"]
        behind = [c for name in names for c in self.sentence.children[name] if self.sentence.tokens[c].pos == "NOUN" and c > name]
        return [
            place
            for place in (*frame.get(self.words.places.genitive, ()), *behind)
            if case_words(self.sentence, place) in self.words.voices.partitive
        ]

    def complement(self, frame: Frame, child: int) -> None:
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
        inner = next((c for c in sentence.children[child] if sentence.tokens[c].dep == "nmod"), None)
        if inner is None:
            return None
        determiner = [plain(sentence.tokens[c].text) for c in sentence.children[child] if sentence.tokens[c].dep == "det"]
        whole = " ".join([case, *determiner[:1], plain(sentence.tokens[child].text)]).replace("' ", "'").strip()
        slot = self.words.slots.get(whole)
        return (slot, inner) if slot else None
