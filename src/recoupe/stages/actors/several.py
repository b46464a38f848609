"""Several at once: "les deux hommes", "les trois pays", and what belongs to them ("les armées des deux pays")."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recoupe.lexicon.actor_head_files import SeveralNoun
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.meant import Meant
from recoupe.stages.actors.organs import ministry_of
from recoupe.stages.actors.phrases import Phrase
from recoupe.types.actors import Actor

_REACH = 3
"""Sentences looked back at; those in which nobody of the kind is told do not count less."""


class _Several(msgspec.Struct, frozen=True):
    """Half-open word places with the article, the place of the number, how many, and of which kind."""

    first: int
    last: int
    number: int
    count: int
    noun: SeveralNoun


def read_several(meant: Sequence[Meant], organs: Mapping[int, Phrase], context: Context) -> Iterator[Meant]:
    """Yield the phrases that mean the actors told last when they are just so many, and the organs of these, in text order.

    Args:
        meant: the mentions so far, in text order.
        organs: phrases of organs by the place of the word after "de", for those whose state is not told.
        context: the page.
    """
    for found in _phrases(context):
        actors = _told_last(found, meant, context)
        if actors is None:
            continue
        organ = organs.get(found.number)
        if organ is not None and organ.head is not None and found.noun.kind == "state":
            theirs = tuple(ministry_of(organ.head, state, context) for state in actors) if organ.head.field else actors
            yield Meant(organ.start, found.last, "nominal", theirs, f"actors.organ:{organ.head.form}", plural=True)
        yield Meant(found.first, found.last, "nominal", actors, "actors.several", plural=True)


def _phrases(context: Context) -> Iterator[_Several]:
    """Yield the phrases of an article, a number and a noun that nothing narrows ("les deux hommes arrêtés")."""
    words, heads = context.words, context.lexicon.heads
    for place, folded in enumerate(words.folded):
        count = heads.numbers.get(folded)
        if count is None or place == 0 or not words.joined[place] or words.folded[place - 1] not in heads.plural:
            continue
        if words.folded[place - 1] in heads.indefinite and words.folded[place - 1] not in heads.contracted:
            continue
        found = _noun_at(place + 1, context)
        if found is not None and not _is_narrowed(found[1], context):
            first = place if words.folded[place - 1] in heads.contracted else place - 1
            yield _Several(first, found[1], place, count, found[0])


def _noun_at(place: int, context: Context) -> tuple[SeveralNoun, int] | None:
    """Return the noun that begins at a place, the longest, and where it ends."""
    words, nouns = context.words, context.lexicon.heads.several
    for size in (3, 2, 1):
        stretch = range(place, place + size)
        if stretch[-1] < len(words.folded) and all(words.joined[step] for step in stretch):
            noun = nouns.get(" ".join(words.folded[place : place + size]))
            if noun is not None:
                return noun, place + size
    return None


def _is_narrowed(last: int, context: Context) -> bool:
    """Return whether "de", an adjective, a participle or a relative pronoun follows."""
    words = context.words
    if last >= len(words.folded) or not words.joined[last]:
        return False
    found = words.token_at(words.starts[last])
    if words.folded[last] in context.lexicon.heads.of or found is None:
        return True
    token = found[0].tokens[found[1]]
    alone = "VerbForm=Part" in token.morph and not any(
        found[0].tokens[child].dep.startswith("aux") for child in found[0].children[found[1]]
    )
    return token.pos == "ADJ" or alone or "PronType=Rel" in token.morph


def _told_last(found: _Several, meant: Sequence[Meant], context: Context) -> tuple[Actor, ...] | None:
    """Return the actors of the kind told in the sentences before, when they are just as many; None otherwise."""
    words = context.words
    here = words.sentence_number(words.starts[found.first])
    told: dict[str, Actor] = {}
    sentence = here
    for other in reversed(meant):
        if other.first >= found.first:
            continue
        number = words.sentence_number(words.starts[other.first])
        if number != sentence:
            if len(told) >= found.count or here - number > _REACH:
                break
            sentence = number
        told |= {actor.id: actor for actor in reversed(other.actors) if actor.kind == found.noun.kind}
    return tuple(reversed(told.values())) if len(told) == found.count else None
