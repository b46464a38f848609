"""What a word says of its own act: negation, adjectives, questions, and what its mood and joining word say."""

from recoupe.lexicon.event_words import Governor
from recoupe.stages.events.governors import Cue
from recoupe.stages.events.moods import Moods
from recoupe.stages.events.words import is_participle, lemma_of, plain

_STOPS = frozenset({".", "!", ";", "…", "..."})
"""Marks behind which another sentence asks."""


class Own(Moods):
    """The cues that the words of one sentence carry themselves."""

    def own(self, index: int) -> list[Cue]:
        """Return what a word says of itself: negation, mood, tense, modifiers, markers."""
        cues = self.markers(index)
        return cues + (self.verbal(index) if self.frames.is_verbal(index) else self.nominal(index))

    def nominal(self, index: int) -> list[Cue]:
        """Return the cues of a noun: "aucun contact", "pas de contact", "un éventuel contact"."""
        cues = []
        negative = self.negation(index)
        if negative is not None and not self._opens(index, negative):
            cues.append(Cue(index=negative, effect="denied"))
        if self.frames.auxiliaries(index):
            mood = self.mood(index)
            cues += [mood] if mood else []
        return cues + self.modifiers(index)

    def _opens(self, index: int, negative: int) -> bool:
        """Return whether the negation before a noun is that of a refusal above it: "n'exclut pas de nouvelles sanctions"."""
        head = self.frames.head(index)
        if not self.frames.is_verbal(head) or self.negation(head) != negative:
            return False
        rows = (self.words.verbs.get(lemma) for lemma in self.frames.lemmas(head))
        return any(row is not None and row.status == "denied" for row in rows)

    def modifiers(self, index: int) -> list[Cue]:
        """Return the cues of the adjectives, participles and adverbs of a word: "le retrait annoncé"."""
        cues = []
        for child in self.sentence.children[index]:
            token = self.sentence.tokens[child]
            if token.dep in ("amod", "advmod", "acl") or (token.dep == "det" and self._right_before(child, index)):
                if self._strengthens(child):
                    continue
                effect = self.words.modifiers.get(lemma_of(token)) or self.words.modifiers.get(plain(token.text))
                if effect:
                    cues.append(Cue(index=child, effect=effect))
                elif (
                    is_participle(token) and (governor := self.governor(child, "object")) and self._tells(child, governor, index)
                ):
                    cues.append(self.cue(governor, child))
        return cues

    def _strengthens(self, child: int) -> bool:
        """Return whether a word only strengthens the adjective behind it: "la toute première attaque"."""
        if plain(self.sentence.tokens[child].text) not in self.words.voices.strengthening or child == 0:
            return False
        around = self.sentence.tokens[child - 1 : child + 2]
        return [token.pos for token in around[::2]] == ["DET", "ADJ"]

    def _right_before(self, child: int, index: int) -> bool:
        """Return whether nothing but adjectives stands between a word and its noun: "toute nouvelle attaque"."""
        return child < index and all(token.pos == "ADJ" for token in self.sentence.tokens[child + 1 : index])

    def _tells(self, child: int, governor: Governor, index: int) -> bool:
        """Return whether a participle says how real its noun is; one that is an act itself only as a charge."""
        if child not in self.triggers:
            return True
        if governor.status == "requested" and index not in self.triggers[child].heads:
            return not self.frames.among(child, self.words.supports.done)
        verb = self.frames.among(child, self.words.verbs)
        return governor.status == "alleged" and verb is not None and self.words.verbs[verb].control == "subject"

    def verbal(self, index: int) -> list[Cue]:
        """Return the cues of a verb: negation, mood, tense."""
        cues = []
        negative = self.negation(index)
        if negative is not None:
            cues.append(Cue(index=negative, effect="denied"))
        cues += self._negative_subject(index)
        mood = self.mood(index)
        if mood:
            cues.append(mood)
        if self.sentence.tokens[index].head == index and self.frames.infinitive(index) and not self._is_made(index):
            cues.append(Cue(index=index, effect="announced"))
        return cues + self.modifiers(index) + self._question(index)

    def _is_made(self, index: int) -> bool:
        """Return whether a finite verb stands below an infinitive as its helper: "se font remarquer"."""
        below = (self.sentence.tokens[c] for c in self.sentence.children[index])
        made = self.words.voices.causative
        return any("VerbForm=Fin" in token.morph and (token.dep.startswith("aux") or lemma_of(token) in made) for token in below)

    def _question(self, index: int) -> list[Cue]:
        """Return the cue of a yes-or-no question: a clitic subject turned round the verb, and a question mark at the end."""
        last = len(self.sentence.tokens) - 1
        if self.sentence.tokens[index].dep.startswith("acl"):
            return []
        if self.sentence.tokens[last].text not in self.words.voices.questions or self.finite(index) is None:
            return []
        if any(token.text in _STOPS for token in self.sentence.tokens[index:last]):
            return []
        if any("PronType=Int" in self.sentence.tokens[c].morph for c in self.sentence.children[index]):
            return []
        return [Cue(index=last, effect="conditional")]

    def _negative_subject(self, index: int) -> list[Cue]:
        """Return the cue of "aucun avion n'a bombardé"."""
        for subject in self.sentence.children[index] if self.negates else ():
            if self.sentence.tokens[subject].dep.startswith("nsubj"):
                for child in self.sentence.children[subject]:
                    if plain(self.sentence.tokens[child].text) in self.words.negation.determiners:
                        return [Cue(index=child, effect="denied")]
        return []
