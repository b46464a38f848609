"""Sides that the words of an act leave open, weighed by a small model beside what the rules say; what is named stays as it is."""

from collections.abc import Collection, Iterable

import msgspec

from recoupe.lexicon.event_codebook import Codebook
from recoupe.lexicon.event_sides import SidesModel
from recoupe.stages.events.countries import Countries
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party, state_of
from recoupe.stages.events.open_sides import STEPS, Answer, OpenSide, Steps, open_sides, parties_of
from recoupe.stages.events.side_features import SideFeatures


def weigh(steps: Steps, stay: Collection[int], countries: Countries, codebook: Codebook, model: SidesModel) -> list[Draft]:
    """Return the drafts of the last step with the likeliest countries on their open sides.

    The rules' answer stands unless another is likelier by the model's `trust`.

    Args:
        steps: the drafts after each step, in one order.
        stay: the places of those that become events.
        countries: those that the page names.
        codebook: which acts are done together; their sides are not open.
        model: how likely an answer is.
    """
    from recoupe.stages.events.trees import trees_of  # numpy, which `recoupe --help` does not wait for

    drafts, seen = list(steps["closed"]), SideFeatures(steps, countries)
    sides = list(open_sides(steps, stay, countries, codebook))
    chosen = trees_of(model).choose([seen.of(side) for side in sides], [side.ruled for side in sides])
    for side, place in zip(sides, chosen, strict=True):
        if place != side.ruled:
            parties = _parties(side.answers[place], side, steps, codebook)
            changed = {"actors" if side.which == "actor" else "recipients": parties}
            draft = drafts[side.number]
            drafts[side.number] = msgspec.structs.replace(draft, sides=msgspec.structs.replace(draft.sides, **changed))
    return drafts


def _parties(answer: Answer, side: OpenSide, steps: Steps, codebook: Codebook) -> tuple[Party, ...]:
    """Return the parties of an answer: those of the last step that says so, else its unnamed people, else its state."""
    for step, countries in zip(reversed(STEPS), reversed(side.steps), strict=True):
        if countries == answer:
            return parties_of(steps[step][side.number], side.which)
    own = parties_of(steps["own"][side.number], side.which)
    people = tuple(_people(own, codebook))
    (country,) = answer
    return tuple(Party(actor=f"{actor}-{country}", country=country) for actor in people) or (state_of(country),)


def _people(parties: Iterable[Party], codebook: Codebook) -> Iterable[str]:
    """Yield the unnamed people of some parties who may be of a country."""
    return (p.actor for p in parties if p.kind == "unknown" and p.actor.partition("/")[2] not in codebook.anywhere)
