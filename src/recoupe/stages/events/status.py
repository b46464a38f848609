"""Whether an act took place, and the word that says so: its own form first, then all that governs it."""

import msgspec

from recoupe.lexicon.event_words import Effect, Governor, Link
from recoupe.stages.events.arguments import Arguments
from recoupe.stages.events.given import is_backdrop, is_done
from recoupe.stages.events.governors import Cue
from recoupe.stages.events.hypothesis import condition_before
from recoupe.stages.events.triggers import Trigger
from recoupe.stages.events.words import (
    VERBAL,
    case_words,
    is_participle,
    is_present_participle,
    lemma_of,
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


class Climb(Arguments):
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
        if plan is None or kind not in self.words.alone:
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
            return next((place for place in self._chain(head) if self.frames.infinitive(place)), head)
        if self._stands_alone(current, head):
            return next((place for place in self._chain(head) if not case_words(self.sentence, place)), head)
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
        repeated = self.slot(head) in self.words.places.content
        return repeated or (bool(self.slot(head)) and self.is_new(current) and not self.is_new(head))

    def _chain(self, index: int) -> list[int]:
        """Return the words above a noun, itself first, as far as nouns hang on nouns, and the verb above them."""
        chain = [index]
        for _ in range(_STEPS):
            above = self.sentence.tokens[chain[-1]].head
            if above == chain[-1] or self.frames.is_verbal(chain[-1]):
                break
            chain.append(above)
        return chain

    def _goes_on(self, index: int) -> bool:
        """Return whether the verb above an act says that it goes on: "les raids se poursuivent", "continue de bombarder"."""
        head = self.frames.head(index)
        dep = self.sentence.tokens[index].dep
        goes = head != index and dep in ("xcomp", "obj", "nsubj", "nsubj:pass") and self.carries(head, self.words.supports.going)
        return goes and not (dep == "xcomp" and self.frames.passive(head))

    def _cues(self, index: int) -> list[Cue]:
        """Return the cues of a word and of all that governs it, innermost first."""
        own = self.own(index)
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
            return self._clause(current, head)
        if token.pos == "ADJ" or is_participle(token):
            return self._predicate(current, head)
        if self.sentence.tokens[head].pos in VERBAL or self.is_predicate(head):
            found = self.argument(current, head)
            found = self._feared(current, head) if found is None else found
            whole = token.dep in ("xcomp", "ccomp") and self.frames.auxiliaries(current)
            return self._clause(current, head) if found is None and whole else found
        return self.complement(current, head)

    def _feared(self, current: int, head: int) -> list[Cue] | None:
        """Return the cue of a fear or risk of which an act is the subject: "craindre qu'une attaque ne déstabilise le pays"."""
        if (near := self._feared_right_before(current)) is not None:
            return [near]
        above = self.frames.head(head)
        if not self.sentence.tokens[current].dep.startswith("nsubj") or above == head or self.frames.is_definite(current):
            return None
        governor = self.governor(above, "clause") if self._is_content(head) else None
        return [self.cue(governor, above)] if governor and governor.status == "conditional" else None

    def _feared_right_before(self, current: int) -> Cue | None:
        """Return the cue of a fear whose "que" stands right before an act that is not known, wherever the parser hangs it."""
        tokens = self.sentence.tokens
        that = current - 2
        if that < 1 or tokens[current - 1].pos != "DET" or plain(tokens[that].text) not in self.words.negation.restrictive:
            return None
        governor = None if self.frames.is_definite(current) else self.governor(that - 1, "clause")
        return self.cue(governor, that - 1) if governor and governor.status == "conditional" else None

    def _clause(self, current: int, head: int) -> list[Cue] | None:
        """A verb below another word: infinitive or clause."""
        token = self.sentence.tokens[current]
        if token.dep == "acl:relcl" and not self._completes(current, head):
            return self._cleft(head)
        link = self.link(current)
        if link == "infinitive" and (aim := self._aim(head)) is not None:
            return [aim]
        governor, head = self._ruler(current, head, link)
        if governor is not None:
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
        if link == "infinitive" and (ranked := self._ranked(current, head)) is not None:
            return self.own(ranked)
        if link == "infinitive" and token.dep == "xcomp":
            return self.own(head)
        aims = self.slot(current) in self.words.places.purpose and not self._is_past_infinitive(current)
        if link == "infinitive" and aims and self._aiming(current) == head:
            return [cue for cue in self.own(head) if cue.effect != "denied"]
        return None

    def _ranked(self, current: int, head: int) -> int | None:
        """Return the noun of whom an infinitive says what he is the first or last to do: "sera le premier dirigeant à se rendre"."""
        tokens = self.sentence.tokens
        if self.slot(current) not in self.words.places.content:
            return None
        for place in self._chain(head):
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
        governor = self.governor(head, link, self.slot(current)) if self._is_content(current) else None
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
        found = self.governor(before, link, self.slot(current))
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

    def _is_content(self, index: int) -> bool:
        """Return whether a clause or infinitive is what is said, asked or wanted, and not when or why."""
        if is_present_participle(self.sentence.tokens[index]):
            return False
        dep = self.sentence.tokens[index].dep
        if dep in ("acl:relcl", "xcomp", "ccomp", "csubj", "obj", "obl:arg", "nsubj") or self._that(index):
            return True
        return dep in ("advcl", "acl", "obl", "obl:mod", "nmod", "advmod", "dep") and (
            self.slot(index) in self.words.places.content or not self.frames.is_verbal(self.sentence.tokens[index].head)
        )

    def _that(self, index: int) -> bool:
        """Return whether a clause begins with "que" right behind the verb it hangs on, whatever the parser calls it."""
        tokens, head = self.sentence.tokens, self.sentence.tokens[index].head
        if tokens[head].pos != "VERB" or head + 1 >= index:
            return False
        if plain(tokens[head + 1].text) not in self.words.negation.restrictive:
            return False
        return not any("VerbForm=Fin" in token.morph and token.head != index for token in tokens[head + 2 : index])

    def _predicate(self, current: int, head: int) -> list[Cue] | None:
        """A participle or adjective: "se dit prêt à", "soupçonné de", "a été accusé de"."""
        token = self.sentence.tokens[current]
        if token.dep in ("xcomp", "ccomp") and self.frames.is_verbal(head):
            governor = self.governor(head, "clause" if token.dep == "ccomp" else "infinitive")
            if governor:
                return [self.cue(governor, head), *self.verbal(head)]
            return self.own(head)
        return None


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
