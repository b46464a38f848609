"""Phrases with a common noun that means an actor: where they stand, the demonyms in and after them, and where "de X" begins."""

from collections.abc import Iterator
from typing import Any

import msgspec

from recoupe.lexicon.actor_heads import INSTITUTION, Head, HeadWords
from recoupe.lexicon.actor_names import END
from recoupe.lexicon.actor_words import Gender
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.words import Words


class Phrase(msgspec.Struct, frozen=True):
    """A phrase, as half-open word places: `start` with its determiner, `first` the noun, `last` after its demonyms.

    `states` are the ids that each demonym may mean. `of` is the first word after "de", "du", "des" or None. `definite` is None
    without a determiner. `institution` is set when the noun may make a name with what follows.
    """

    start: int
    first: int
    last: int
    head: Head | None
    states: tuple[tuple[str, ...], ...] = ()
    of: int | None = None
    definite: bool | None = None
    plural: bool = False
    gender: Gender | None = None
    former: bool = False
    possessive: bool = False
    institution: Head | None = None


def match_phrases(context: Context) -> Iterator[Phrase]:
    """Yield the phrases of a text, in order, without overlaps; the longest at each place."""
    words, heads = context.words, context.lexicon.heads
    place, size = 0, len(words.folded)
    while place < size:
        node = heads.tree.get(words.folded[place])
        phrase = _longest(context, place, node) if node is not None else None
        if phrase is None:
            place += 1
        else:
            yield phrase
            yield from _nested(context, phrase)
            place = phrase.last


def before_name(phrase: Phrase, ends: dict[int, int], context: Context) -> Phrase | None:
    """Return a phrase, cut short where its last words begin a known name that goes on ("chef de [l'État islamique]").

    Args:
        phrase: the phrase.
        ends: where each known name ends, by its first word place.
        context: the page.
    """
    for place in range(phrase.first + 1, phrase.last):
        if ends.get(place, 0) > phrase.last:
            node = context.lexicon.heads.tree.get(context.words.folded[phrase.first])
            return _longest(context, phrase.first, node, limit=place - 1)
    return phrase


def _nested(context: Context, phrase: Phrase) -> Iterator[Phrase]:
    """Yield the ministry inside a role's phrase ("porte-parole du ministère de la Défense")."""
    for place in range(phrase.first + 1, phrase.last):
        node = context.lexicon.heads.tree.get(context.words.folded[place])
        inner = _longest(context, place, node) if node is not None else None
        if inner is not None and inner.head is not None and inner.head.type == "ministry":
            yield inner
            return


def _longest(context: Context, first: int, node: dict[str, Any] | None, *, limit: int | None = None) -> Phrase | None:
    words, demonyms, inside = context.words, context.lexicon.demonyms, context.lexicon.heads.inside
    head: Head | None = None
    institution: Head | None = None
    last, place, passed = first, first, 0
    while node is not None:
        place += 1
        if END in node or INSTITUTION in node:
            head, institution, last = node.get(END, head), node.get(INSTITUTION), place
        while place < len(words.folded) and words.joined[place] and words.folded[place] not in node and passed < 3:
            if words.folded[place] not in demonyms and words.folded[place] not in inside and not _links(context, place):
                break
            place, passed = place + 1, passed + 1
        if place >= len(words.folded) or not words.joined[place] or place == limit:
            break
        node = node.get(words.folded[place])
    if head is None and institution is None:
        return None
    return _completed(context, Phrase(first, first, last, head, institution=institution))


def _links(context: Context, place: int) -> bool:
    """Return whether a word links two demonyms ("les ministères grec et norvégien de la Culture")."""
    words, demonyms = context.words, context.lexicon.demonyms
    return (
        words.folded[place] in context.lexicon.heads.linking
        and words.folded[place - 1] in demonyms
        and place + 1 < len(words.folded)
        and words.folded[place + 1] in demonyms
    )


def _after_field(context: Context, last: int) -> int:
    """Return the end of a role with its field; a known name after "de" is none ("ministre de Jacques Chirac")."""
    of = _complement(context.words, last, context)
    if of is None or context.words.folded[of] in context.lexicon.words.given:
        return last
    if END in context.lexicon.names.get(context.words.folded[of], {}):
        return last
    return end_of_field(of, context)


