"""What the verb or noun above a noun says of it: its object, subject or complement."""

from typing import get_args

import msgspec

from recoupe.lexicon.event_words import Governor
from recoupe.stages.events.governors import Cue
from recoupe.stages.events.objects import Objects
from recoupe.stages.events.words import VERBAL, case_words, lemma_of, phrase_start, plain, singulars
from recoupe.types.events import EventType


class Arguments(Objects):
    """The cues that nouns of one sentence take from what governs them."""

    def is_predicate(self, index: int) -> bool:
        """Return whether a word is an adjective that says how real its subject is."""
        token = self.sentence.tokens[index]
        return token.pos == "ADJ" and (lemma_of(token) in self.words.adjectives or plain(token.text) in self.words.adjectives)

    def argument(self, current: int, head: int) -> list[Cue] | None:
        """Return the cues of a verb above a noun: its object, its complement, or its subject."""
        dep = self.sentence.tokens[current].dep
        slot = self.frames.slot(current) if dep.startswith("obl") else ""
        if dep.startswith("nsubj"):
            passive = self.object_of(head) if current in self.frames.of(head).get("object", ()) else None
            return self._subject(head) if passive is None else passive
        if (told := self._within(current, head, slot) or self._behind(head, slot)) is not None:
            return told
        if current in self.frames.of(head).get("object", ()) or slot in self.words.places.content:
            if self._only_refused(current, head) or self.answers(head, slot):
                return None
            told = self.reported(current, head) or self._carried_by(current, head, slot) or self.object_of(head)
            return self.as_real(current, head) if told is None else told
        if slot == self.words.places.agent:
            return self.own(head) if self.carries(head, self.words.supports.causes) else None
        return self.inside(current, head) if slot in self.words.places.inside else None

    def _behind(self, head: int, slot: str) -> list[Cue] | None:
        """Return the cue of a verb that says something of what stands behind a preposition; None when it says nothing."""
        if slot in self.words.places.about[:1] and self._calls_untrue(head):
            return [Cue(index=head, effect="denied", speech=True)]
        act = self.triggers.get(head)
        if slot == self.words.places.behind and act and act.pattern.type == "ACCUSE":
            return [Cue(index=head, effect="alleged", speech=True)]
        governor = self._by_slot(head, slot)
        return [self.cue(governor, head)] if governor else None

    def _calls_untrue(self, head: int) -> bool:
        """Return whether a verb says that what the sentence is about is not so: "sur X, il a dénoncé un mensonge"."""
        things = self.frames.of(head).get("object", ())
        return any(set(singulars(self.sentence.tokens[i])) & self.words.supports.untruths for i in things)

    def _by_slot(self, head: int, slot: str) -> Governor | None:
        """Return the governor whose content stands behind a preposition: "plaider pour", "insister sur", "inculpé pour"."""
        governor = self.governor(head, "object", slot)
        if governor is None or not slot or governor.status == "said":
            return None
        if slot in governor.slots:
            return governor
        outward = slot == self.words.places.against and governor.status in ("requested", "announced")
        return governor if slot in self.words.places.purpose and not outward else None

    def _only_refused(self, current: int, head: int) -> bool:
        """Return whether a noun is an appeal that its verb turns down: what it asks for is still asked for."""
        governor, act = self.governor(head, "object"), self.triggers.get(current)
        return bool(governor and governor.status == "denied" and act and act.pattern.content == "requested")

    def _carried_by(self, current: int, head: int, slot: str) -> list[Cue] | None:
        """Return the cues of the noun of a light verb: "avoir besoin d'une aide", "faire état de frappes"."""
        if slot not in self.words.places.content or not self.carries(head, self.words.supports.light):
            return None
        for thing in self.frames.of(head).get("object", ()):
            governor = self.governor(thing, "complement", slot) if thing != current else None
            if governor:
                return [self.cue(governor, thing), *self.own(head)]
        return None

    def object_of(self, head: int) -> list[Cue] | None:
        """Return the cues that a verb adds to its object; None when it leaves it alone."""
        governor = self.governor(head, "object")
        if governor and governor.status != "said":
            cue = self.cue(governor, head)
            act = self.triggers.get(head)
            whole = act is not None and act.pattern.negated  # "ne pas exclure": the negation is part of the act
            own = [c for c in self.own(head) if not (whole and c.effect == "denied")]
            return [cue] if cue.effect != governor.status else [cue, *own]
        return self.own(head) if self.carries(head, self.words.supports.object | self.words.supports.causes) else None

    def _subject(self, head: int) -> list[Cue] | None:
        """Return the cues that a verb or predicate adds to its subject."""
        if (predicate := self._stands_at(head)) is not None:
            return [predicate, *self.own(head)]
        if not (self._takes_place(head) or self.is_predicate(head)):
            return self._judged(head) or self._foreseen(head)
        governor = self.governor(head, "object")
        return [self.cue(governor, head), *self.own(head)] if governor else self.own(head)

    def _stands_at(self, head: int) -> Cue | None:
        """Return the cue of a noun behind "être à" or "être en" that says how real the subject is: "est à l'étude"."""
        deps = {self.sentence.tokens[c].dep for c in self.sentence.children[head]}
        if self.sentence.tokens[head].pos != "NOUN" or not {"cop", "case"} <= deps:
            return None
        governor = self.governor(head, "object")
        return self.cue(governor, head) if governor else None

    def _judged(self, head: int) -> list[Cue] | None:
        """Return the cues of the adjective that a verb gives its subject: "une attaque reste possible"."""
        for child in self.sentence.children[head]:
            if self.sentence.tokens[child].dep in ("xcomp", "ccomp", "advmod") and self.is_predicate(child):
                governor = self.governor(child, "object")
                return [self.cue(governor, child), *self.own(head)] if governor else None
        return None

    def _foreseen(self, head: int) -> list[Cue] | None:
        """Return the cues of a verb of which an act is the subject: a future or "marquerait" says that it is still ahead."""
        if self.carries(head, self.words.supports.causes):
            return self.own(head)
        mood = self.mood(head)
        late = tuple(kind for kind in get_args(EventType) if kind not in self.words.ahead)
        would = mood is not None and mood.effect == "conditional" and mood.index == head and not self._has_condition(head)
        ahead = mood is not None and (mood.effect == "announced" or would)
        return [msgspec.structs.replace(mood, effect="announced", except_=late)] if mood and ahead else None

    def _within(self, current: int, head: int, slot: str) -> list[Cue]:
        """Return the cue of a verb still ahead for an act in its course, or for which it is done.

        "Il en parlera lors d'une visite", "il ira à Oslo pour des pourparlers".
        """
        during = self.words.dates.during
        apart = plain(self.sentence.tokens[head].text) in during
        intended = slot == self.words.places.purpose[0] and not self.frames.is_definite(current)
        if not (apart or intended or case_words(self.sentence, current) in during):
            return []
        verb = self.frames.head(head) if apart else head
        late = tuple(kind for kind in get_args(EventType) if kind not in self.words.ahead)
        return [msgspec.structs.replace(cue, effect="announced", except_=late) for cue in self._still_ahead(verb)]

    def _still_ahead(self, verb: int) -> list[Cue]:
        """Return the cue of a future, or of what governs an infinitive as intended: "ira", "va aller", "doit aller"."""
        mood = self.mood(verb)
        if mood:
            return [mood] if mood.effect == "announced" else []
        above = self.frames.head(verb)
        governor = self.governor(above, "infinitive") if above != verb and self.frames.infinitive(verb) else None
        return [self.cue(governor, above)] if governor and self.effect(governor, above) == "announced" else []

    def _takes_place(self, head: int) -> bool:
        """Return whether the subject of a verb happens: "se tenir", "avoir lieu"."""
        if self.carries(head, self.words.supports.occur):
            return True
        modal = self.words.verbs.get(lemma_of(self.sentence.tokens[head]))
        if modal and modal.fact:
            below = [c for c in self.sentence.children[head] if self.sentence.tokens[c].dep == "xcomp"]
            return any(self._takes_place(c) and not self._ends(c) for c in below)
        things = self.frames.of(head).get("object", ())
        return any(lemma_of(self.sentence.tokens[thing]) in self.words.supports.takes_place for thing in things)

    def _ends(self, index: int) -> bool:
        governor = self.words.verbs.get(lemma_of(self.sentence.tokens[index]))
        return governor is not None and governor.status == "presupposes"

    def complement(self, current: int, head: int) -> list[Cue] | None:
        """Return the cues of a noun above a noun: "risque de frappes", "reprise des frappes"."""
        token = self.sentence.tokens[current]
        if not token.dep.startswith(("nmod", "obl", "obj")):
            return None
        if cues := self._within(current, head, self.frames.slot(current)):
            return cues
        verb = token.head if self.sentence.tokens[token.head].pos in VERBAL else self.sentence.tokens[head].head
        if self.frames.slot(current) == self.words.places.genitive and (told := self.reported(current, verb)):
            return told
        if self.sentence.tokens[head].pos == "PROPN":
            return self._charge(head) if self.frames.slot(current) == self.words.places.genitive else None
        return self._under_noun(head, self.frames.slot(current))

    def noun_before(self, index: int, head: int) -> int | None:
        """Return the noun right before "de" that says how real an act is, where the parser hung both on one word.

        "S'oppose au projet d'annexion": the annexation is part of the plan and not of who is against it.
        """
        before = phrase_start(self.sentence, index) - 1
        if before < 0 or self.frames.slot(index) != self.words.places.genitive:
            return None
        while before > 0 and self.sentence.tokens[before].pos == "ADJ":
            before -= 1
        noun = self.sentence.tokens[before]
        if noun.pos != "NOUN" or before == head or noun.head != head or before in self.triggers:
            return None
        return before if self.governor(before, "complement", self.words.places.genitive) else None

    def _under_noun(self, head: int, slot: str) -> list[Cue] | None:
        """Return the cues that a noun adds to its complement in a slot: those of its own meaning, or of what it is part of."""
        if marker := self.words.markers.get(f"{case_words(self.sentence, head)} {plain(self.sentence.tokens[head].text)}"):
            return [Cue(index=head, effect=marker.status, except_=marker.except_)]
        governor = self.governor(head, "complement", slot)
        if governor and (slot in self.words.places.complement or slot in governor.slots):
            return [self.cue(governor, head), *self.own(head)]
        lemmas = singulars(self.sentence.tokens[head])
        if any(lemma in self.words.supports.blame for lemma in lemmas):
            if (blamed := self._blamed(head)) is not None:
                return [blamed]
            first = self.sentence.tokens[head].head if self.sentence.tokens[head].dep == "conj" else head
            return self.own(first) if self.frames.auxiliaries(first) else None
        if slot == self.words.places.genitive and not any(lemma in self.words.supports.phases for lemma in lemmas):
            return self._charge(head)
        return self.own(head) if any(lemma in self.words.supports.phases for lemma in lemmas) else None

    def _blamed(self, noun: int) -> Cue | None:
        """Return the cue of who holds somebody responsible: "tient X pour responsable de", "désigne X comme l'auteur de"."""
        verb = self.frames.head(noun)
        named = self.frames.slot(noun) in (self.words.places.named_as, self.words.places.purpose[0])
        act = self.triggers.get(verb)
        accuses = act is not None and act.pattern.type == "ACCUSE"
        return Cue(index=verb, effect="alleged", speech=True) if named and accuses else None

    def _charge(self, name: int) -> list[Cue] | None:
        """Return the cues of a verb whose charge the parser hung on the accused: "menacer Paris de frappes"."""
        verb = self.sentence.tokens[name].head
        governor = self.governor(verb, "object", self.words.places.genitive) if self.sentence.tokens[name].dep == "obj" else None
        return [self.cue(governor, verb)] if governor and governor.status in ("alleged", "conditional") else None
