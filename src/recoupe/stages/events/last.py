"""Sides that no word of the clause gives, from what else its sentence or its page names; they make no event of what was none."""

from collections.abc import Sequence

import msgspec

from recoupe.lexicon.event_codebook import Codebook
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party, countries_of, state_of
from recoupe.stages.events.only import Side, only_other
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.usual import opponent, usual_target


def close(drafts: Sequence[Draft], codebook: Codebook, cast: Cast) -> list[Draft]:
    """Return the drafts with the sides that they still lack.

    A demand that names nobody is for those at whom the same side's other acts are most often aimed. An act that is always done
    by somebody, or to somebody, is that of the one other country that its sentence names. A truce is with the enemy, a refusal is
    told to who asked.
    """
    return [_closed(draft, drafts, codebook, cast) for draft in drafts]


def _closed(draft: Draft, drafts: Sequence[Draft], codebook: Codebook, cast: Cast) -> Draft:
    sides, pattern = draft.sides, draft.trigger.pattern
    row = codebook.row(pattern.type)
    inward = bool({pattern.mode, *pattern.contexts} & row.inward)
    if not sides.actors and row.done_by:
        sides = msgspec.structs.replace(sides, actors=_sole("actor", draft, sides.recipients, drafts, codebook, cast))
    if sides.recipients and inward:
        sides = msgspec.structs.replace(sides, recipients=_at_home(sides.recipients, countries_of(sides.actors), codebook))
    elif not sides.recipients and not draft.roles.names_people(draft.trigger):
        if row.home and row.speech:
            sides = msgspec.structs.replace(sides, recipients=_states(usual_target(draft, drafts)))
        elif inward:
            sides = msgspec.structs.replace(sides, recipients=_own_state(countries_of(sides.actors)))
        elif row.done_to and len(sides.actors) == 1 and pattern.mode not in row.alone:
            sides = msgspec.structs.replace(sides, recipients=_sole("recipient", draft, sides.actors, drafts, codebook, cast))
        if not sides.recipients and pattern.mode not in row.alone:
            sides = msgspec.structs.replace(sides, recipients=_states(opponent(draft, sides, drafts, row)))
        if not sides.recipients and row.suffered:
            sides = msgspec.structs.replace(sides, recipients=_accuser(draft, countries_of(sides.actors), drafts))
    return msgspec.structs.replace(draft, sides=sides)


def _accuser(draft: Draft, countries: set[str], drafts: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the one other state that accuses somebody of an act: it says what was done to it."""
    above = (other for other in drafts if other.roles is draft.roles and other.trigger.index in draft.outcome.sources)
    accusers = {party for other in above if other.trigger.pattern.type == "ACCUSE" for party in other.sides.actors}
    states = countries_of(party for party in accusers if party.kind == "state") - countries
    return _states(*states) if len(states) == 1 and countries else ()


def _at_home(people: tuple[Party, ...], countries: set[str], codebook: Codebook) -> tuple[Party, ...]:
    """Return unnamed people as those of the power that acts on its own."""
    roles = {party.actor.partition("/")[2] for party in people if party.kind == "unknown" and party.country is None}
    if len(roles) < len(people) or roles & codebook.anywhere or len(countries) != 1:
        return people
    (country,) = countries
    return tuple(Party(actor=f"{party.actor}-{country}", country=country) for party in people)


def _sole(
    side: Side, draft: Draft, others: tuple[Party, ...], drafts: Sequence[Draft], codebook: Codebook, cast: Cast
) -> tuple[Party, ...]:
    """Return the state of the one other country of the sentence, where the other side is of one country."""
    taken = {party.country for party in others}
    country = only_other(side, draft, taken, drafts, codebook, cast) if len(taken) == 1 else None
    return _states(country)


def _own_state(countries: set[str]) -> tuple[Party, ...]:
    """Return the state of who acts: a power that represses its own people, putschists against their own state."""
    return _states(*countries) if len(countries) == 1 else ()


def _states(*countries: str | None) -> tuple[Party, ...]:
    return tuple(state_of(country) for country in countries if country)
