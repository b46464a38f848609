"""Who is behind "de" at an attack where that says neither whose it is nor on whom: "l'invasion de la Russie"."""

from collections.abc import Sequence

import msgspec

from recoupe.lexicon.event_codebook import Codebook
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import countries_of
from recoupe.stages.events.words import singulars

_FORCES = "forces"
"""The role of nouns of armies."""


def turned(drafts: Sequence[Draft], codebook: Codebook) -> list[Draft]:
    """Return the mentions; whom a noun of violence alone says it is done to does it where the page has him do only that.

    "L'invasion de la Russie" is by Russia where other acts of its type are by Russia, and none with a doer is against it.

    Args:
        drafts: the mentions of one page, with the parties of their own clauses.
        codebook: which types are done by anybody, anywhere.
    """
    violent = [draft for draft in drafts if codebook.row(draft.trigger.pattern.type).actor in codebook.anywhere]
    told = [draft for draft in violent if draft.sides.actors]
    doers = countries_of(party for draft in told for party in draft.sides.actors)
    struck = countries_of(party for draft in told for party in draft.sides.recipients)
    return [_turned(draft, doers - struck) if draft in violent else draft for draft in drafts]


def _commands(draft: Draft, hung: Sequence[int]) -> bool:
    """Return whether a person or an army stands behind "de": neither is what is invaded or occupied."""
    frames = draft.roles.frames
    words = [frames.sentence.tokens[place] for place in hung]
    forces = any(frames.words.roles.get(lemma) == _FORCES for token in words for lemma in singulars(token))
    return forces or any(party.kind in ("person", "group") for party in draft.sides.recipients)


def _turned(draft: Draft, doers: set[str]) -> Draft:
    sides, pattern = draft.sides, draft.trigger.pattern
    genitive = draft.roles.slots.genitive
    hung = draft.roles.frames.of(draft.trigger.index).get(genitive, ())
    if pattern.noun is None or sides.actors or not sides.recipients or not hung or genitive not in pattern.recipient:
        return draft
    states = all(party.kind == "state" and party.country in doers for party in sides.recipients)
    if not states and not ("territory" in pattern.contexts and _commands(draft, hung)):
        return draft
    return msgspec.structs.replace(draft, sides=msgspec.structs.replace(sides, actors=sides.recipients, recipients=()))
