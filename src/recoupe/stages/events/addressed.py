"""Whom an act of speech is aimed at where its own clause does not say: the parties of what is said."""

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.lexicon.event_codebook import Codebook
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party, state_of
from recoupe.stages.events.resolve import Cast
from recoupe.types.quotes import Quote


def speak(drafts: Sequence[Draft], quotes: Sequence[Quote], codebook: Codebook, cast: Cast) -> list[Draft]:
    """Return the drafts, with the speaker of a quotation as the actor of the act of speech that is its cue."""
    return [_spoken(draft, quotes, cast) if codebook.row(draft.trigger.pattern.type).speech else draft for draft in drafts]


def _spoken(draft: Draft, quotes: Sequence[Quote], cast: Cast) -> Draft:
    word = draft.roles.frames.sentence.tokens[draft.trigger.index].span
    for quote in quotes:
        if quote.cue is not None and quote.speaker_actor and quote.cue.overlaps(word):
            speakers = tuple(cast.doer(actor.strip()) for actor in quote.speaker_actor.split(";"))
            speakers = tuple(speaker for speaker in speakers if speaker.kind != "unknown" or cast.is_known(speaker.actor))
            if not speakers or (draft.sides.actors and all(speaker.kind == "unknown" for speaker in speakers)):
                return draft
            if speakers == draft.sides.actors[-1:]:  # the last of joined subjects, which parsers tear from the others
                return draft
            others = tuple(party for party in draft.sides.recipients if party not in speakers)
            return msgspec.structs.replace(draft, sides=msgspec.structs.replace(draft.sides, actors=speakers, recipients=others))
    return draft


def address(drafts: Sequence[Draft], quotes: Sequence[Quote], codebook: Codebook, cast: Cast) -> list[Draft]:
    """Return the drafts, with the recipients of acts of speech taken from their content.

    "Paris demande que Moscou se retire" is aimed at Moscow; so is "Moscou ment", a accusé Paris.
    """
    return [_addressed(draft, drafts, quotes, codebook, cast) if _wants(draft, codebook) else draft for draft in drafts]


def _wants(draft: Draft, codebook: Codebook) -> bool:
    pattern = draft.trigger.pattern
    return codebook.row(pattern.type).speech and not draft.sides.recipients and not pattern.joint


def _addressed(draft: Draft, drafts: Sequence[Draft], quotes: Sequence[Quote], codebook: Codebook, cast: Cast) -> Draft:
    for party in (*_in_content(draft, drafts), *_in_quote(draft, drafts, quotes, cast)):
        if party.kind in ("state", "person", "group", "org") and not _own(party, draft):
            return _towards(draft, (party,))
    home = codebook.row(draft.trigger.pattern.type).home
    state = next((p.country for p in draft.sides.actors if p.country and p.kind in ("unknown", "group", "org")), None)
    return _towards(draft, (state_of(state),)) if home and state else draft


def _towards(draft: Draft, parties: tuple[Party, ...]) -> Draft:
    told = msgspec.structs.replace(draft.told, recipients=parties)
    return msgspec.structs.replace(draft, told=told, sides=msgspec.structs.replace(draft.sides, recipients=parties))


def _own(party: Party, draft: Draft) -> bool:
    """Return whether a party is the speaker or of the speaker's country."""
    return any(party == actor or (party.country and party.country == actor.country) for actor in draft.sides.actors)


def _in_content(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Party]:
    """Yield the parties of the acts that an act of speech governs."""
    for other in drafts:
        if other.roles is draft.roles and draft.trigger.index in other.outcome.sources:
            yield from other.sides.all


def _in_quote(draft: Draft, drafts: Sequence[Draft], quotes: Sequence[Quote], cast: Cast) -> Iterator[Party]:
    """Yield the parties of the acts in the words whose cue the act of speech is, then those named there."""
    for quote in quotes:
        if quote.cue is None or not quote.cue.overlaps(draft.trigger.span):
            continue
        for other in drafts:
            if any(span.holds(other.trigger.span) for span in quote.content):
                yield from other.sides.all
        for span in quote.content:
            yield from cast.named_in(span)
