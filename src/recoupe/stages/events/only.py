"""The one other country that a sentence names, for a side that nothing in its clause gives."""

from collections.abc import Sequence

from recoupe.lexicon.event_codebook import Codebook
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party
from recoupe.stages.events.resolve import Cast


def only_other(
    draft: Draft, taken: set[str | None], drafts: Sequence[Draft], codebook: Codebook, cast: Cast, *, places: bool = True
) -> str | None:
    """Return the only country beside those of the known side that the sentence of an act names; None where there are two.

    Who only speaks of the act, of whom it says something, and who is moved by it ("a indigné Oslo") is no side of it.

    Args:
        draft: the act.
        taken: the countries of its known side.
        drafts: the mentions of the page.
        codebook: which types are judgements of the acts of others.
        cast: the page's actors.
        places: whether names of places count too.
    """
    named = cast.countries_in(draft.roles.frames.sentence.span)
    countries = {party.country for party in named if places or party.kind != "place"} - taken
    if not countries:
        return None
    inside = [other for other in drafts if other.roles is draft.roles and other is not draft]
    beyond = (*_moved(draft, cast), *(party for other in inside for party in _beyond(draft, other, codebook)))
    countries -= {party.country for party in beyond}
    return countries.pop() if len(countries) == 1 else None


def _beyond(draft: Draft, other: Draft, codebook: Codebook) -> tuple[Party, ...]:
    """Return the parties of another act of the sentence that only speaks of an act, or that an act says something of."""
    if draft.trigger.index in other.outcome.sources:
        return other.roles.of(other.trigger).all
    own, kind = (codebook.row(one.trigger.pattern.type) for one in (draft, other))
    judges = kind.judges and not own.judges
    return other.sides.actors if judges or other.trigger.index in draft.outcome.sources else ()


def _moved(draft: Draft, cast: Cast) -> tuple[Party, ...]:
    """Return the parties that are the object of the verb whose subject the act is."""
    frames, index = draft.roles.frames, draft.trigger.index
    head = frames.head(index)
    if not frames.sentence.tokens[index].dep.startswith("nsubj") or not frames.is_verbal(head):
        return ()
    return tuple(party for place in frames.of(head).get("object", ()) if place != index for party in cast.resolve(frames, place))
