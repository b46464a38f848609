"""The states of persons, as a page tells or implies them."""

from collections.abc import Sequence

from recoupe.stages.actors.context import Context
from recoupe.stages.actors.facts import Fact
from recoupe.stages.actors.named import Named

_REACH = 8
"""Words between a people and the name of one of it: "un ressortissant letton, arrêté en mai sous le nom de X"."""


def states_of_persons(told: Sequence[Fact], names: dict[int, Named], focus: str | None, context: Context) -> dict[str, str]:
    """Return the states of persons, two letters by actor id: of their roles, of a demonym before their names, of their office.

    Who has an office of a state that the page does not tell ("le ministre de la Pêche, X") serves the one that it is about.

    Args:
        told: the roles that the page gives to persons, in text order.
        names: its names, by the place of their first word.
        focus: the state that it is about.
        context: the page.
    """
    before = {
        name.actor.id: context.lexicon.demonyms[context.words.folded[place]][0].removeprefix("state/")
        for first, name in names.items()
        if name.actor.kind == "person" and (place := _nationality(first, context)) is not None
    }
    said = {fact.actor.id: fact.country for fact in reversed(told) if fact.country}
    implied = {fact.actor.id: focus for fact in told if focus and context.lexicon.of_state & fact.offices}
    return implied | before | said


def _nationality(first: int, context: Context) -> int | None:
    """Return the place of the demonym that says of which people somebody is, given the first word of the name; None if none does.

    It stands right before the name ("le Letton X"), behind a noun and before a comma ("un citoyen letton, X"), or before "nommé".
    """
    words, heads = context.words, context.lexicon.heads
    place = first - 1
    if place < 0:
        return None
    if words.joined[first] and words.folded[place] in context.lexicon.demonyms:
        return place
    if words.between(first).strip() == ",":
        return place if _is_national(place, context) else None
    place -= words.folded[place] in heads.of
    if not words.joined[first] or words.folded[place] not in heads.naming:
        return None
    sentence = words.sentence_number(words.starts[first])
    near = range(place - 1, max(-1, place - 1 - _REACH), -1)
    same = (other for other in near if words.sentence_number(words.starts[other]) == sentence)
    return next((other for other in same if _is_national(other, context)), None)


def _is_national(place: int, context: Context) -> bool:
    """Return whether a word says of which people one is: "un Letton", "un ressortissant letton"."""
    words = context.words
    if words.folded[place] not in context.lexicon.demonyms or place == 0:
        return False
    noun = words.printed[place][0].isupper() and words.folded[place - 1] not in context.lexicon.heads.plural
    return noun or words.folded[place - 1] in context.lexicon.heads.nationals
