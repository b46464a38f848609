"""Words that decide the status of what depends on them."""

import msgspec

from recoupe.lexicon.event_words import Effect, Governor, Link
from recoupe.lexicon.events import EventsLexicon, Pattern
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.negation import negation_of
from recoupe.stages.events.triggers import Trigger
from recoupe.stages.events.words import VERBAL, is_participle, lemma_of, plain, singulars
from recoupe.types.base import Record
from recoupe.types.events import EventType, Status


class Cue(Record, frozen=True, kw_only=True):
    """One reason for a status: the word, what it does, whether its subject is who says so, and the types it does not touch.

    `plots`: the types of acts that the word tells of as planned in secret, whatever its tense.
    """

    index: int
    effect: Effect
    speech: bool = False
    except_: tuple[EventType, ...] = ()
    quoted: Status | None = None
    plots: tuple[EventType, ...] = ()


class Governors:
    """The governing words of one sentence."""

    def __init__(self, frames: Frames, triggers: dict[int, Trigger], lexicon: EventsLexicon) -> None:
        self.frames = frames
        self.sentence = frames.sentence
        self.triggers = triggers
        self.lexicon = lexicon
        self.words = lexicon.words
        rules = lexicon.words.negation
        self.negates = not all(map(frames.forms.isdisjoint, (rules.words, rules.determiners, rules.without)))

    def negation(self, index: int) -> int | None:
        """Return the word that negates a verb or noun, or None; most sentences have none at all."""
        return negation_of(self.sentence, index, self.words) if self.negates else None

    def governor(self, head: int, link: Link, slot: str = "") -> Governor | None:
        """Return what a word does to that which depends on it, in a slot; an act of a pattern with content comes first."""
        trigger = self.triggers.get(head)
        if trigger and trigger.pattern.content:
            return _whole(_as_governor(trigger.pattern), link)
        token = self.sentence.tokens[head]
        if trigger and trigger.pattern.id in self.words.verbs:
            candidates: list[Governor | None] = [self.words.verbs[trigger.pattern.id]]
        elif token.pos in VERBAL:
            candidates = [self.words.verbs.get(lemma) for lemma in self.frames.lemmas(head)]
            candidates.append(self.words.adjectives.get(plain(token.text)) if is_participle(token) else None)
        elif token.pos in ("ADJ", "ADV"):
            past = self.lexicon.participles.get(plain(token.text), "")
            candidates = [
                self.words.adjectives.get(lemma_of(token)),
                self.words.adjectives.get(plain(token.text)),
                self.words.verbs.get(past),
            ]
        else:
            candidates = [self.words.nouns.get(lemma) for lemma in singulars(token)]
        found = next((candidate for candidate in candidates if candidate), None)
        if found is None or (found.only and link not in found.only):
            return None
        if found.slots and slot not in found.slots:
            return None
        own = found.infinitive if link == "infinitive" else None
        found = msgspec.structs.replace(found, status=own) if own else found
        return _whole(found, link) if token.pos in VERBAL else found

    def cue(self, governor: Governor, head: int) -> Cue:
        """Return the cue of a governing word; a refusal that is itself negated leaves the act open ("n'exclut pas de")."""
        effect = self.effect(governor, head)
        if self.turned(governor, head):
            effect = governor.negated or "conditional"
            return Cue(index=head, effect=effect, speech=governor.speech, except_=governor.except_)
        return Cue(
            index=head,
            effect=effect,
            speech=governor.speech,
            except_=governor.except_,
            quoted=governor.quoted,
            plots=governor.plots,
        )

    def turned(self, governor: Governor, head: int) -> bool:
        """Return whether a negation turns what a word does into something else, and does not deny the act."""
        turns = governor.negated is not None or self.effect(governor, head) == "denied"
        return turns and self.negation(head) is not None

    def effect(self, governor: Governor, head: int) -> Effect:
        """Return the effect of a governor; a modal in the perfect made the act a fact ("a dû se retirer")."""
        if governor.fact and self.finite(head) not in (None, head) and "VerbForm=Part" in self.sentence.tokens[head].morph:
            finite = self.finite(head)
            if finite is not None and "Mood=Cnd" not in self.sentence.tokens[finite].morph:
                return "said"
        return governor.status

    def finite(self, index: int) -> int | None:
        """Return the finite word of a verb: its first auxiliary, or itself."""
        for place in (*self.frames.auxiliaries(index), index):
            if "VerbForm=Fin" in self.sentence.tokens[place].morph:
                return place
        return None


def _whole(governor: Governor, link: Link) -> Governor:
    """Return a governor as it works on an infinitive or clause: "refuse de condamner" denies, "refuse la critique" does not."""
    denies = governor.status == "denied" and link in ("infinitive", "clause")
    return msgspec.structs.replace(governor, except_=()) if denies else governor


def _as_governor(pattern: Pattern) -> Governor:
    """Return the effect of an act on its content; what is refused or denied may itself have been asked or said."""
    effects: dict[Status, Effect] = {
        "announced": "announced",
        "requested": "requested",
        "conditional": "conditional",
        "denied": "denied",
        "alleged": "alleged",
        "happened": "presupposes",
        "ongoing": "presupposes",
    }
    asked: tuple[EventType, ...] = ("ACCUSE", "REQUEST", "THREATEN") if pattern.content == "denied" else ()
    return Governor(lemma=pattern.id, status=effects[pattern.content or "happened"], speech=True, except_=asked)
