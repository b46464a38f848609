"""Whether an act took place, and the word that says so: its own form first, then all that governs it."""

import msgspec

from recoupe.lexicon.event_words import Effect
from recoupe.stages.events.clauses import Clauses
from recoupe.stages.events.given import is_backdrop, is_done
from recoupe.stages.events.governors import Cue
from recoupe.stages.events.hypothesis import condition_before
from recoupe.stages.events.triggers import Trigger
from recoupe.stages.events.words import (
    VERBAL,
    case_words,
    is_participle,
    plain,
)
from recoupe.types.base import Record
from recoupe.types.events import EventType, Status

_STEPS = 10
_OPEN: frozenset[Effect] = frozenset({"announced", "requested", "conditional"})
_RANK: dict[Effect, int] = {"denied": 0, "alleged": 1, "conditional": 2, "requested": 2, "announced": 2}


class Outcome(Record, frozen=True, kw_only=True):
    """The status of an act, its cue, the words whose subjects say so, innermost first, and the status in a quotation.

    `excluded`: said never to happen ("nous ne frapperons pas"), which is neither an act nor its denial. `plot`: a plot.
    """

    status: Status
    cue: int | None = None
    sources: tuple[int, ...] = ()
    quoted: Status | None = None
    excluded: bool = False
    plot: bool = False


