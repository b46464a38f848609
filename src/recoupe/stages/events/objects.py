"""How real an act is that a verb of no act of its own has for its object: as real as the verb, or a charge."""

from typing import get_args

import msgspec

from recoupe.stages.events.governors import Cue
from recoupe.stages.events.own import Own
from recoupe.stages.events.words import case_words, is_participle, phrase_start, plain
from recoupe.types.events import EventType

_VERBS = 3
"""Verbs between an act and the charge that it is part of, at most."""
_KNOWN = ("Definite=Def", "Poss=Yes", "PronType=Dem")
"""Marks of articles of what is known already."""


class Objects(Own):
    """The cues that nouns of one sentence take from verbs that say nothing of them by themselves."""

    def inside(self, current: int, head: int) -> list[Cue] | None:
        """Return the cues of a verb with an act behind "dans": "se lancer dans une guerre", "impliqué dans une attaque"."""
        if self.carries(head, self.words.supports.entering):
            return self.own(head)
        part = self._part_before(current)
        if part is not None and not self._is_pointed_at(current):
            return [*self.own(part), *(self.own(head) if self.sentence.tokens[part].head == head else [])]
        return self.as_real(current, head) if self.carries(head, self.words.supports.involved) else None

    def _is_pointed_at(self, index: int) -> bool:
        """Return whether a noun is one that the page told of: "cette attaque"."""
        return any("PronType=Dem" in self.sentence.tokens[c].morph for c in self.sentence.children[index] if c < index)

    def _part_before(self, index: int) -> int | None:
        """Return the noun right before a phrase that says what somebody has a part in: "son rôle présumé dans les attaques"."""
        tokens = self.sentence.tokens
        place = phrase_start(self.sentence, index) - 1
        while place > 0 and (tokens[place].pos in ("ADJ", "ADV") or is_participle(tokens[place])):
            place -= 1
        noun = place >= 0 and tokens[place].pos == "NOUN"
        return place if noun and self.carries(place, self.words.supports.involved) else None

    def answers(self, head: int, slot: str) -> bool:
        """Return whether a light verb and its noun answer to an act: "faire face à l'offensive", "faire suite à l'accord"."""
        if slot not in self.words.places.content or not self.carries(head, self.words.supports.light):
            return False
        near = [c for c in self.sentence.children[head] if c > head]
        return any(self.carries(c, self.words.supports.answers) for c in near)

    def as_real(self, current: int, head: int) -> list[Cue] | None:
        """Return the cues of a verb that is no act for an act not told before, which is as real as the verb; None for others.

        "Il pourrait coordonner des attaques". Of known acts only a charge says so: "accusé d'avoir coordonné l'attaque".
        """
        act = self.triggers.get(head)
        if act and (act.pattern.content or self.words.codebook.row(act.pattern.type).speech):
            return None
        if self.carries(head, self.words.supports.reacting):
            return None
        if self.is_new(current) and not self.sentence.tokens[current].dep.startswith("obl:mod"):
            return self.own(head)
        charge = self._charged(head)
        return [msgspec.structs.replace(charge, except_=self._mild())] if charge else None

    def is_new(self, index: int) -> bool:
        """Return whether a noun has an article of what was not told before: "une attaque", "plusieurs attaques"."""
        tokens = self.sentence.tokens
        articles = [c for c in self.sentence.children[index] if tokens[c].dep == "det" and c < index]
        if not articles:
            return case_words(self.sentence, index) in self.words.voices.partitive and tokens[index].dep.startswith(
                ("obl", "obj")
            )
        return not any(mark in tokens[c].morph for c in articles for mark in _KNOWN)

    def reported(self, current: int, head: int) -> list[Cue] | None:
        """Return the cue of a report that tells of crimes, which is a charge: "un rapport documente les tortures"."""
        supports = self.words.supports
        if not self.carries(current, supports.charges):
            return None
        light = self.carries(head, supports.light) and any(
            plain(self.sentence.tokens[thing].text) in self.words.counts.report_nouns
            for thing in self.frames.of(head).get("object", ())
        )
        if not (light or self.carries(head, supports.telling)):
            return None
        if not any(self.carries(subject, supports.accounts) for subject in self.frames.surface_subject(head)):
            return None
        return [Cue(index=head, effect="alleged", speech=True, except_=self._mild())]

    def _mild(self) -> tuple[EventType, ...]:
        """Return the types of acts that nobody is charged with."""
        return tuple(kind for kind in get_args(EventType) if kind not in self.words.supports.charged)

    def _charged(self, verb: int) -> Cue | None:
        """Return the cue of what charges somebody with the doing of a verb: "accusé d'avoir voulu coordonner"."""
        for _ in range(_VERBS):
            above = self.frames.head(verb)
            if above == verb or self.sentence.tokens[verb].dep in ("conj", "acl:relcl"):
                return None
            governor = self.governor(above, self.link(verb), self.frames.slot(verb))
            if governor is not None:
                return self.cue(governor, above) if governor.status == "alleged" else None
            verb = above
        return None

    def carries(self, head: int, lemmas: frozenset[str]) -> bool:
        """Return whether a word is one of a list of verbs or nouns."""
        return self.frames.among(head, lemmas) is not None
