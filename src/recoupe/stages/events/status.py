"""Whether an act took place, and the word that says so: its own form first, then all that governs it."""

from recoupe.lexicon.event_words import Effect, Governor, Link
from recoupe.lexicon.events import EventsLexicon, Pattern
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.negation import negation_of
from recoupe.stages.events.triggers import Trigger, verb_lemmas
from recoupe.stages.events.words import VERBAL, case_words, is_infinitive, is_participle, lemma_of, plain, singulars
from recoupe.types.base import Record
from recoupe.types.events import Status

_STEPS = 10
_RANK: dict[Effect, int] = {"denied": 0, "alleged": 1, "conditional": 2, "requested": 2, "announced": 2}


class Cue(Record, frozen=True, kw_only=True):
    """One reason for a status: the word, what it does, and whether its subject is who says so."""

    index: int
    effect: Effect
    speech: bool = False


class Outcome(Record, frozen=True, kw_only=True):
    """The status of an act, its cue, and the words whose subjects say so, innermost first."""

    status: Status
    cue: int | None = None
    sources: tuple[int, ...] = ()


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
        cues = [cue for cue in cues if cue.effect != "said" or cue.speech]
        facts = [n for n, cue in enumerate(cues) if cue.effect == "presupposes"]
        if facts:
            cues = [cue for cue in cues[: facts[0]] if cue.effect != "presupposes"]
        sources = tuple(cue.index for cue in cues if cue.speech)
        real = [cue for cue in cues if cue.effect in _RANK]
        if not real:
            return Outcome(status=trigger.pattern.status, sources=sources)
        best = min(real, key=lambda cue: _RANK[cue.effect])
        return Outcome(status=_status(best.effect), cue=best.index, sources=sources)

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
        return cues + self._modifiers(index)

    def _modifiers(self, index: int) -> list[Cue]:
        cues = []
        for child in self.sentence.children[index]:
            token = self.sentence.tokens[child]
            if token.dep in ("amod", "advmod", "acl"):
                effect = self.words.modifiers.get(lemma_of(token)) or self.words.modifiers.get(plain(token.text))
                if effect:
                    cues.append(Cue(index=child, effect=effect))
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
        return cues + self._modifiers(index)

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
        elif effect is None and self._has_condition(index) and "Tense=Pres" in morph:
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
                if marker and (not marker.only or self._link(index) in marker.only):
                    return [Cue(index=child, effect=marker.status)]
        return []

    def _link(self, index: int) -> Link:
        token = self.sentence.tokens[index]
        if is_infinitive(token):
            return "infinitive"
        return "clause" if token.pos in VERBAL else "complement"

    def _governed(self, current: int, head: int) -> list[Cue] | None:
        """Return the cues that a governing word adds; None where the way up ends."""
        token = self.sentence.tokens[current]
        if token.pos in VERBAL and not is_participle(token):
            return self._clause(current, head)
        if token.pos == "ADJ" or is_participle(token):
            return self._predicate(current, head)
        if self.sentence.tokens[head].pos in VERBAL or self._is_predicate(head):
            return self._argument(current, head)
        return self._complement(current, head)

    def _is_predicate(self, index: int) -> bool:
        return self.sentence.tokens[index].pos == "ADJ" and lemma_of(self.sentence.tokens[index]) in self.words.adjectives

    def _clause(self, current: int, head: int) -> list[Cue] | None:
        """A verb below another word: infinitive or clause."""
        token = self.sentence.tokens[current]
        if token.dep == "acl:relcl":
            return None
        link: Link = "infinitive" if is_infinitive(token) else "clause"
        governor = self._governor(head, link)
        if governor is not None:
            own = self._verbal(head) if self.frames.is_verbal(head) else self._nominal(head)
            cue = Cue(index=head, effect=self._effect(governor, head), speech=governor.speech)
            if link == "clause":
                return [cue, *(c for c in own if c.effect == "denied" and governor.status in ("alleged", "conditional"))]
            return [cue, *own, *self._markers(head)]
        if link == "infinitive" and token.dep == "xcomp":
            return self._own(head)
        return None

    def _predicate(self, current: int, head: int) -> list[Cue] | None:
        """A participle or adjective: "se dit prêt à", "soupçonné de", "a été accusé de"."""
        token = self.sentence.tokens[current]
        if token.dep in ("xcomp", "ccomp") and self.frames.is_verbal(head):
            governor = self._governor(head, "clause" if token.dep == "ccomp" else "infinitive")
            if governor:
                return [Cue(index=head, effect=self._effect(governor, head), speech=governor.speech), *self._verbal(head)]
            return self._own(head)
        return None

    def _argument(self, current: int, head: int) -> list[Cue] | None:
        """A noun below a verb: its object, or its subject where the verb says that it takes place."""
        dep = self.sentence.tokens[current].dep
        frame = self.frames.of(head)
        if current in frame.get("object", ()) or (dep.startswith("obl") and self._slot(current) in ("à", "de", "pour", "contre")):
            governor = self._governor(head, "object")
            if governor:
                cue = Cue(index=head, effect=self._effect(governor, head), speech=governor.speech)
                return [cue, *self._own(head)]
            return self._own(head) if self._carries(head, self.words.supports.object) else None
        if dep.startswith("nsubj") and (self._carries(head, self.words.supports.occur) or self._is_predicate(head)):
            cues = self._own(head)
            if self._is_predicate(head):
                cues.insert(0, Cue(index=head, effect=self.words.adjectives[lemma_of(self.sentence.tokens[head])].status))
            return cues
        return None

    def _complement(self, current: int, head: int) -> list[Cue] | None:
        """A noun below a noun: "risque de frappes", "reprise des frappes"."""
        token = self.sentence.tokens[current]
        if not token.dep.startswith(("nmod", "obl")):
            return None
        governor = self._governor(head, "complement")
        if governor and self._slot(current) in ("de", "à", "pour", "en", "sur"):
            return [Cue(index=head, effect=governor.status, speech=governor.speech), *self._own(head)]
        lemmas = singulars(self.sentence.tokens[head])
        return self._own(head) if any(lemma in self.words.supports.phases for lemma in lemmas) else None

    def _slot(self, index: int) -> str:
        return self.words.slots.get(case_words(self.sentence, index), "")

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
