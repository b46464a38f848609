"""What a speaker says that others must do: "X doit retirer ses troupes", a déclaré Y; it is asked of X by Y."""

from collections.abc import Sequence

import msgspec

from recoupe.stages.events.draft import Draft
from recoupe.stages.events.resolve import Cast


def demand(drafts: Sequence[Draft], cast: Cast) -> list[Draft]:
    """Return the drafts; an act only in reported words has their speaker as its actor.

    Nobody asks himself: what a speaker says of his own duties is no act, and neither is what is to be done to somebody.
    """
    return [_demanded(draft, cast) if draft.trigger.pattern.spoken else draft for draft in drafts]


def _demanded(draft: Draft, cast: Cast) -> Draft:
    speaker = next((cast.doer(actor) for actor in cast.voices.speakers(draft.trigger.span.start)), None)
    others = tuple(party for party in draft.sides.recipients if party != speaker and party.kind != "place")
    if speaker is None or not others or not _is_present(draft) or _is_done_to(draft):
        return msgspec.structs.replace(draft, unsaid=True)
    return msgspec.structs.replace(draft, sides=msgspec.structs.replace(draft.sides, actors=(speaker,), recipients=others))


def _is_present(draft: Draft) -> bool:
    """Return whether a duty is told as one of now in a clause of its own: not "X a dû", "X devait", "X, qui doit"."""
    token = draft.roles.frames.sentence.tokens[draft.trigger.index]
    return ("Tense=Pres" in token.morph or "Mood=Cnd" in token.morph) and token.dep != "acl:relcl"


def _is_done_to(draft: Draft) -> bool:
    """Return whether the subject undergoes what must be done: "X doit être jugé"."""
    frames, index = draft.roles.frames, draft.trigger.index
    tokens = frames.sentence.tokens
    return any(tokens[child].dep == "xcomp" and frames.passive(child) for child in frames.sentence.children[index])
