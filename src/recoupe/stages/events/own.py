"""What a word says of its own act: negation, mood and tense, adjectives, the word that joins it to the rest."""

from recoupe.lexicon.event_words import Effect, Governor, Link
from recoupe.stages.events.governors import Cue, Governors
from recoupe.stages.events.negation import negation_of
from recoupe.stages.events.words import VERBAL, is_infinitive, is_participle, lemma_of, plain, verb_lemmas


class Own(Governors):
    """The cues that the words of one sentence carry themselves."""

    def own(self, index: int) -> list[Cue]:
        """Return what a word says of itself: negation, mood, tense, modifiers, markers."""
        cues = self.markers(index)
        return cues + (self.verbal(index) if self.frames.is_verbal(index) else self.nominal(index))

    def nominal(self, index: int) -> list[Cue]:
        """Return the cues of a noun: "aucun contact", "pas de contact", "un éventuel contact"."""
        cues = []
        negative = negation_of(self.sentence, index, self.words)
        if negative is not None:
            cues.append(Cue(index=negative, effect="denied"))
        if self.frames.auxiliaries(index):
            mood = self.mood(index)
            cues += [mood] if mood else []
        return cues + self.modifiers(index)

    def modifiers(self, index: int) -> list[Cue]:
        """Return the cues of the adjectives, participles and adverbs of a word: "le retrait annoncé"."""
        cues = []
        for child in self.sentence.children[index]:
            token = self.sentence.tokens[child]
            if token.dep in ("amod", "advmod", "acl") or (token.dep == "det" and child == index - 1):
                effect = self.words.modifiers.get(lemma_of(token)) or self.words.modifiers.get(plain(token.text))
                if effect:
                    cues.append(Cue(index=child, effect=effect))
                elif is_participle(token) and (governor := self.governor(child, "object")) and self._tells(child, governor):
                    cues.append(self.cue(governor, child))
        return cues

    def _tells(self, child: int, governor: Governor) -> bool:
        """Return whether a participle says how real its noun is; one that is an act itself only as a charge."""
        if child not in self.triggers:
            return True
        verb = self.frames.among(child, self.words.verbs)
        return governor.status == "alleged" and verb is not None and self.words.verbs[verb].control == "subject"

    def verbal(self, index: int) -> list[Cue]:
        """Return the cues of a verb: negation, mood, tense."""
        cues = []
        negative = negation_of(self.sentence, index, self.words)
        if negative is not None:
            cues.append(Cue(index=negative, effect="denied"))
        cues += self._negative_subject(index)
        mood = self.mood(index)
        if mood:
            cues.append(mood)
        if self.sentence.tokens[index].head == index and self.frames.infinitive(index):
            cues.append(Cue(index=index, effect="announced"))
        return cues + self.modifiers(index) + self._question(index)

    def _question(self, index: int) -> list[Cue]:
        """Return the cue of a yes-or-no question: a clitic subject turned round the verb, and a question mark at the end."""
        last = len(self.sentence.tokens) - 1
        if self.sentence.tokens[last].text not in self.words.voices.questions or self.finite(index) is None:
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

    def mood(self, index: int) -> Cue | None:
        """Return the cue of a future or conditional."""
        finite = self.finite(index)
        if finite is None:
            return None
        morph = self.sentence.tokens[finite].morph.split("|")
        if self._is_conditional(finite):
            morph = ["Mood=Cnd"]
        elif any(
            self.words.conjugation.is_future(plain(self.sentence.tokens[finite].text), lemma) for lemma in self._lemmas(finite)
        ):
            morph = ["Tense=Fut"]
        effect = next((tense.status for tense in self.words.tenses if all(f in morph for f in tense.features)), None)
        if effect == "conditional":
            effect = self._conditional(index, finite)
        elif effect is None and finite == index and "Tense=Pres" in morph and self._has_condition(index):
            effect = "conditional"
        return Cue(index=finite, effect=effect) if effect else None

    def _lemmas(self, index: int) -> tuple[str, ...]:
        return verb_lemmas(self.sentence.tokens[index], self.lexicon)

    def _is_conditional(self, finite: int) -> bool:
        """Return whether a finite verb is a conditional, whatever the parser takes it for."""
        token = self.sentence.tokens[finite]
        lemmas = verb_lemmas(token, self.lexicon)
        return "Mood=Cnd" in token.morph or (
            "Tense=Imp" in token.morph and self.words.conjugation.is_conditional(plain(token.text), lemmas[0] if lemmas else "")
        )

    def _conditional(self, index: int, finite: int) -> Effect:
        """Return what a conditional means: hypothesis, future seen from the past, or hearsay."""
        if self._has_condition(index):
            return "conditional"
        token = self.sentence.tokens[index]
        if token.dep in ("ccomp", "conj") and self._past(token.head):
            return "announced"
        return "alleged" if finite != index else "conditional"

    def _past(self, index: int) -> bool:
        finite = self.finite(index)
        if finite is None:
            return False
        morph = self.sentence.tokens[finite].morph
        return finite != index or "Tense=Past" in morph or "Tense=Imp" in morph

    def _has_condition(self, index: int) -> bool:
        """Return whether a clause with "si" depends on a verb."""
        for child in self.sentence.children[index]:
            if self.sentence.tokens[child].dep == "advcl" and any(c.effect == "conditional" for c in self.markers(child)):
                return True
        return False

    def markers(self, index: int) -> list[Cue]:
        """Return the cue of the word that joins a clause, infinitive or noun to the rest: "si", "pour", "sans", "en cas de"."""
        sentence = self.sentence
        for child in sentence.children[index]:
            after = plain(sentence.tokens[child + 1].text) if child < index else ""
            joins = sentence.tokens[child].dep in ("mark", "case", "advmod") or after in self.words.voices.elided
            if child >= index or not joins:
                continue
            below = [c for c in sentence.children[child] if sentence.tokens[c].dep == "fixed"]
            words = " ".join(plain(sentence.tokens[c].text) for c in sorted([child, *below])).replace("' ", "'")
            for candidate in (words, words.rpartition(" ")[0], plain(sentence.tokens[child].text)):
                marker = self.words.markers.get(candidate)
                if marker and (not marker.only or self.link(index) in marker.only) and not self._concedes(index, marker.status):
                    return [Cue(index=child, effect=marker.status, except_=marker.except_)]
        return []

    def _concedes(self, index: int, status: Effect) -> bool:
        """Return whether a clause with "si" grants a fact: "si Paris a condamné le raid, Berlin s'est tu"."""
        asked = self.sentence.tokens[index].head < index
        if status != "conditional" or asked or self.link(index) != "clause":
            return False
        finite = self.finite(index)
        if finite is None:
            return False
        morph = self.sentence.tokens[finite].morph
        if finite != index and not self.frames.passive(index) and "Tense=Pres" in morph:
            return True
        if "Tense=Past" in morph:
            return True
        main = self.finite(self.sentence.tokens[index].head)
        if main is None or main == finite or self._is_conditional(main) or "Tense=Fut" in self.sentence.tokens[main].morph:
            return False
        return "Tense=Imp" in morph

    def link(self, index: int) -> Link:
        """Return how a word hangs on what governs it."""
        token = self.sentence.tokens[index]
        if self.frames.infinitive(index) or any(is_infinitive(self.sentence.tokens[c]) for c in self.frames.auxiliaries(index)):
            return "infinitive"
        return "clause" if token.pos in VERBAL or self.frames.auxiliaries(index) else "complement"
