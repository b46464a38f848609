"""one_sided: what only one side tells of an act that another one takes part in, and denials that answer nothing told here."""

from collections.abc import Iterator, Sequence

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs.accounts import is_party, parties_of, voice_of
from recoupe.stages.affairs.contradictions import DEEDS, make
from recoupe.stages.affairs.denials import denial_of
from recoupe.types.affair import Contradiction, Happening, Party, Telling
from recoupe.types.events import JOINT, EventType

_TOLD = ("asserts", "claims", "denies")
_GIVEN: frozenset[EventType] = frozenset({"AID", "SUPPORT", "CONCEDE"})
"""What is given is laid at nobody's door: that only the receiver tells it disputes nothing."""


def one_sided(happening: Happening, states: dict[str, str | None], lexicon: AffairsLexicon) -> Iterator[Contradiction]:
    """Yield that all that is told comes from one side and concerns the other, or is a denial that answers nothing told here.

    What somebody says of what they did themselves is no news; an act told by the outlet or by a third is not one-sided. The other
    side must be mentioned where the act is told: who was only understood may not be meant.

    Args:
        happening: the act.
        states: the state of each actor that speaks, by id; None for who has none.
        lexicon: knows the words of denial.
    """
    told = [telling for telling in happening.tellings if voice_of(telling) in _TOLD]
    parties = parties_of(told)
    if not told or not all(is_party(telling.according_to, parties, states) for telling in told):
        return
    denied = all(voice_of(telling) == "denies" for telling in told)
    ways = {denial_of(telling, lexicon) for telling in told} if denied else set()
    if ways == {"other"}:
        return
    heard = {name for telling in told for ident in telling.according_to for name in (ident, states.get(ident)) if name}
    acting = {name for telling in told for party in telling.actors for name in _names(party)}
    missing = sorted({party.state or party.id for party in parties.values() if party.known and heard.isdisjoint(_names(party))})
    own = bool(heard & acting)
    stated = "denial" in ways or len(told) > 1 if denied else happening.type in JOINT or not own
    if _speak_as_one(told, states) and _is_shown(told, missing) and stated and _is_news(happening, told, own=own, denied=denied):
        says = ("denied" if denied else told[0].status, "")
        yield make("one_sided", "one_sided.other_not_heard", happening, (told, ()), says, missing=missing)
    elif denied and own and ("denial" in ways or happening.type in DEEDS):
        yield make("one_sided", "one_sided.denial_alone", happening, (told, ()), ("denied", ""), missing=missing)


def _names(party: Party) -> set[str]:
    return {party.id, party.state} if party.state else {party.id}


def _speak_as_one(told: Sequence[Telling], states: dict[str, str | None]) -> bool:
    """Return whether the innermost sources are one, or of one state."""
    return len({states.get(telling.according_to[0]) or telling.according_to[0] for telling in told}) == 1


def _is_shown(told: Sequence[Telling], missing: Sequence[str]) -> bool:
    """Return whether somebody who is not heard is mentioned, by a name of their own, where the act is told."""
    return any(
        party.named and party.id in telling.shown and (party.state or party.id) in missing
        for telling in told
        for party in telling.actors + telling.recipients
    )


def _is_news(happening: Happening, told: Sequence[Telling], *, own: bool, denied: bool) -> bool:
    """Return whether the other side could be asked: a deed it is said to have done, or what both did and one tells as a fact."""
    if happening.type in JOINT:
        return not all(telling.status == "alleged" for telling in told)
    return not own and happening.type not in _GIVEN and not denied
