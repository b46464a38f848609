"""For which state somebody speaks."""

from collections.abc import Mapping

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs import party_of
from recoupe.types.affair import AffairActor


def states_of(actors: Mapping[str, AffairActor], lexicon: AffairsLexicon) -> dict[str, str | None]:
    """Return the state for which each actor speaks, by id.

    None for outlets, armed groups, opponents, civilians, and for bodies and unnamed people that are not known to be of the state.
    """
    return {ident: _state_of(actor, lexicon) for ident, actor in actors.items()}


def _state_of(actor: AffairActor, lexicon: AffairsLexicon) -> str | None:
    party = party_of(actor, lexicon)
    match actor.kind:
        case "state":
            return party.state
        case "person":
            return party.state if party.sector in (None, "state") else None
        case "org" | "unknown":
            return party.state if party.sector == "state" else None
        case _:
            return None
