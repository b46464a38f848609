"""The person in apposition to a role: "le député de Lyon Jean Dupont", "un responsable du ministère, Jean Dupont,"."""

from recoupe.stages.actors.context import Context
from recoupe.stages.actors.facts import gender_of
from recoupe.stages.actors.named import Named
from recoupe.stages.actors.phrases import Phrase

_EPITHET = 4
"""Words after a comma among which a name with an epithet begins."""
_REACH = 9
"""Words and names that may stand between a role and its person."""


def person_beside(phrase: Phrase, first: dict[int, Named], last: dict[int, Named], context: Context) -> Named | None:
    """Return the person whom a role's phrase names, after it or before it; None when none stands beside it.

    Args:
        phrase: the phrase.
        first: the page's names by their first word place.
        last: the same names by the word place after them.
        context: the page.
    """
    before = last.get(phrase.start)
    if before is not None and (before.actor.kind != "person" or context.words.between(phrase.start) not in (", ", " (")):
        before = None
    if before is not None and phrase.definite is None:
        return before
    found = _after(phrase, first, context)
    return found if found is not None and _gender_fits(phrase, found, context) else before


def _gender_fits(phrase: Phrase, name: Named, context: Context) -> bool:
    told = gender_of(name, context)
    return told is None or phrase.gender is None or told == phrase.gender


def _after(phrase: Phrase, first: dict[int, Named], context: Context) -> Named | None:
    """Return the person after a phrase: complements, adjectives and a party may stand between, then one comma or bracket."""
    words = context.words
    place, passed, far = phrase.last, 0, 0
    while place < len(words.folded) and passed < _REACH and not (passed and phrase.plural):
        name = first.get(place)
        if not words.joined[place]:
            return _after_comma(phrase, place, far, first, context)
        if name is not None and name.actor.kind == "person" and not _is_complement(place, context):
            return name
        if name is None and not _may_stand_between(place, context):
            return None
        far += name is None and not _is_small(words.folded[place], context)
        place, passed = place + 1 if name is None else name.found.last, passed + 1
    return None


def _after_epithet(phrase: Phrase, place: int, first: dict[int, Named], context: Context) -> Named | None:
    """Return the person after a comma, an article and a noun, where another comma or the end follows ("..., le socialiste X")."""
    words = context.words
    end = place + _EPITHET
    at = next((step for step in range(place + 1, min(end, len(words.folded))) if step in first), None)
    if phrase.plural or at is None or words.folded[place] not in context.lexicon.heads.articles:
        return None
    if not all(words.joined[step] and _may_stand_between(step, context) for step in range(place + 1, at)) or not words.joined[at]:
        return None
    name = first[at]
    closed = name.found.last >= len(words.folded) or not words.joined[name.found.last]
    return name if name.actor.kind == "person" and closed else None


def _after_comma(phrase: Phrase, place: int, far: int, first: dict[int, Named], context: Context) -> Named | None:
    """Return the person after a phrase and a comma; where it is indefinite or far, another comma follows the name."""
    words = context.words
    name = first.get(place)
    if name is None and words.between(place) == ", ":
        return _after_epithet(phrase, place, first, context)
    if name is None or name.actor.kind != "person":
        return None
    if words.between(place) in (" (", "\u00a0("):
        return name
    if words.between(place) != ", " or phrase.plural:
        return None
    close = far == 0 and phrase.definite is not False
    end = name.found.last
    return name if close or end >= len(words.folded) or not words.joined[end] else None


def _is_complement(place: int, context: Context) -> bool:
    words, heads = context.words, context.lexicon.heads
    before = words.folded[place - 1]
    return before in heads.of or before in heads.at or before in heads.linking


def _may_stand_between(place: int, context: Context) -> bool:
    words = context.words
    if not words.printed[place][0].islower():
        return False
    if _is_small(words.folded[place], context):
        return True
    found = words.token_at(words.starts[place])
    return found is not None and found[0].tokens[found[1]].pos in ("ADJ", "NOUN")


def _is_small(folded: str, context: Context) -> bool:
    heads = context.lexicon.heads
    return folded in heads.of or folded in heads.at or folded in heads.articles or folded in heads.between
