"""Demonyms, as nouns and adjectives ("les Russes", "frappes russes"): each means its state."""

from collections.abc import Iterator

from recoupe.stages.actors.context import Context
from recoupe.stages.actors.meant import Meant


def read_demonyms(meant: list[Meant], context: Context, on_page: frozenset[str]) -> Iterator[Meant]:
    """Yield the demonyms that stand in no name and no phrase that means an actor already; a language's name is passed over.

    Args:
        meant: the names and phrases.
        context: the page.
        on_page: ids of the states that the page speaks of; they decide what an ambiguous demonym means.
    """
    words, lexicon = context.words, context.lexicon
    taken = {place for found in meant for place in range(found.first, found.last)}
    for place, folded in enumerate(words.folded):
        states = lexicon.demonyms.get(folded)
        if states is None or place in taken or _is_language(place, context):
            continue
        state = next((state for state in states if state in on_page), states[0])
        plural = words.printed[place][0].isupper() and folded.endswith(("s", "x"))
        yield Meant(place, place + 1, "demonym", (lexicon.actors[state],), "actors.demonym", plural=plural)


def _is_language(place: int, context: Context) -> bool:
    """Return whether a demonym stands for a language ("en russe")."""
    words = context.words
    if place == 0 or not words.joined[place] or words.folded[place - 1] not in context.lexicon.heads.in_language:
        return False
    found = words.token_at(words.starts[place])
    return found is None or found[0].tokens[found[1]].pos != "ADJ" or found[0].tokens[found[1]].dep != "amod"
