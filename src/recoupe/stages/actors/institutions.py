"""Bodies and places named by a common noun: ministries, and nouns with a proper name ("ambassade de France au Liban")."""

from collections.abc import Iterator

from recoupe.lexicon.actor_head_files import Institution
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.phrases import Phrase, end_of_field

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


def match_institutions(phrases: list[Phrase], names: list[Found], context: Context) -> Iterator[Found]:
    """Yield the names that begin with a common noun, in text order.

    Args:
        phrases: the phrases of the page.
        names: its proper names, which may end an institution's name.
        context: the page.
    """
    ends = {name.first: name for name in sorted(names, key=lambda name: name.last)}
    for phrase in phrases:
        last = None
        if phrase.head is not None and phrase.head.type == "ministry" and not (phrase.plural and phrase.head.field):
            last = _end_of_ministry(phrase, ends, context)
        elif phrase.institution is not None and is_noun(phrase, context):
            last = _end_of_institution(phrase, ends, context)
        if last is not None:
            yield Found(phrase.first, last, (), "", phrase)


def is_noun(phrase: Phrase, context: Context) -> bool:
    """Return whether the parser reads the first word of a phrase as a noun, and no noun stands right before it.

    In "l'opération militaire israélienne" nobody is a soldier.
    """
    place = context.words.token_at(context.words.starts[phrase.first])
    if place is None or place[0].tokens[place[1]].pos not in _NOUNS:
        return False
    bare = phrase.start == phrase.first and place[1] > 0 and context.words.joined[phrase.first]
    return not (bare and place[0].tokens[place[1] - 1].pos == "NOUN")


def _end_of_ministry(phrase: Phrase, ends: dict[int, Found], context: Context) -> int | None:
    """Return the end of a ministry's name; None when its field is not said."""
    head = phrase.head
    if head is not None and head.field is not None:
        if phrase.of is not None and (name := ends.get(phrase.of)) and _is_state(name, context):
            return name.last
        return phrase.last
    return end_of_field(phrase.of, context) if phrase.of is not None else None


def _end_of_institution(phrase: Phrase, ends: dict[int, Found], context: Context) -> int | None:
    """Return the end of a name made of a noun and a proper name; None when what follows makes no such name."""
    head = phrase.institution
    shape = head.institution if head else None
    place = _own_name(phrase, shape, context) if shape else None
    if shape is None or place is None:
        return phrase.last if shape is not None and shape.alone else None
    name = ends.get(place)
    if name is not None and shape.kind == "place" and phrase.of is not None and _is_state(name, context):
        return None
    last = _end_of_hyphens(name.last if name else _end_of_capitals(place, context), context)
    return _end_of_place_after(last, ends, context) if shape.place_after else last


def _own_name(phrase: Phrase, shape: Institution, context: Context) -> int | None:
    """Return the place of the capitalised word that a noun takes, after "de" or right after it; None where it takes none."""
    words = context.words
    if phrase.of is not None:
        return phrase.of if shape.of and words.printed[phrase.of][0].isupper() else None
    if not shape.bare or phrase.last >= len(words.folded) or not words.joined[phrase.last]:
        return None
    beside = words.printed[phrase.last][0].isupper() and words.between(phrase.last) in (" ", "\u00a0")
    return phrase.last if beside else None


def _end_of_hyphens(last: int, context: Context) -> int:
    words = context.words
    while last < len(words.folded) and words.joined[last] and words.between(last) == "-" and words.printed[last][0].isupper():
        last += 1
    return last


def _end_of_place_after(last: int, ends: dict[int, Found], context: Context) -> int:
    words = context.words
    place = last
    while place < len(words.folded) and words.joined[place] and place - last < 2:
        if place > last and (name := ends.get(place)):
            return name.last
        if words.folded[place] not in context.lexicon.heads.at and words.folded[place] not in context.lexicon.heads.articles:
            break
        place += 1
    return ends[place].last if place > last and place in ends and words.joined[place] else last


def _end_of_capitals(place: int, context: Context) -> int:
    words = context.words
    place += 1
    while place < len(words.folded) and words.joined[place] and words.printed[place][0].isupper():
        place += 1
    return place


def _is_state(name: Found, context: Context) -> bool:
    return any(context.lexicon.rows[entry.actor].kind == "state" and entry.use in ("strong", "weak") for entry in name.entries)
