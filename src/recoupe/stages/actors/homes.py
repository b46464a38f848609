"""The states of persons, as a page tells or implies them."""

from collections.abc import Sequence

from recoupe.stages.actors.context import Context
from recoupe.stages.actors.facts import Fact
from recoupe.stages.actors.named import Named


def states_of_persons(told: Sequence[Fact], names: dict[int, Named], focus: str | None, context: Context) -> dict[str, str]:
    """Return the states of persons, two letters by actor id: of their roles, of a demonym before their names, of their office.

    Who has an office of a state that the page does not tell ("le ministre de la Pêche, X") serves the one that it is about.

    Args:
        told: the roles that the page gives to persons, in text order.
        names: its names, by the place of their first word.
        focus: the state that it is about.
        context: the page.
    """
    words, demonyms = context.words, context.lexicon.demonyms
    before = {
        name.actor.id: demonyms[words.folded[first - 1]][0].removeprefix("state/")
        for first, name in names.items()
        if first and name.actor.kind == "person" and words.joined[first] and words.folded[first - 1] in demonyms
    }
    said = {fact.actor.id: fact.country for fact in reversed(told) if fact.country}
    implied = {fact.actor.id: focus for fact in told if focus and context.lexicon.of_state & fact.offices}
    return implied | before | said
