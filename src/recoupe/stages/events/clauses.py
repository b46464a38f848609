"""What the words above a clause or infinitive say of its act: a plan, a charge, a refusal, an aim, the first who does it."""

import msgspec

from recoupe.lexicon.event_words import Governor, Link
from recoupe.stages.events.arguments import Arguments
from recoupe.stages.events.governors import Cue
from recoupe.stages.events.words import VERBAL, is_present_participle, lemma_of, plain

_STEPS = 10


class Clauses(Arguments):
    """The cues that verbs of one sentence take from what they hang on."""

    def chain(self, index: int) -> list[int]:
        """Return the words above a noun, itself first, as far as nouns hang on nouns, and the verb above them."""
        chain = [index]
        for _ in range(_STEPS):
            above = self.sentence.tokens[chain[-1]].head
            if above == chain[-1] or self.frames.is_verbal(chain[-1]):
                break
            chain.append(above)
        return chain

    def clause(self, current: int, head: int) -> list[Cue] | None:
        """A verb below another word: infinitive or clause."""
        token = self.sentence.tokens[current]
        if token.dep == "acl:relcl" and not self._completes(current, head):
            return self._cleft(head)
        link = self.link(current)
        if link == "infinitive" and (aim := self._aim(head)) is not None:
            return [aim]
        governor, ruler = self._ruler(current, head, link)
        if governor is not None:
            return self._ruled(current, ruler, governor)
        return self._done_with(current, head) if link == "infinitive" else None

    def _ruled(self, current: int, head: int, governor: Governor) -> list[Cue]:
        """Return the cues of a word that decides the status of a clause or infinitive below it."""
        link = self.link(current)
        own = self.verbal(head) if self.frames.is_verbal(head) else self.nominal(head)
        cue = self.cue(governor, head)
        if governor.speech and cue.effect == "announced" and link == "infinitive" and self._is_past_infinitive(current):
            cue = msgspec.structs.replace(cue, effect="said")
        if self.turned(governor, head):
            mood = self.mood(head)
            return [cue, mood] if mood else [cue]
        if link == "clause":
            return [cue, *(c for c in own if c.effect == "denied" and governor.status in ("alleged", "conditional"))]
        return [cue, *own, *self.markers(head)]

    def _done_with(self, current: int, head: int) -> list[Cue] | None:
        """Return the cues of a word whose act an infinitive shares: the first to do it, a helping verb, the verb of a purpose."""
        ranked = self._ranked(current, head)
        if ranked is not None:
            return self.own(ranked)
        if self.sentence.tokens[current].dep == "xcomp":
            return self.own(head)
        aims = self.frames.slot(current) in self.words.places.purpose and not self._is_past_infinitive(current)
        if aims and self._aiming(current) == head:
            return [cue for cue in self.own(head) if cue.effect != "denied"]
        return None

    def _ranked(self, current: int, head: int) -> int | None:
        """Return the noun of the first or last to do what an infinitive says: "sera le premier dirigeant à se rendre"."""
        tokens = self.sentence.tokens
        if self.frames.slot(current) not in self.words.places.content:
            return None
        for place in self.chain(head):
            words = [place, *(c for c in self.sentence.children[place] if c < current)]
            if any(lemma_of(tokens[c]) in self.words.supports.ranks for c in words):
                return place
        return None

    def _aim(self, verb: int) -> Cue | None:
        """Return the cue of a noun that a sentence says to be an act: "leur but est de frapper", "l'idée est de négocier"."""
        token = self.sentence.tokens[verb]
        if token.pos not in VERBAL or lemma_of(token) not in self.words.conjugation.helpers:
            return None
        for subject in self.frames.surface_subject(verb):
            governor = self.governor(subject, "infinitive") if self.sentence.tokens[subject].pos == "NOUN" else None
            if governor is not None:
                return self.cue(governor, subject)
        return None

    def _ruler(self, current: int, head: int, link: Link) -> tuple[Governor | None, int]:
        """Return what governs a clause or infinitive, and where it stands: the word above, or the noun before an infinitive.

        The parser hangs "la tâche de négocier" on the verb that has the task.
        """
        governor = self.governor(head, link, self.frames.slot(current)) if self.is_content(current) else None
        if governor is not None or link == "complement":
            return governor, head
        marks = [c for c in self.sentence.children[current] if self.sentence.tokens[c].dep == "mark" and head < c < current]
        if link == "clause" and not (marks and plain(self.sentence.tokens[marks[0]].text) in self.words.negation.restrictive):
            return None, head
        before = marks[0] - 1 if marks else head
        before -= self.sentence.tokens[before].text in self.words.voices.opening
        before -= self.sentence.tokens[before].pos == "ADJ"
        if before <= head or self.sentence.tokens[before].pos != "NOUN":
            return None, head
        found = self.governor(before, link, self.frames.slot(current))
        return (found, before) if found else (None, head)

    def _completes(self, current: int, head: int) -> bool:
        """Return whether what looks like a relative clause says what a noun is about: "la possibilité qu'elle conduise à"."""
        governor = self.governor(head, "clause")
        if governor is None or "Mood=Sub" in self.sentence.tokens[current].morph:
            return governor is not None
        below = self.sentence.children[current]
        words = {plain(self.sentence.tokens[child].text) for child in below if child < current}
        own = any(self.sentence.tokens[child].dep.startswith("nsubj") for child in below)
        return governor.status == "conditional" and own and bool(words & self.words.negation.restrictive)

    def _cleft(self, head: int) -> list[Cue] | None:
        """Return the cue of "ce ne sont pas des civils qu'ils visent"; None when the relative clause is an ordinary one."""
        if not any(self.sentence.tokens[c].dep == "cop" for c in self.sentence.children[head]):
            return None
        negative = self.negation(head)
        return [Cue(index=negative, effect="denied")] if negative is not None else None

    def is_content(self, index: int) -> bool:
        """Return whether a clause or infinitive is what is said, asked or wanted, and not when or why."""
        if is_present_participle(self.sentence.tokens[index]):
            return False
        dep = self.sentence.tokens[index].dep
        if dep in ("acl:relcl", "xcomp", "ccomp", "csubj", "obj", "obl:arg", "nsubj") or self._that(index):
            return True
        return dep in ("advcl", "acl", "obl", "obl:mod", "nmod", "advmod", "dep") and (
            self.frames.slot(index) in self.words.places.content or not self.frames.is_verbal(self.sentence.tokens[index].head)
        )

    def _that(self, index: int) -> bool:
        """Return whether a clause begins with "que" right behind the verb it hangs on, whatever the parser calls it."""
        tokens, head = self.sentence.tokens, self.sentence.tokens[index].head
        if tokens[head].pos != "VERB" or head + 1 >= index:
            return False
        if plain(tokens[head + 1].text) not in self.words.negation.restrictive:
            return False
        return not any("VerbForm=Fin" in token.morph and token.head != index for token in tokens[head + 2 : index])

    def predicate(self, current: int, head: int) -> list[Cue] | None:
        """A participle or adjective: "se dit prêt à", "soupçonné de", "a été accusé de"."""
        token = self.sentence.tokens[current]
        if token.dep in ("xcomp", "ccomp") and self.frames.is_verbal(head):
            governor = self.governor(head, "clause" if token.dep == "ccomp" else "infinitive")
            if governor:
                return [self.cue(governor, head), *self.verbal(head)]
            return self.own(head)
        return None
