"""Names of persons in two parts: a given name in brackets, or one that the model did not join to the last name."""

from itertools import pairwise

import msgspec

from recoupe.lexicon.actor_names import fold, words_of
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.named import Named

_BRACKETS = (") ", " (", ")\u00a0", "\u00a0(")


def with_parted_names(named: list[Named], context: Context) -> list[Named]:
    """Return the names, last names grown over the given name before them, and given names beside a bracket linked."""
    words = context.words
    ends = {name.found.last for name in named}
    grown = [_with_given_name(name, ends, context) for name in named]
    for number, (first, second) in enumerate(pairwise(grown)):
        if first.found.last != second.found.first or words.between(second.found.first) not in _BRACKETS:
            continue
        opening = words.folded[first.found.first : first.found.last]
        if second.actor.kind == "person" and first.actor.local and _name_of(second)[: len(opening)] == opening:
            grown[number] = Named(first.found, second.actor, "actors.given_name")
    return grown


def _name_of(name: Named) -> list[str]:
    return [fold(word) for word in words_of(name.actor.label)]


def _with_given_name(name: Named, ends: set[int], context: Context) -> Named:
    """Return a person's last name with the words before it where they begin the person's full name."""
    words, found, full = context.words, name.found, _name_of(name)
    first = found.first - (len(full) - found.size)
    if name.actor.kind != "person" or first < 0 or first >= found.first or found.first in ends:
        return name
    whole = words.folded[first : found.last] == full and all(words.joined[first + 1 : found.last])
    if not whole or not all(printed[0].isupper() for printed in words.printed[first : found.first]):
        return name
    return Named(msgspec.structs.replace(found, first=first), name.actor, name.rule)