def _completed(context: Context, phrase: Phrase) -> Phrase:
    """Return a phrase with its determiner, its demonyms and the place of its complement."""
    words, demonyms = context.words, context.lexicon.demonyms
    states = [demonyms[word] for word in words.folded[phrase.first : phrase.last] if word in demonyms]
    last, found = _after_demonyms(context, phrase.last)
    states.extend(found)
    if phrase.head is not None and phrase.head.role in context.lexicon.heads.with_field:
        last, found = _after_demonyms(context, _after_field(context, last))
        states.extend(found)
    start, opener, former = _left_edge(words, phrase.first, context.lexicon.heads)
    heads = context.lexicon.heads
    plural = opener in heads.plural or words.folded[phrase.first].endswith(("s", "x"))
    return msgspec.structs.replace(
        phrase,
        start=start,
        last=last,
        states=tuple(states),
        of=_complement(words, last, context),
        definite=None if not opener else opener not in heads.indefinite,
        plural=plural,
        gender=None if plural else heads.gender(opener),
        former=former,
        possessive=opener in heads.possessive,
    )


def _after_demonyms(context: Context, last: int) -> tuple[int, list[tuple[str, ...]]]:
    """Return the end of a phrase with the demonyms after it, and the states that each may mean."""
    words, demonyms = context.words, context.lexicon.demonyms
    states = []
    while (step := _demonym_after(words, last, context)) is not None:
        states.append(demonyms[words.folded[step]])
        last = step + 1
    return last, states


def _demonym_after(words: Words, place: int, context: Context) -> int | None:
    """Return the place of a demonym that goes on a phrase: at once, after "et", or after a word such as "actuel"."""
    step = place
    while step < len(words.folded) and words.joined[step] and step - place < 2:
        word = words.folded[step]
        if word in context.lexicon.demonyms and not words.printed[step][0].isupper():
            return step
        known = word in context.lexicon.heads.inside or word in context.lexicon.heads.linking
        if not known and not _is_adjective(words, step):
            return None
        step += 1
    return None


def _is_adjective(words: Words, place: int) -> bool:
    found = words.token_at(words.starts[place])
    return found is not None and found[0].tokens[found[1]].pos == "ADJ"


def _left_edge(words: Words, first: int, heads: HeadWords) -> tuple[int, str, bool]:
    """Return where a phrase starts, its determiner, and whether a word such as "ancien" stands in it.

    The determiner is part of the phrase unless it holds a preposition ("du").
    """
    place, start, former = first, first, False
    while place > 0 and words.joined[place] and first - place < 3:
        word = words.folded[place - 1]
        if word in heads.contracted:
            return start, word, former
        if word in heads.determiners:
            return place - 1, word, former
        if word in heads.former:
            former, start = True, place - 1
        elif word not in heads.inside:
            break
        place -= 1
    return start, "", former


def _complement(words: Words, last: int, context: Context) -> int | None:
    """Return the place of the first word after "de", "du", "des" and their article; None when none follows."""
    heads = context.lexicon.heads
    if last >= len(words.folded) or not words.joined[last] or words.folded[last] not in heads.of:
        return None
    place = _after_articles(last + 1, context)
    return place if place < len(words.folded) and words.joined[place] else None


def end_of_field(place: int, context: Context) -> int:
    """Return the end of "X", "X et de Y" or "X, des Y et des Z" in the name of an office or ministry of an unlisted field."""
    words, heads = context.words, context.lexicon.heads
    while True:
        last = _after_adjectives(place + 1, context)
        step = last
        if step < len(words.folded) and words.joined[step] and words.folded[step] in heads.linking:
            step += 1
        elif step >= len(words.folded) or words.between(step) != ", ":
            return last
        if step >= len(words.folded) or words.folded[step] not in heads.of:
            return last
        place = _after_articles(step + 1, context)
        if place >= len(words.folded):
            return last


def _after_articles(place: int, context: Context) -> int:
    words, heads = context.words, context.lexicon.heads
    while (
        place < len(words.folded)
        and words.joined[place]
        and words.folded[place] in heads.articles
        and words.printed[place][0].islower()
    ):
        place += 1
    return place


def _after_adjectives(place: int, context: Context) -> int:
    while place < len(context.words.folded) and context.words.joined[place] and _is_adjective(context.words, place):
        place += 1
    return place
