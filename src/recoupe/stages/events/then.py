"""What was done on the day of the act told before: "les deux ministres avaient alors convenu de ..."."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from recoupe.lexicon.event_codebook import Codebook
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.evidence import clause_of
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.words import plain
from recoupe.types.events import Event
from recoupe.types.grammar import Sentence


def date_then(
    events: Sequence[Event], drafts: Sequence[Draft], sentences: Sequence[Sentence], codebook: Codebook, words: frozenset[str]
) -> list[Event]:
    """Return the events; one told with "alors" or "à cette occasion" has the day of the joint act of the sentence before.

    The same parties must have done that act, and on one day only.

    Args:
        events: the events of one page, in order.
        drafts: the mentions that they come from, one for one.
        sentences: the sentences of the page that are read, in order.
        codebook: which types are joint.
        words: words that point back to the day of an act, as they are written.
    """
    before = {sentence.span.start: other for other, sentence in pairwise(sentences)}
    joint = [(event, draft) for event, draft in zip(events, drafts, strict=True) if codebook.row(event.type).joint]
    done = []
    for event, draft in zip(events, drafts, strict=True):
        sentence = draft.roles.frames.sentence
        undated = event.date is None or event.date.value is None
        if undated and event.status == "happened" and _points_back(draft.roles.frames, draft.trigger.index, words):
            last = before.get(sentence.span.start)
            told = [other for other, its in joint if its.roles.frames.sentence is last and _parties(other) == _parties(event)]
            done.append(_on_day(event, told))
        else:
            done.append(event)
    return done


def _on_day(event: Event, told: Sequence[Event]) -> Event:
    """Return an event with the day of other events, if that is one day."""
    days = {other.date for other in told if other.date and other.date.value and other.date.earliest == other.date.latest}
    return msgspec.structs.replace(event, date=next(iter(days))) if len(days) == 1 else event


def _points_back(frames: Frames, index: int, words: frozenset[str]) -> bool:
    """Return whether the clause of an act has one of the words, with its verb or one word below."""
    if not any(map(frames.could_hold, words)):
        return False
    sentence = frames.sentence
    verb = clause_of(sentence, index)
    below = (below for child in sentence.children[verb] for below in (child, *sentence.children[child]))
    text = " ".join(plain(sentence.tokens[place].text) for place in sorted({verb, *below}))
    return any(f" {word} " in f" {text} " for word in words)


def _parties(event: Event) -> frozenset[str]:
    return frozenset((*event.actors, *event.recipients))
