"""What only takes an act up again, a noun or a title in the present, is as real as the sentence that tells of it."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from recoupe.stages.events.attribution import VIOLENT
from recoupe.stages.events.draft import Draft
from recoupe.types.events import Event, EventType, Status


def agree(events: Sequence[Event], drafts: Sequence[Draft], ahead: frozenset[EventType]) -> list[Event]:
    """Return the events; nouns and titles without a cue of their own are announced where the page else only announces the act.

    Args:
        events: the events of one page.
        drafts: the mentions they come from, in the same order.
        ahead: types that a page may announce as a whole.

    Returns:
        It follows the other mentions of its own word; else, for a type of `ahead`, those of its type where none happened.
    """
    told: dict[tuple[str, str], Counter[Status]] = {}
    for event, draft in zip(events, drafts, strict=True):
        if event.status_cue is not None or not _takes_up(draft):
            for word in (draft.word, ""):
                told.setdefault((event.type, word), Counter())[event.status] += 1
    return [_agreed(event, draft, told, ahead) for event, draft in zip(events, drafts, strict=True)]


def _agreed(event: Event, draft: Draft, told: dict[tuple[str, str], Counter[Status]], ahead: frozenset[EventType]) -> Event:
    if event.status != "happened" or event.status_cue is not None or not _takes_up(draft):
        return event
    own, kind = (told.get((event.type, word), Counter()) for word in (draft.word, ""))
    whole = event.type in ahead and kind["announced"] > 1 and not kind["happened"]
    sudden = event.type not in ahead and event.type in VIOLENT
    if sudden:
        return event
    if own["announced"] > own["happened"] + own["ongoing"] or whole:
        return msgspec.structs.replace(event, status="announced")
    return event


def _takes_up(draft: Draft) -> bool:
    """Return whether a mention is a noun, or a title in the present: neither says when. "Celle de X" is another act."""
    sentence, index = draft.roles.frames.sentence, draft.trigger.index
    if draft.trigger.pattern.noun is not None:
        return sentence.tokens[index].pos != "PRON"
    morph = sentence.tokens[index].morph
    helped = any(sentence.tokens[child].dep.startswith(("aux", "cop")) for child in sentence.children[index])
    return sentence.zone == "title" and "VerbForm=Fin" in morph and "Tense=Pres" in morph and not helped
