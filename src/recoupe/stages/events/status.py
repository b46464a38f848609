"""Whether an act took place, and the word that says so: its own form first, then all that governs it."""

from typing import get_args

import msgspec

from recoupe.lexicon.event_words import Effect, Governor, Link
from recoupe.lexicon.events import EventsLexicon, Pattern
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.negation import negation_of
from recoupe.stages.events.triggers import Trigger, verb_lemmas
from recoupe.stages.events.words import VERBAL, case_words, is_infinitive, is_participle, lemma_of, plain, singulars, slot_of_case
from recoupe.types.base import Record
from recoupe.types.events import EventType, Status

_STEPS = 10
_RANK: dict[Effect, int] = {"denied": 0, "alleged": 1, "conditional": 2, "requested": 2, "announced": 2}


class Cue(Record, frozen=True, kw_only=True):
    """One reason for a status: the word, what it does, whether its subject is who says so, and the types it does not touch."""

    index: int
    effect: Effect
    speech: bool = False
    except_: tuple[EventType, ...] = ()
    quoted: Status | None = None


class Outcome(Record, frozen=True, kw_only=True):
    """The status of an act, its cue, the words whose subjects say so, innermost first, and the status in a quotation."""

    status: Status
    cue: int | None = None
    sources: tuple[int, ...] = ()
    quoted: Status | None = None


