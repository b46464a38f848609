"""The one other country that a sentence names, for a side that nothing in its clause gives."""

from collections.abc import Sequence
from typing import Literal

from recoupe.lexicon.event_codebook import Codebook
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party
from recoupe.stages.events.resolve import Cast
from recoupe.types.grammar import is_below

Side = Literal["actor", "recipient", "partner"]
"""What is looked for: who did an act, to whom it was done, with whom it was done together."""


def only_other(
    side: Side, draft: Draft, taken: set[str | None], drafts: Sequence[Draft], codebook: Codebook, cast: Cast
) -> str | None:
    """Return the only country beside those of the known side that the sentence of an act names; None where there are two.

    Who judges the act, of whom it says something, and who is moved by it ("a indigné X") is no side of it; who tells of it, fears
    or asks for it may be who does it, but no other side. Where people meet is only a party of a visit.

    Args:
        side: what is looked for.
        draft: the act.
        taken: the countries of its known side.
        drafts: the mentions of the page.
        codebook: which types are acts of words, and judgements of the acts of others.
        cast: the page's actors.
    """
    apart = side == "partner" and draft.trigger.pattern.mode != "visit"
    named = cast.countries_in(draft.roles.frames.sentence.span)
    countries = {party.country for party in named if not apart or party.kind != "place"} - taken
    if len(countries) != 1:
        return None
    inside = [other for other in drafts if other.roles is draft.roles and other is not draft]
    beyond = [*_moved(draft, cast), *(party for other in inside for party in _beyond(draft, other, codebook))]
    if side != "actor":
        beyond += _tellers(draft, cast)
    if side == "recipient":
        beyond += [party for other in inside for party in _asking(draft, other, codebook)]
    return None if countries & {party.country for party in beyond} else countries.pop()


def _beyond(draft: Draft, other: Draft, codebook: Codebook) -> tuple[Party, ...]:
    """Return the parties of another act of the sentence that judges an act, or that an act says something of."""
    if draft.trigger.index in other.outcome.sources:
        return other.roles.of(other.trigger).all
    own, kind = (codebook.row(one.trigger.pattern.type) for one in (draft, other))
    return other.sides.actors if kind.judges and not own.judges else ()


def _asking(draft: Draft, other: Draft, codebook: Codebook) -> tuple[Party, ...]:
    """Return who does an act of words above an act in the tree: "demande à X de cesser de bombarder"."""
    above = is_below(draft.roles.frames.sentence, draft.trigger.index, other.trigger.index)
    return other.sides.actors if above and codebook.row(other.trigger.pattern.type).speech else ()


def _tellers(draft: Draft, cast: Cast) -> tuple[Party, ...]:
    """Return who says, fears or asks for an act: the subjects of the words that govern it, and who speaks where it is told."""
    frames = draft.roles.frames
    places = (place for source in draft.outcome.sources for place in frames.surface_subject(source))
    speakers = (cast.party(speaker) for speaker in cast.voices.speakers(draft.trigger.span.start))
    return (*speakers, *(party for place in places for party in cast.resolve(frames, place)))


def _moved(draft: Draft, cast: Cast) -> tuple[Party, ...]:
    """Return the parties that are the object of the verb whose subject the act is."""
    frames, index = draft.roles.frames, draft.trigger.index
    head = frames.head(index)
    if not frames.sentence.tokens[index].dep.startswith("nsubj") or not frames.is_verbal(head):
        return ()
    return tuple(party for place in frames.of(head).get("object", ()) if place != index for party in cast.resolve(frames, place))
