"""Acts told one after the other: what a paragraph tells next was not before the day that it told last."""

from collections.abc import Sequence
from datetime import date

import msgspec

from recoupe.stages.events.draft import Draft
from recoupe.stages.events.evidence import clause_of
from recoupe.stages.events.voices import Voices
from recoupe.stages.events.words import VERBAL
from recoupe.types.events import Event, EventDate

Told = tuple[int, int, date]
"""A block, the start of a sentence in it, and the day told there."""


def narrate(events: Sequence[Event], drafts: Sequence[Draft], voices: Voices, published: date | None) -> list[Event]:
    """Return the events, those that only publication bounded with the day that their paragraph told last as lower bound.

    Only the verbs of main clauses in a tense of telling ("il a rencontré") move the story on; what is said in quotation marks, or
    with a tense that looks back ("avait"), does not.
    """
    told: Told | None = None
    found = []
    for event, draft in zip(events, drafts, strict=True):
        sentence = draft.roles.frames.sentence
        if voices.at(draft.trigger.span.start) or not _tells(draft):
            found.append(event)
            continue
        if told and told[0] == sentence.block and told[1] < sentence.span.start and _is_open(event.date, told[2]):
            found.append(msgspec.structs.replace(event, date=_from(told[2], published)))
        else:
            found.append(event)
        if event.date and event.date.value and event.date.earliest and event.date.earliest == event.date.latest:
            told = (sentence.block, sentence.span.start, event.date.earliest)
    return found


def _is_open(day: EventDate | None, told: date) -> bool:
    return day is not None and day.rule == "publication" and day.latest is not None and told <= day.latest


def _from(told: date, published: date | None) -> EventDate:
    return EventDate(earliest=told, latest=published, anchor="narrative", rule="narrative")


def _tells(draft: Draft) -> bool:
    """Return whether an act is the verb of a main clause in a tense of telling."""
    sentence, index = draft.roles.frames.sentence, draft.trigger.index
    token = sentence.tokens[index]
    if token.pos not in VERBAL or clause_of(sentence, index) != index or token.dep not in ("ROOT", "root", "conj"):
        return False
    helpers = [sentence.tokens[child] for child in sentence.children[index] if sentence.tokens[child].dep.startswith("aux")]
    if not helpers:
        return "VerbForm=Fin" in token.morph and "Tense=Past" in token.morph
    return any("Tense=Pres" in helper.morph and "Mood=Ind" in helper.morph for helper in helpers)