class Climb:
    """One way up the tree of a sentence, from a trigger to the root, collecting cues."""

    def __init__(self, frames: Frames, triggers: dict[int, Trigger], lexicon: EventsLexicon) -> None:
        self.frames = frames
        self.sentence = frames.sentence
        self.triggers = triggers
        self.lexicon = lexicon
        self.words = lexicon.words

    def outcome(self, trigger: Trigger) -> Outcome:
        """Return the status of the act of a trigger."""
        cues = self._cues(trigger.index)
        for head in trigger.heads:
            cues += self._nominal(head)
        kind = trigger.pattern.type
        cues = [msgspec.structs.replace(cue, effect="said") if kind in cue.except_ else cue for cue in cues]
        facts = [n for n, cue in enumerate(cues) if cue.effect == "presupposes"]
        if facts:
            cues = [cue for cue in cues[: facts[0]] if cue.effect != "presupposes"]
        sources = tuple(cue.index for cue in cues if cue.speech)
        real = [cue for cue in cues if cue.effect in _RANK]
        if not real:
            return Outcome(status=trigger.pattern.status, sources=sources)
        best = min(real, key=lambda cue: _RANK[cue.effect])
        return Outcome(status=_status(best.effect), cue=best.index, sources=sources, quoted=best.quoted)

    def _cues(self, index: int) -> list[Cue]:
        """Return the cues of a word and of all that governs it, innermost first."""
        cues = self._own(index)
        current = index
        for _ in range(_STEPS):
            token = self.sentence.tokens[current]
            head = token.head
            if head == current or (cues and cues[-1].effect == "presupposes"):
                break
            if token.dep == "conj":
                if self._finite(current) is None:
                    cues += self._markers(head)
                    cues += [c for c in self._nominal(head) if not self.frames.is_verbal(head)]
                elif not self._finite_is_own(current):
                    cues += self._verbal(head)
                current = head
                continue
            found = self._governed(current, head)
            if found is None:
                break
            cues += found
            current = head
        return cues

    def _own(self, index: int) -> list[Cue]:
        """Return what a word says of itself: negation, mood, tense, modifiers, markers."""
        cues = self._markers(index)
        return cues + (self._verbal(index) if self.frames.is_verbal(index) else self._nominal(index))

    def _nominal(self, index: int) -> list[Cue]:
        cues = []
        negative = negation_of(self.sentence, index, self.words)
        if negative is not None:
            cues.append(Cue(index=negative, effect="denied"))
        if self.frames.auxiliaries(index):
            mood = self._mood(index)
            cues += [mood] if mood else []
        return cues + self._modifiers(index)

    def _modifiers(self, index: int) -> list[Cue]:
        cues = []
        for child in self.sentence.children[index]:
            token = self.sentence.tokens[child]
            if token.dep in ("amod", "advmod", "acl", "det"):
                effect = self.words.modifiers.get(lemma_of(token)) or self.words.modifiers.get(plain(token.text))
                if effect:
                    cues.append(Cue(index=child, effect=effect))
                elif is_participle(token) and (governor := self._governor(child, "object")) and child not in self.triggers:
                    cues.append(self._cue(governor, child))
        return cues

    def _verbal(self, index: int) -> list[Cue]:
        cues = []
        negative = negation_of(self.sentence, index, self.words)
        if negative is not None:
            cues.append(Cue(index=negative, effect="denied"))
        cues += self._negative_subject(index)
        mood = self._mood(index)
        if mood:
            cues.append(mood)
        if self.sentence.tokens[index].head == index and self.frames.infinitive(index):
            cues.append(Cue(index=index, effect="announced"))
        return cues + self._modifiers(index) + self._question(index)

    def _question(self, index: int) -> list[Cue]:
        """Return the cue of a yes-or-no question: a clitic subject turned round the verb, and a question mark at the end."""
        last = len(self.sentence.tokens) - 1
        if self.sentence.tokens[last].text not in self.words.voices.questions or self._finite(index) is None:
            return []
        if any("PronType=Int" in self.sentence.tokens[c].morph for c in self.sentence.children[index]):
            return []
        return [Cue(index=last, effect="conditional")]

    def _negative_subject(self, index: int) -> list[Cue]:
        """Return the cue of "aucun avion n'a bombardé"."""
        for subject in self.sentence.children[index]:
            if self.sentence.tokens[subject].dep.startswith("nsubj"):
                for child in self.sentence.children[subject]:
                    if plain(self.sentence.tokens[child].text) in self.words.negation.determiners:
                        return [Cue(index=child, effect="denied")]
        return []

    def _finite(self, index: int) -> int | None:
        """Return the finite word of a verb: its first auxiliary, or itself."""
        for place in (*self.frames.auxiliaries(index), index):
            if "VerbForm=Fin" in self.sentence.tokens[place].morph:
                return place
        return None

    def _finite_is_own(self, index: int) -> bool:
        return self._finite(index) is not None

    def _mood(self, index: int) -> Cue | None:
        """Return the cue of a future or conditional."""
        finite = self._finite(index)
        if finite is None:
            return None
        morph = self.sentence.tokens[finite].morph.split("|")
        effect = next((tense.status for tense in self.words.tenses if all(f in morph for f in tense.features)), None)
        if effect == "conditional":
            effect = self._conditional(index, finite)
        elif effect is None and finite == index and "Tense=Pres" in morph and self._has_condition(index):
            effect = "conditional"
        return Cue(index=finite, effect=effect) if effect else None

    def _conditional(self, index: int, finite: int) -> Effect:
        """Return what a conditional means: hypothesis, future seen from the past, or hearsay."""
        if self._has_condition(index):
            return "conditional"
        token = self.sentence.tokens[index]
        if token.dep in ("ccomp", "conj") and self._past(token.head):
            return "announced"
        return "alleged" if finite != index else "conditional"

    def _past(self, index: int) -> bool:
        finite = self._finite(index)
        if finite is None:
            return False
        morph = self.sentence.tokens[finite].morph
        return finite != index or "Tense=Past" in morph or "Tense=Imp" in morph

    def _has_condition(self, index: int) -> bool:
        """Return whether a clause with "si" depends on a verb."""
        for child in self.sentence.children[index]:
            if self.sentence.tokens[child].dep == "advcl" and any(c.effect == "conditional" for c in self._markers(child)):
                return True
        return False

    def _markers(self, index: int) -> list[Cue]:
        """Return the cue of the word that joins a clause, infinitive or noun to the rest: "si", "pour", "sans", "en cas de"."""
        sentence = self.sentence
        for child in sentence.children[index]:
            if child >= index or sentence.tokens[child].dep not in ("mark", "case", "advmod"):
                continue
            below = [c for c in sentence.children[child] if sentence.tokens[c].dep == "fixed"]
            words = " ".join(plain(sentence.tokens[c].text) for c in sorted([child, *below])).replace("' ", "'")
            for candidate in (words, words.rpartition(" ")[0], plain(sentence.tokens[child].text)):
                marker = self.words.markers.get(candidate)
                if marker and (not marker.only or self._link(index) in marker.only) and not self._concedes(index, marker.status):
                    return [Cue(index=child, effect=marker.status, except_=marker.except_)]
        return []

    def _concedes(self, index: int, status: Effect) -> bool:
        """Return whether a clause with "si" grants a fact: "si Paris a condamné le raid, Berlin s'est tu"."""
        if status != "conditional" or self._link(index) != "clause":
            return False
        finite = self._finite(index)
        if finite is None:
            return False
        morph = self.sentence.tokens[finite].morph
        if finite != index and not self.frames.passive(index) and "Tense=Pres" in morph:
            return True
        if "Tense=Past" in morph:
            return True
        main = self._finite(self.sentence.tokens[index].head)
        return (
            "Tense=Imp" in morph
            and main is not None
            and not {"Mood=Cnd", "Tense=Fut"} & set(self.sentence.tokens[main].morph.split("|"))
        )

    def _link(self, index: int) -> Link:
        token = self.sentence.tokens[index]
        if self.frames.infinitive(index):
            return "infinitive"
        return "clause" if token.pos in VERBAL or self.frames.auxiliaries(index) else "complement"

    def _governed(self, current: int, head: int) -> list[Cue] | None:
        """Return the cues that a governing word adds; None where the way up ends."""
        token = self.sentence.tokens[current]
        if token.pos in VERBAL and (not is_participle(token) or self.frames.auxiliaries(current)):
            return self._clause(current, head)
        if token.pos == "ADJ" or is_participle(token):
            return self._predicate(current, head)
        if self.sentence.tokens[head].pos in VERBAL or self._is_predicate(head):
            return self._argument(current, head)
        return self._complement(current, head)

    def _is_predicate(self, index: int) -> bool:
        token = self.sentence.tokens[index]
        return token.pos == "ADJ" and (lemma_of(token) in self.words.adjectives or plain(token.text) in self.words.adjectives)

    def _clause(self, current: int, head: int) -> list[Cue] | None:
        """A verb below another word: infinitive or clause."""
        token = self.sentence.tokens[current]
        if token.dep == "acl:relcl":
            return self._cleft(head)
        link = self._link(current)
        governor = self._governor(head, link) if self._is_content(current) else None
        if governor is not None:
            own = self._verbal(head) if self.frames.is_verbal(head) else self._nominal(head)
            cue = self._cue(governor, head)
            if cue.effect == "conditional" and governor.status == "denied":
                return [cue]
            if link == "clause":
                return [cue, *(c for c in own if c.effect == "denied" and governor.status in ("alleged", "conditional"))]
            return [cue, *own, *self._markers(head)]
        if link == "infinitive" and token.dep == "xcomp":
            return self._own(head)
        return None

    def _cleft(self, head: int) -> list[Cue] | None:
        """Return the cue of "ce ne sont pas des civils qu'ils visent"; None when the relative clause is an ordinary one."""
        if not any(self.sentence.tokens[c].dep == "cop" for c in self.sentence.children[head]):
            return None
        negative = negation_of(self.sentence, head, self.words)
        return [Cue(index=negative, effect="denied")] if negative is not None else None

    def _is_content(self, index: int) -> bool:
        """Return whether a clause or infinitive is what is said, asked or wanted, and not when or why."""
        dep = self.sentence.tokens[index].dep
        if dep in ("xcomp", "ccomp", "csubj", "obj", "obl:arg", "nsubj"):
            return True
        return dep in ("advcl", "acl", "obl", "obl:mod", "nmod", "advmod", "dep") and (
            self._slot(index) in ("à", "de") or not self.frames.is_verbal(self.sentence.tokens[index].head)
        )

    def _cue(self, governor: Governor, head: int) -> Cue:
        effect = self._effect(governor, head)
        if effect == "denied" and negation_of(self.sentence, head, self.words) is not None:
            return Cue(index=head, effect="conditional", speech=governor.speech, except_=governor.except_)
        return Cue(index=head, effect=effect, speech=governor.speech, except_=governor.except_, quoted=governor.quoted)

    def _predicate(self, current: int, head: int) -> list[Cue] | None:
        """A participle or adjective: "se dit prêt à", "soupçonné de", "a été accusé de"."""
        token = self.sentence.tokens[current]
        if token.dep in ("xcomp", "ccomp") and self.frames.is_verbal(head):
            governor = self._governor(head, "clause" if token.dep == "ccomp" else "infinitive")
            if governor:
                return [self._cue(governor, head), *self._verbal(head)]
            return self._own(head)
        return None

    def _argument(self, current: int, head: int) -> list[Cue] | None:
        """A noun below a verb: its object, or its subject where the verb says that it takes place."""
        dep = self.sentence.tokens[current].dep
        frame = self.frames.of(head)
        if current in frame.get("object", ()) or (dep.startswith("obl") and self._slot(current) in ("à", "de", "pour", "contre")):
            governor = self._governor(head, "object")
            if governor and governor.status != "said":
                cue = self._cue(governor, head)
                return [cue] if cue.effect != governor.status else [cue, *self._own(head)]
            return self._own(head) if self._carries(head, self.words.supports.object | self.words.supports.causes) else None
        if dep in ("xcomp", "ccomp") and self.frames.auxiliaries(current):
            return self._clause(current, head)
        if dep.startswith("nsubj") and (self._takes_place(head) or self._is_predicate(head)):
            cues = self._own(head)
            governor = self._governor(head, "object")
            return [self._cue(governor, head), *cues] if governor else cues
        if dep.startswith("nsubj"):
            return self._foreseen(head)
        return None

    def _foreseen(self, head: int) -> list[Cue] | None:
        """Return the cues of a verb of which an act is the subject: a future says that it is still ahead."""
        if self._carries(head, self.words.supports.causes):
            return self._own(head)
        mood = self._mood(head)
        late = tuple(kind for kind in get_args(EventType) if kind not in self.words.ahead)
        return [msgspec.structs.replace(mood, effect="announced", except_=late)] if mood and mood.effect == "announced" else None

    def _takes_place(self, head: int) -> bool:
        """Return whether the subject of a verb happens: "se tenir", "avoir lieu"."""
        if self._carries(head, self.words.supports.occur):
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

    def _complement(self, current: int, head: int) -> list[Cue] | None:
        """A noun below a noun: "risque de frappes", "reprise des frappes"."""
        token = self.sentence.tokens[current]
        if not token.dep.startswith(("nmod", "obl")):
            return None
        governor = self._governor(head, "complement")
        if governor and self._slot(current) in ("de", "à", "pour", "en", "sur"):
            return [self._cue(governor, head), *self._own(head)]
        lemmas = singulars(self.sentence.tokens[head])
        return self._own(head) if any(lemma in self.words.supports.phases for lemma in lemmas) else None

    def _slot(self, index: int) -> str:
        return slot_of_case(case_words(self.sentence, index), self.words)

    def _carries(self, head: int, lemmas: frozenset[str]) -> bool:
        return any(
            lemma in lemmas
            for lemma in (*verb_lemmas(self.sentence.tokens[head], self.lexicon), lemma_of(self.sentence.tokens[head]))
        )

    def _governor(self, head: int, link: Link) -> Governor | None:
        """Return what a word does to that which depends on it; an act of a pattern with content comes first."""
        trigger = self.triggers.get(head)
        if trigger and trigger.pattern.content:
            return _as_governor(trigger.pattern)
        token = self.sentence.tokens[head]
        if token.pos in VERBAL:
            candidates = [self.words.verbs.get(lemma) for lemma in verb_lemmas(token, self.lexicon)]
            candidates.append(self.words.adjectives.get(plain(token.text)) if is_participle(token) else None)
        elif token.pos == "ADJ":
            past = self.lexicon.participles.get(plain(token.text), "")
            candidates = [
                self.words.adjectives.get(lemma_of(token)),
                self.words.adjectives.get(plain(token.text)),
                self.words.verbs.get(past),
            ]
        else:
            candidates = [self.words.nouns.get(lemma) for lemma in singulars(token)]
        found = next((candidate for candidate in candidates if candidate), None)
        return found if found and (not found.only or link in found.only) else None

    def _effect(self, governor: Governor, head: int) -> Effect:
        """Return the effect of a governor; a modal in the perfect made the act a fact ("a dû se retirer")."""
        if governor.fact and self._finite(head) not in (None, head) and "VerbForm=Part" in self.sentence.tokens[head].morph:
            finite = self._finite(head)
            if finite is not None and "Mood=Cnd" not in self.sentence.tokens[finite].morph:
                return "said"
        return governor.status


def _as_governor(pattern: Pattern) -> Governor:
    effects: dict[Status, Effect] = {
        "announced": "announced",
        "requested": "requested",
        "conditional": "conditional",
        "denied": "denied",
        "alleged": "alleged",
        "happened": "presupposes",
        "ongoing": "presupposes",
    }
    return Governor(lemma=pattern.id, status=effects[pattern.content or "happened"], speech=True)


def _status(effect: Effect) -> Status:
    match effect:
        case "announced" | "requested" | "conditional" | "denied" | "alleged":
            return effect
        case _:
            return "happened"
