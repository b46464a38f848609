"""Sides that no word of the clause gives, from what else its sentence or its page names; they make no event of what was none."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from recoupe.lexicon.event_codebook import Codebook
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party
from recoupe.stages.events.only import only_other
from recoupe.stages.events.resolve import Cast


def close(drafts: Sequence[Draft], codebook: Codebook, cast: Cast) -> list[Draft]:
    """Return the drafts with the sides that they still lack.

    A demand that names nobody is for those at whom the same side's other acts are most often aimed. An act that is always done
    by somebody, or to somebody, is that of the one other country that its sentence names.
    """
    return [_closed(draft, drafts, codebook, cast) for draft in drafts]


def _closed(draft: Draft, drafts: Sequence[Draft], codebook: Codebook, cast: Cast) -> Draft:
    sides, pattern = draft.sides, draft.trigger.pattern
    row = codebook.row(pattern.type)
    inward = bool({pattern.mode, *pattern.contexts} & row.inward)
    if not sides.actors and row.done_by:
        sides = msgspec.structs.replace(sides, actors=_sole(draft, sides.recipients, drafts, codebook, cast))
    if sides.recipients and inward:
        sides = msgspec.structs.replace(sides, recipients=_at_home(sides.recipients, _countries(sides.actors), codebook))
    elif not sides.recipients and not draft.roles.names_people(draft.trigger):
        if row.home and row.speech:
            sides = msgspec.structs.replace(sides, recipients=_usual(draft, drafts))
        elif inward:
            sides = msgspec.structs.replace(sides, recipients=_own_state(_countries(sides.actors)))
        elif row.done_to and len(sides.actors) == 1 and pattern.mode not in row.alone:
            sides = msgspec.structs.replace(sides, recipients=_sole(draft, sides.actors, drafts, codebook, cast))
    return msgspec.structs.replace(draft, sides=sides)


def _at_home(people: tuple[Party, ...], countries: set[str], codebook: Codebook) -> tuple[Party, ...]:
    """Return unnamed people as those of the power that acts on its own."""
    roles = {party.actor.partition("/")[2] for party in people if party.kind == "unknown" and party.country is None}
    if len(roles) < len(people) or roles & codebook.anywhere or len(countries) != 1:
        return people
    (country,) = countries
    return tuple(Party(actor=f"{party.actor}-{country}", country=country) for party in people)


def _sole(draft: Draft, others: tuple[Party, ...], drafts: Sequence[Draft], codebook: Codebook, cast: Cast) -> tuple[Party, ...]:
    """Return the state of the one other country of the sentence, where the other side is of one country."""
    taken = {party.country for party in others}
    country = only_other(draft, taken, drafts, codebook, cast) if len(taken) == 1 else None
    return (_state(country),) if country else ()


def _own_state(countries: set[str]) -> tuple[Party, ...]:
    """Return the state of who acts: a power that represses its own people, putschists against their own state."""
    return tuple(_state(country) for country in countries) if len(countries) == 1 else ()


def _usual(draft: Draft, drafts: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the state at which the same country's other acts, by their own words, are most often aimed; none where two are."""
    own = {party.country for party in draft.sides.actors if party.country}
    if len(own) != 1:
        return ()
    acts = (other.roles.of(other.trigger) for other in drafts if other is not draft and not other.trigger.pattern.joint)
    aimed = Counter(country for act in acts if own & _countries(act.actors) for country in _countries(act.recipients))
    first = aimed.most_common(2)
    if not first or (len(first) > 1 and first[0][1] == first[1][1]):
        return ()
    return (_state(first[0][0]),)


def _countries(parties: tuple[Party, ...]) -> set[str]:
    return {party.country for party in parties if party.country}


def _state(country: str) -> Party:
    return Party(actor=f"state/{country}", country=country)