class Climb(Clauses):
    """One way up the tree of a sentence, from a trigger to the root, collecting cues."""

    def outcome(self, trigger: Trigger) -> Outcome:
        """Return the status of the act of a trigger."""
        cues = self._cues(self._start(trigger))
        for head in trigger.heads:
            inner = [cue for cue in self.nominal(head) if cue.index not in trigger.heads]
            cues += [cue for cue in inner if self.sentence.tokens[cue.index].dep != "det" or cue.effect == "denied"]
        kind = trigger.pattern.type
        cues = [_excepted(cue) if kind in cue.except_ else cue for cue in cues]
        if not self.frames.is_definite(trigger.index):
            cues = [_planned(cue) if kind in cue.plots else cue for cue in cues]
        facts = [n for n, cue in enumerate(cues) if cue.effect == "presupposes"]
        if facts:
            cues = [cue for cue in cues[: facts[0]] if cue.effect != "presupposes"]
        sources = tuple(cue.index for cue in cues if cue.speech)
        real = self._standing([cue for cue in cues if cue.effect in _RANK], kind)
        condition = None if real else condition_before(self.sentence, trigger.index, self.words)
        if condition is not None:
            return Outcome(status="conditional", cue=condition, sources=sources)
        if not real:
            goes_on = trigger.pattern.status == "happened" and self._goes_on(trigger.index)
            return Outcome(status="ongoing" if goes_on else trigger.pattern.status, sources=sources)
        best = min(real, key=lambda cue: _RANK[cue.effect])
        if best.effect == "announced":
            best = next((cue for cue in real if cue.effect == "requested" or self._doubts(cue, best)), best)
        own = {cue.effect for cue in self.verbal(trigger.index)} if self.frames.is_verbal(trigger.index) else set()
        excluded = {"denied", "announced"} <= own
        return Outcome(
            status=_status(best.effect),
            cue=best.index,
            sources=sources,
            quoted=best.quoted,
            excluded=excluded,
            plot=kind in best.plots,
        )

    def _standing(self, cues: list[Cue], kind: EventType) -> list[Cue]:
        """Return the cues without those that turn down what others plan to do: "s'oppose au projet d'annexion"."""
        plan = next((n for n, cue in enumerate(cues) if self._is_plan(cue)), None)
        if plan is None or kind not in self.words.supports.alone:
            return cues
        return [cue for n, cue in enumerate(cues) if n < plan or not cue.refused]

    def _is_plan(self, cue: Cue) -> bool:
        return cue.effect == "announced" and self.sentence.tokens[cue.index].pos == "NOUN"

    def _doubts(self, cue: Cue, plan: Cue) -> bool:
        """Return whether a cue makes a plan a possibility: "pourrait annoncer un retrait", "savoir s'il va partir".

        Neither the mood of the plan's own word does ("devrait partir"), nor a warning, nor the mark of a question.
        """
        asks = self.sentence.tokens[cue.index].text in self.words.voices.questions
        talks = cue.weak and self._is_plan(plan)
        return cue.effect == "conditional" and cue.index != plan.index and not cue.speech and not asks and not talks

    def _start(self, trigger: Trigger) -> int:
        """Return the word from which the way up starts: of "l'attaque commise" the noun."""
        token = self.sentence.tokens[trigger.index]
        participle = token.dep == "acl" and is_participle(token) and not self.frames.auxiliaries(trigger.index)
        return token.head if participle and token.head in trigger.heads else trigger.index

    def _peer(self, current: int, head: int) -> int:
        """Return the act beside which a joined act belongs: in "l'arrestation de X et l'exil" not X.

        Prepositions are said again before each of several nouns: in "l'arrêt des raids et une trêve" the truce is no raid.
        """
        tokens = self.sentence.tokens
        if tokens[head].pos == "ADJ" and tokens[head].dep == "amod":
            head = tokens[head].head
        if self.frames.infinitive(current) and not self.frames.is_verbal(head):
            return next((place for place in self.chain(head) if self.frames.infinitive(place)), head)
        if self._stands_alone(current, head):
            return next((place for place in self.chain(head) if not case_words(self.sentence, place)), head)
        above = tokens[head].head
        inner = head not in self.triggers and tokens[head].dep == "nmod"
        return above if inner and above in self.triggers and not self.frames.is_verbal(above) else head

    def _stands_alone(self, current: int, head: int) -> bool:
        """Return whether a noun has an article but not the preposition of the noun that a parser joined it to."""
        tokens = self.sentence.tokens
        noun = tokens[current].pos == "NOUN" and tokens[head].pos == "NOUN" and tokens[head].dep.startswith(("nmod", "obl"))
        article = any(tokens[c].dep == "det" for c in self.sentence.children[current])
        if not (noun and article) or case_words(self.sentence, current):
            return False
        repeated = self.frames.slot(head) in self.words.places.content
        return repeated or (bool(self.frames.slot(head)) and self.is_new(current) and not self.is_new(head))

    def _goes_on(self, index: int) -> bool:
        """Return whether the verb above an act says that it goes on: "les raids se poursuivent", "continue de bombarder"."""
        head = self.frames.head(index)
        dep = self.sentence.tokens[index].dep
        goes = head != index and dep in ("xcomp", "obj", "nsubj", "nsubj:pass") and self.carries(head, self.words.supports.going)
        return goes and not (dep == "xcomp" and self.frames.passive(head))

    def _took_place(self, index: int) -> bool:
        """Return whether an act is the subject of a verb that says that it took place: "la marche demandée s'est déroulée"."""
        head = self.frames.head(index)
        subject = head != index and self.sentence.tokens[index].dep.startswith("nsubj")
        return subject and self.frames.among(head, self.words.supports.occur) is not None and not self.own(head)

    def _cues(self, index: int) -> list[Cue]:
        """Return the cues of a word and of all that governs it, innermost first."""
        own = self.own(index)
        if self._took_place(index):
            own = [cue for cue in own if cue.effect not in _OPEN]
        if is_backdrop(self.frames, index):
            return own
        cues, current = [*own], index
        for _ in range(_STEPS):
            token = self.sentence.tokens[current]
            head = self.frames.head(current)
            if head == current or (cues and cues[-1].effect == "presupposes") or any(cue.last for cue in cues):
                break
            if token.dep == "conj":
                head = self._peer(current, head) if current in self.triggers else head
                joined = self._joined(current, head)
                if joined is None:
                    break
                cues += joined
                current = head
                continue
            found = self._governed(current, head)
            if found is None:
                break
            cues += found
            current = head
        if not is_done(self.frames, index):
            return cues
        return [*own, *(cue for cue in cues[len(own) :] if cue.effect not in _OPEN)]

    def _joined(self, current: int, head: int) -> list[Cue] | None:
        """Return the cues that a word shares with the one it is joined to.

        A noun joined to a verb is one more object of it, an infinitive joined to a modal verb one more of its infinitives.
        """
        if self.sentence.tokens[current].pos == "NOUN" and self.sentence.tokens[head].pos == "VERB":
            return self.object_of(head)
        if self.frames.infinitive(current) and self.finite(head) is not None and (ruler := self.governor(head, "infinitive")):
            return [self.cue(ruler, head), *self.own(head)]
        if self.frames.infinitive(current) and (aim := self._aim(head)) is not None:
            return [aim]
        if self.finite(current) is None:
            return self.markers(head) + ([] if self.frames.is_verbal(head) else self.nominal(head))
        return []

    def _governed(self, current: int, head: int) -> list[Cue] | None:
        """Return the cues that a governing word adds; None where the way up ends."""
        token = self.sentence.tokens[current]
        near = self.noun_before(current, head)
        if near is not None and (found := self.complement(current, near)) is not None:
            return [*found, *(self._governed(near, head) or [])]
        if token.pos in VERBAL and (not is_participle(token) or self.frames.auxiliaries(current)):
            return self.clause(current, head)
        if token.pos == "ADJ" or is_participle(token):
            return self.predicate(current, head)
        if self.sentence.tokens[head].pos in VERBAL or self.is_predicate(head) or self._told_of(current, head):
            found = self.argument(current, head)
            found = self._feared(current, head) if found is None else found
            whole = token.dep in ("xcomp", "ccomp") and self.frames.auxiliaries(current)
            return self.clause(current, head) if found is None and whole else found
        return self.complement(current, head)

    def _told_of(self, current: int, head: int) -> bool:
        """Return whether a noun is what a sentence says of its subject: "sont à l'étude"."""
        deps = {self.sentence.tokens[c].dep for c in self.sentence.children[head]}
        return self.sentence.tokens[current].dep.startswith("nsubj") and {"cop", "case"} <= deps

    def _feared(self, current: int, head: int) -> list[Cue] | None:
        """Return the cue of a fear or risk of which an act is the subject: "craindre qu'une attaque ne déstabilise le pays"."""
        if (near := self._feared_right_before(current)) is not None:
            return [near]
        above = self.frames.head(head)
        if not self.sentence.tokens[current].dep.startswith("nsubj") or above == head or self.frames.is_definite(current):
            return None
        governor = self.governor(above, "clause") if self.is_content(head) else None
        return [self.cue(governor, above)] if governor and governor.status == "conditional" else None

    def _feared_right_before(self, current: int) -> Cue | None:
        """Return the cue of a fear whose "que" stands right before an act that is not known, wherever the parser hangs it."""
        tokens = self.sentence.tokens
        that = current - 2
        if that < 1 or tokens[current - 1].pos != "DET" or plain(tokens[that].text) not in self.words.negation.restrictive:
            return None
        governor = None if self.frames.is_definite(current) else self.governor(that - 1, "clause")
        return self.cue(governor, that - 1) if governor and governor.status == "conditional" else None


def _excepted(cue: Cue) -> Cue:
    """Return a cue for an act that its word does not decide on; who rejects a charge does not say that it was made."""
    return msgspec.structs.replace(cue, effect="said", speech=cue.speech and cue.effect != "denied")


def _planned(cue: Cue) -> Cue:
    """Return a cue for an act that stays a plan also where the planning is past: "a préparé un attentat"."""
    return msgspec.structs.replace(cue, effect="announced") if cue.effect == "said" else cue


def _status(effect: Effect) -> Status:
    match effect:
        case "announced" | "requested" | "conditional" | "denied" | "alleged":
            return effect
        case _:
            return "happened"
