"""Where violence is told: the place it hits, and the country that the text has last been in."""

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.words import case_words
from recoupe.types.events import Status
from recoupe.types.grammar import Sentence

_REAL: frozenset[Status] = frozenset({"happened", "ongoing", "alleged"})
_REACH = 3
"""Sentences looked back at for a place."""


class Scenes:
    """The places of one page, sentence by sentence.

    Args:
        sentences: those that are read, in order.
        cast: the page's actors.
        words: words that tie acts to places.
    """

    def __init__(self, sentences: Sequence[Sentence], cast: Cast, words: EventWords) -> None:
        self._sentences = sentences
        self._numbers = {sentence.span.start: number for number, sentence in enumerate(sentences)}
        self._cast = cast
        self._words = words

    def set(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the drafts; those of violence with the place they hit, where they name none, and the country of the scene."""
        return [self._set(draft) if self._is_violent(draft) and draft.outcome.status in _REAL else draft for draft in drafts]

    def before(self, draft: Draft) -> Iterator[Sentence]:
        """Yield the sentence of an act and those before it in its part of the page, nearest first."""
        number = self._numbers[draft.roles.frames.sentence.span.start]
        zone = self._sentences[number].zone
        for sentence in reversed(self._sentences[max(0, number - _REACH) : number + 1]):
            if sentence.zone != zone:
                return
            yield sentence

    def last_place(self, sentence: Sentence) -> str | None:
        """Return the place, no state, that a sentence names last."""
        found = [actor for actor, kind, _ in self._named(sentence) if kind == "place"]
        return found[-1] if found else None

    def _is_violent(self, draft: Draft) -> bool:
        row = self._words.codebook.row(draft.trigger.pattern.type)
        return row.actor in self._words.codebook.anywhere

    def _set(self, draft: Draft) -> Draft:
        hit = next((party.actor for party in draft.sides.recipients if party.kind == "place"), None)
        place = draft.place or hit
        country = self._cast.party(place).country if place else None
        return msgspec.structs.replace(draft, place=place, scene=country or self._country(draft))

    def _country(self, draft: Draft) -> str | None:
        """Return the country of the place nearest to an act in its sentence, else of the last one before it."""
        at = draft.trigger.span.start
        for sentence in self.before(draft):
            near = [(abs(start - at), country) for actor, _, start in self._named(sentence) if (country := self._of(actor))]
            if near:
                return min(near)[1]
        return None

    def _of(self, actor: str) -> str | None:
        return self._cast.party(actor).country

    def _named(self, sentence: Sentence) -> Iterator[tuple[str, str, int]]:
        """Yield the places that a sentence names, and the states in which it says that something is: id, kind, start."""
        local, land = self._words.voices.local | self._words.dates.genitive, self._words.voices.land
        for index, mention in sorted(self._cast.place_words(sentence).items()):
            if case_words(sentence, index).split(" ")[0] in (local if mention.kind == "place" else land):
                yield mention.actor.split(";")[0], mention.kind, mention.span.start
