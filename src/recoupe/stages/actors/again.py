"""Who is meant by a noun of a kind: "l'agence", "le quotidien", "l'ONG"."""

from collections.abc import Mapping, Sequence

from recoupe.lexicon.actor_heads import Head
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.named import Named
from recoupe.stages.actors.phrases import Phrase
from recoupe.types.actors import Actor

_ADJECTIVES = 3
"""Words up to which adjectives, and what joins them, stand between a noun and the name that it is put before."""


def again(phrase: Phrase, head: Head, names: Sequence[Named], country: str | None, context: Context) -> Actor | None:
    """Return the actor that a noun of a kind means again; None when the page names none that it can mean.

    The last one before it that the page calls so; else the last one that the knowledge base knows for such a body, or the first
    one after it; else, for a noun without a role of its own, the last one of its kinds.

    Args:
        phrase: the phrase.
        head: what its noun means.
        names: the names of the page, in text order.
        country: the state that a demonym in the phrase tells, if any.
        context: the page.
    """
    fitting = [name for name in names if name.actor.kind in head.kinds and (not country or name.actor.country in (None, country))]
    before = [name for name in reversed(fitting) if name.found.last <= phrase.start]
    so_called = {name.actor.id for name in before if _is_called(name, phrase, context)}
    if chosen := next((name.actor for name in before if name.actor.id in so_called), None):
        return chosen
    if not head.role:
        return before[0].actor if before else None
    known = [name.actor for name in (*before, *fitting) if set(head.codes) & set(name.actor.codes)]
    return known[0] if known else None


def name_follows(phrase: Phrase, named: Mapping[int, Named], context: Context) -> bool:
    """Return whether a name stands after a phrase, or after it and adjectives ("le groupe public X", "le vieux et sage X")."""
    place = _after_adjectives(phrase, named, context)
    return place in named and (place == phrase.last or context.words.joined[place])


def stands_alone(phrase: Phrase, named: Mapping[int, Named], context: Context) -> bool:
    """Return whether neither a name nor a complement stands after a noun and its adjectives ("l'émissaire pour le lac")."""
    words, heads = context.words, context.lexicon.heads
    place = _after_adjectives(phrase, named, context)
    if place >= len(words.folded) or not words.joined[place]:
        return True
    return place not in named and words.folded[place] not in heads.of | heads.tasked


def _after_adjectives(phrase: Phrase, named: Mapping[int, Named], context: Context) -> int:
    """Return the place after a phrase, its adjectives and what joins them."""
    words = context.words
    last = min(phrase.last + _ADJECTIVES, len(words.folded))
    for place in range(phrase.last, last):
        found = words.token_at(words.starts[place])
        if place in named or not words.joined[place] or found is None or found[0].tokens[found[1]].pos not in ("ADJ", "CCONJ"):
            return place
    return last


def is_another(phrase: Phrase, context: Context) -> bool:
    """Return whether an adjective after a noun makes it another body ("la société civile", "le groupe socialiste")."""
    words, last = context.words, phrase.last
    if last >= len(words.folded) or not words.joined[last] or words.folded[last] in context.lexicon.heads.same_body:
        return False
    found = words.token_at(words.starts[last])
    if found is None or not words.printed[last][0].islower():
        return False
    verbs = any(token.pos in ("VERB", "AUX") for token in found[0].tokens)
    return verbs and found[0].tokens[found[1]].pos == "ADJ"


def has_complement(phrase: Phrase, context: Context) -> bool:
    """Return whether "de" follows a phrase, even where quotation marks open after it."""
    words = context.words
    follows = phrase.last < len(words.folded) and words.joined[phrase.last]
    return phrase.of is not None or (follows and words.folded[phrase.last] in context.lexicon.heads.of)


def is_of_something(phrase: Phrase, named: Mapping[int, Named], context: Context) -> bool:
    """Return whether "de" with an article and a common noun follow a phrase, nouns such as "pays" and "ville" excepted."""
    words, heads = context.words, context.lexicon.heads
    if phrase.of is None or phrase.of in named or words.folded[phrase.of] in heads.own:
        return False
    bare = phrase.of == phrase.last + 1 and words.folded[phrase.last] not in heads.contracted
    found = words.token_at(words.starts[phrase.of])
    return not bare and found is not None and found[0].tokens[found[1]].pos == "NOUN"


def _is_called(name: Named, phrase: Phrase, context: Context) -> bool:
    """Return whether a name holds the noun of a phrase, or stands right after it ("l'ONG X")."""
    words, first = context.words, name.found.first
    start = first - 1 if first > 0 and words.joined[first] else first
    return words.folded[phrase.first] in words.folded[start : name.found.last]


def is_named_otherwise(phrase: Phrase, named: Mapping[int, Named], context: Context) -> bool:
    """Return whether a name, or "de" and a common noun, make a phrase something else ("le géant turc de l'acier")."""
    return name_follows(phrase, named, context) or is_of_something(phrase, named, context)
