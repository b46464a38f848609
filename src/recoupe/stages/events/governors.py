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
from recoupe.types.grammar import Token

_COMMENT = "01"
"""What the CAMEO codes of statements begin with: a denial says that something is not so, a refusal that it should not be."""


class Cue(Record, frozen=True, kw_only=True):
    """One reason for a status: the word, what it does, whether its subject is who says so, and the types it does not touch.

    `plots`: the types of acts that the word tells of as planned in secret, whatever its tense. `last`: what stands above it says
    nothing of the act. `refused`: it turns a plan down, which is a plan still. `weak`: it only talks of the act.
    """

    index: int
    effect: Effect
    speech: bool = False
    except_: tuple[EventType, ...] = ()
    quoted: Status | None = None
    plots: tuple[EventType, ...] = ()
    last: bool = False
    refused: bool = False
    weak: bool = False


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
        trigger, token = self.triggers.get(head), self.sentence.tokens[head]
        if trigger and trigger.pattern.content:
            noun = self._noun(token) if token.pos == "NOUN" else None
            elsewhere = noun is not None and noun.slots and slot and slot not in noun.slots
            return None if elsewhere else _whole(_as_governor(trigger.pattern), link)
        if trigger and trigger.pattern.id in self.words.verbs:
            candidates: list[Governor | None] = [self.words.verbs[trigger.pattern.id]]
        elif token.pos in VERBAL:
            candidates = [self.words.verbs.get(lemma) for lemma in self.names(head)]
            candidates.append(self.words.adjectives.get(plain(token.text)) if is_participle(token) else None)
        elif token.pos in ("ADJ", "ADV"):
            past = self.lexicon.participles.get(plain(token.text), "")
            candidates = [
                self.words.adjectives.get(lemma_of(token)),
                self.words.adjectives.get(plain(token.text)),
                self.words.verbs.get(past),
            ]
        else:
            candidates = [self._noun(token)]
        found = next((candidate for candidate in candidates if candidate), None)
        if found is None or (found.only and link not in found.only):
            return None
        if found.slots and slot not in found.slots:
            return None
        own = found.infinitive if link == "infinitive" else None
        found = msgspec.structs.replace(found, status=own) if own else found
        return _whole(found, link) if token.pos in VERBAL else found

    def _noun(self, token: Token) -> Governor | None:
        """Return what a noun does to its complement."""
        return next((row for lemma in singulars(token) if (row := self.words.nouns.get(lemma))), None)

    def names(self, verb: int) -> list[str]:
        """Return the lemmas of a verb, with "se" before them where it has a reflexive pronoun, then without."""
        lemmas = list(self.frames.lemmas(verb))
        pronouns = [c for c in self.sentence.children[verb] if c < verb]
        if not any(plain(self.sentence.tokens[c].text) in self.words.voices.reflexive for c in pronouns):
            return lemmas
        return [*(f"{self.words.voices.oneself} {lemma}" for lemma in lemmas), *lemmas]

    def cue(self, governor: Governor, head: int) -> Cue:
        """Return the cue of a governing word; a refusal that is itself negated leaves the act open ("n'exclut pas de")."""
        effect = self.effect(governor, head)
        if (still := self._still(governor, head)) is not None:
            return Cue(index=head, effect=still, speech=governor.speech, last=True)
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
            refused=governor.refused,
            weak=governor.weak,
        )

    def _still(self, governor: Governor, head: int) -> Effect | None:
        """Return what an act is that is only to be averted or given up: "pour éviter une annexion", "refuse d'y renoncer"."""
        if not (governor.open or governor.asked) or not self.frames.infinitive(head):
            return None
        above = self.frames.head(head)
        ruler = self.governor(above, "infinitive") if above != head else None
        if governor.open:
            return None if ruler and ruler.status == "said" and not ruler.speech else governor.open
        return governor.asked if ruler and ruler.status in ("requested", "denied") else None

    def turned(self, governor: Governor, head: int) -> bool:
        """Return whether a negation turns what a word does into something else, and does not deny the act."""
        turns = governor.negated is not None or self.effect(governor, head) == "denied"
        return turns and (self.negation(head) is not None or self._without(head))

    def _without(self, verb: int) -> bool:
        """Return whether "sans" stands before an infinitive: "sans oublier de condamner"."""
        below = (c for c in self.sentence.children[verb] if c < verb and self.sentence.tokens[c].dep in ("mark", "case"))
        return self.frames.infinitive(verb) and any(
            plain(self.sentence.tokens[c].text) in self.words.negation.without for c in below
        )

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
    refused = pattern.content == "denied" and not (pattern.cameo or "").startswith(_COMMENT)
    return Governor(lemma=pattern.id, status=effects[pattern.content or "happened"], speech=True, except_=asked, refused=refused)
