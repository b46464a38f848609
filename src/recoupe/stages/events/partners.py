"""The partner that a mention of a joint act leaves out: that of the nearest other act which the same two did together.

"This meeting" is one told before, in the same word if there is one: never the other one of its sentence.
"""

from collections.abc import Sequence

import msgspec

from recoupe.lexicon.event_codebook import Codebook
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import countries_of, countries_or_actors
from recoupe.stages.events.roles import Sides

_Rank = tuple[bool, bool, bool, bool, bool, int]


def partnered(number: int, drafts: Sequence[Draft], before: Sequence[Draft], codebook: Codebook) -> Sides:
    """Return the sides of an act done together, with those of another such act where it leaves one or both out.

    Args:
        number: the place of the act among the drafts.
        drafts: the mentions of one page, in order, with their own parties.
        before: those before the act, with the parties that were found for them.
        codebook: which types are joint.
    """
    draft = drafts[number]
    mine = countries_or_actors(draft.sides.all)
    if len(mine) > 1 or (draft.sides.actors and draft.sides.recipients and len(draft.sides.all) > 1):
        return draft.sides
    if draft.sides.actors and draft.trigger.pattern.needs == "actor" and draft.roles.names_people(draft.trigger):
        return draft.sides
    back = _points_back(draft)
    best: tuple[_Rank, Sides] | None = None
    for other_number, other in enumerate(drafts[:number] if back else drafts):
        if not codebook.row(other.trigger.pattern.type).joint:
            continue
        sides = before[other_number].told if other_number < number else other.sides
        theirs = countries_of(sides.all)
        if len(theirs) < 2 or (mine and not mine & theirs):
            continue
        far = (other.word != draft.word, False, False, False, False) if back else _rank(draft, other, sides)
        rank = (*far, abs(other_number - number))
        if best is None or rank < best[0]:
            best = (rank, sides)
    return _with(draft.sides, best[1], mine) if best else draft.sides


def _points_back(draft: Draft) -> bool:
    """Return whether the word of an act has a demonstrative: "cette rencontre"."""
    sentence = draft.roles.frames.sentence
    return any("PronType=Dem" in sentence.tokens[child].morph for child in sentence.children[draft.trigger.index])


def _rank(draft: Draft, other: Draft, sides: Sides) -> tuple[bool, bool, bool, bool, bool]:
    """Return how far another act is from one: by its sentence, who did it, whether it names both, its word, its kind."""
    near = other.roles is draft.roles
    shared = bool({p for p in sides.all if p.kind == "person"} & set(draft.sides.all))
    beside = near and other.trigger.pattern.noun is not None and draft.trigger.pattern.noun is None
    return not near, not shared, sides != other.sides, other.word != draft.word, beside


def _with(sides: Sides, other: Sides, mine: set[str]) -> Sides:
    """Return the sides with those of another act where one's own say nothing."""
    partners = tuple(party for party in other.all if (party.country or party.actor) not in mine)
    if not sides.actors and not sides.recipients:
        return msgspec.structs.replace(sides, actors=other.actors, recipients=other.recipients)
    if not sides.actors:
        return msgspec.structs.replace(sides, actors=partners)
    return msgspec.structs.replace(sides, recipients=partners)
