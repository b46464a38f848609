"""What the mood and tense of a verb, and the word that joins it to the rest, make of its act."""

from recoupe.lexicon.event_words import Effect, Link, Marker
from recoupe.stages.events.governors import Cue, Governors
from recoupe.stages.events.words import VERBAL, is_infinitive, plain


class Moods(Governors):
    """The moods and the joining words of one sentence."""

    def mood(self, index: int) -> Cue | None:
        """Return the cue of a future or conditional."""
        finite = self.finite(index)
        if finite is None:
            return None
        morph = self._morph(finite)
        present = finite == index and "Tense=Pres" in morph
        effect = next((tense.status for tense in self.words.tenses if all(f in morph for f in tense.features)), None)
        if effect == "conditional":
            effect = self._conditional(index, finite)
        elif effect == "announced" and self.frames.among(finite, self.words.supports.lasting):
            effect = None
        elif (effect == "announced" or (effect is None and present)) and self._has_condition(index):
            effect = "conditional"
        return Cue(index=finite, effect=effect) if effect else None

    def _morph(self, finite: int) -> list[str]:
        """Return the features of a finite verb, with the moods and tenses put right that a parser mistakes."""
        token, conjugation = self.sentence.tokens[finite], self.words.conjugation
        morph, form = token.morph.split("|"), plain(token.text)
        if self._is_conditional(finite):
            return ["Mood=Cnd"]
        if any(conjugation.is_future(form, lemma) for lemma in self.frames.lemmas(finite)):
            return ["Tense=Fut"]
        return ["Tense=Pres"] if "Tense=Fut" in morph and not conjugation.may_be_future(form) else morph

    def _is_conditional(self, finite: int) -> bool:
        """Return whether a finite verb is a conditional, whatever the parser takes it for."""
        token = self.sentence.tokens[finite]
        lemmas = self.frames.lemmas(finite)
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
            if child >= index:
                break
            joins = sentence.tokens[child].dep in ("mark", "case", "advmod")
            if not joins and plain(sentence.tokens[child + 1].text) not in self.words.voices.elided:
                continue
            below = [c for c in sentence.children[child] if sentence.tokens[c].dep == "fixed"]
            words = " ".join(plain(sentence.tokens[c].text) for c in sorted([child, *below])).replace("' ", "'")
            for candidate in (words, words.rpartition(" ")[0], *self._before_that(child), plain(sentence.tokens[child].text)):
                marker = self.words.markers.get(candidate)
                if marker and self._holds(marker, index) and not self._concedes(index, marker.status):
                    return [Cue(index=child, effect=marker.status, except_=marker.except_)]
        return []

    def _before_that(self, index: int) -> list[str]:
        """Return "que" with the words before it, which the parser hangs elsewhere: "une fois que", "dès que"."""
        tokens = self.sentence.tokens
        if plain(tokens[index].text) not in self.words.negation.restrictive:
            return []
        return [" ".join(plain(token.text) for token in tokens[max(index - size, 0) : index + 1]) for size in (2, 1)]

    def _holds(self, marker: Marker, index: int) -> bool:
        """Return whether a joining word says something of its clause or infinitive; "pour avoir bombardé" is a reason."""
        link = self.link(index)
        if marker.only and link not in marker.only:
            return False
        if marker.completed:
            return self._will_have(index)
        aim = marker.status == "announced" and link == "infinitive"
        return not (aim and (self._is_past_infinitive(index) or self._carried_out(index)))

    def _carried_out(self, index: int) -> bool:
        """Return whether what an infinitive says was done by what it hangs on: "s'est rendu à X pour", "utilise X pour"."""
        verb = self._aiming(index)
        finite = self.finite(verb) if verb is not None else None
        if verb is None or finite is None or self._is_conditional(finite) or "Tense=Fut" in self._morph(finite):
            return False
        if self.negation(verb) is not None:
            return False
        supports, morph = self.words.supports, self.sentence.tokens[finite].morph
        names = frozenset(self.names(verb))
        if names & supports.tools:
            return True
        past = finite != verb or "Tense=Past" in morph or "Tense=Imp" in morph
        return past and bool(names & supports.errands)

    def _aiming(self, index: int) -> int | None:
        """Return the verb whose purpose an infinitive is."""
        head = self.frames.head(index)
        if self.sentence.tokens[index].dep == "conj" and self.frames.infinitive(head):
            head = self.frames.head(head)
        for _ in range(2):
            if head == index or self.frames.is_verbal(head):
                break
            head = self.frames.head(head)
        return head if head != index and self.frames.is_verbal(head) else None

    def _will_have(self, index: int) -> bool:
        """Return whether a verb stands in the future perfect: "aura été retirée", "se sera retirée"."""
        finite = self.finite(index)
        if finite is None or finite == index or "Tense=Fut" not in self.sentence.tokens[finite].morph:
            return False
        return not self.frames.passive(index) or len(self.frames.auxiliaries(index)) > 1

    def _is_past_infinitive(self, index: int) -> bool:
        """Return whether an infinitive is a compound one of the past: "avoir bombardé", "être intervenu"."""
        helpers = [self.sentence.tokens[c] for c in self.frames.auxiliaries(index)]
        if not helpers or not is_infinitive(helpers[0]):
            return False
        return helpers[0].dep.startswith("aux") and (len(helpers) > 1 or not self.frames.passive(index))

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
