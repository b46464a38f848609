"""The points of a list behind a demand ("La Turquie exige : 1. la levée de l'embargo ; 2. ..."): they are asked for, not done."""

from collections.abc import Sequence

import msgspec

from recoupe.stages.events.draft import Draft
from recoupe.types.grammar import Sentence

_BULLETS = frozenset("-–—•*·")


def listed(drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """Return the drafts, with the acts that a list tells behind a demand as requested by who makes it.

    A list begins behind a sentence with a request in it that ends in a colon; its points begin their blocks with a number or a
    bullet. The first block that does neither ends it.

    Args:
        drafts: the mentions of one page, in order.
        sentences: its sentences, in order, as the drafts have them.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.roles.frames.sentence.span.start, []).append(draft)
    done: list[Draft] = []
    demand: Draft | None = None
    block = -1
    for sentence in sentences:
        here = by_sentence.get(sentence.span.start, [])
        if sentence.block != block and not _is_point(sentence):
            demand = None
        block = sentence.block
        done.extend(here if demand is None else [_asked(draft, demand) for draft in here])
        if sentence.tokens and sentence.tokens[-1].text == ":":
            demand = next((draft for draft in here if draft.trigger.pattern.content == "requested"), None)
    return done


def _is_point(sentence: Sentence) -> bool:
    """Return whether a sentence begins with a number or a bullet."""
    first = sentence.tokens[0].text if sentence.tokens else ""
    return first in _BULLETS or first[:1].isdigit()


def _asked(draft: Draft, demand: Draft) -> Draft:
    """Return an act of a list as its demand makes it; what its own words say of it comes first."""
    if draft.outcome.status != "happened":
        return draft
    outcome = msgspec.structs.replace(draft.outcome, status="requested")
    return msgspec.structs.replace(draft, outcome=outcome, asked_by=tuple(party.actor for party in demand.sides.actors[:1]))
