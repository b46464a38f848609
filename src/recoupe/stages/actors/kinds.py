"""The kind of a name that the knowledge base does not have, and which capitalised words are no names at all."""

import re

from recoupe.stages.actors.context import Context
from recoupe.stages.actors.known import Found
from recoupe.types.actors import ActorKind

NUMERAL = re.compile(r"[ivx]+e?|\d+(?:e|er|eme|re)")
"""Roman figures and ordinals ("VIe", "1er"), folded."""

_LABELS: dict[str, ActorKind] = {"PER": "person", "LOC": "place", "ORG": "org"}


def is_name(found: Found, context: Context) -> bool:
    """Return whether what the model took for a name may be one."""
    words = context.words
    folded = words.folded[found.first : found.last]
    if _is_handle(found, context) or _is_model_number(found, context) or _is_shouted(found, context):
        return False
    if all(_is_no_name(word, context) for word in folded) or _is_people(folded, context):
        return False
    return found.size > 1 or _is_one_word_name(found, context)


def _is_no_name(word: str, context: Context) -> bool:
    return word in context.lexicon.words.not_names or word.isdigit() or NUMERAL.fullmatch(word) is not None


def _is_people(folded: list[str], context: Context) -> bool:
    """Return whether words are an article and a demonym ("Les Argentins")."""
    return len(folded) == 2 and folded[0] in context.lexicon.words.name_articles and folded[1] in context.lexicon.demonyms


def _is_one_word_name(found: Found, context: Context) -> bool:
    word = context.words.folded[found.first]
    if word in context.lexicon.demonyms or word in context.lexicon.words.edges or not word.isalpha() or len(word) < 2:
        return False
    if context.title_before(found.first) or (word in context.lexicon.words.bodies and _is_firm(found, context)):
        return True
    return (
        found.label != "MISC" and word not in context.small and (_is_firm(found, context) or word in context.lexicon.words.given)
    )


def _is_firm(found: Found, context: Context) -> bool:
    """Return whether a single word is printed with a capital inside a sentence, here or elsewhere, or all in capitals."""
    return context.words.folded[found.first] in context.firm or context.words.printed[found.first].isupper()


def _is_shouted(found: Found, context: Context) -> bool:
    """Return whether a name stands in a line printed all in capitals, where capitals tell nothing; given names do."""
    words = context.words
    if not words.printed[found.first].isupper() or words.folded[found.first] in context.lexicon.words.given:
        return False
    beside = [
        place
        for place in (found.first - 1, found.last)
        if 0 <= place < len(words.printed) and words.joined[max(place, found.first)]
    ]
    return any(words.printed[place].isupper() and len(words.printed[place]) > 1 for place in beside)


def _is_handle(found: Found, context: Context) -> bool:
    """Return whether a name is part of an address or a handle ("@nom", "site.com/nom")."""
    text, words = context.words.text, context.words
    end = words.ends[found.last - 1]
    before, after = words.mark_before(found.first), text[end : end + 2]
    return before in ("@", "#", "/", "_") or (after[:1] in ("@", "_", "/") and after[1:].islower())


def _is_model_number(found: Found, context: Context) -> bool:
    """Return whether a name ends in a short word, a hyphen and figures, as aircraft and arms do ("Iliouchine Il-76")."""
    words, last = context.words, found.last - 1
    return words.folded[last][0].isdigit() and words.between(last) == "-" and len(words.folded[last - 1]) <= 3


def kind_of(found: Found, context: Context) -> ActorKind | None:
    """Return the kind of an unknown name; None when it is none of these kinds."""
    lexicon, words = context.lexicon.words, context.words
    folded = words.folded[found.first : found.last]
    told = context.before(found.first)
    if context.title_before(found.first) or (found.size > 1 and folded[0] in lexicon.given and folded[-1] not in lexicon.org):
        return "person"
    acronym = words.printed[found.first].isupper()
    if told is not None and not (told == "person" and found.label in ("LOC", "ORG") and (found.size == 1 or acronym)):
        return None if told == "thing" else told
    kind = _kind_by_words(folded, context)
    return kind or (_kind_of_word(found, context) if found.size == 1 else None) or _LABELS.get(found.label)


def _kind_of_word(found: Found, context: Context) -> ActorKind | None:
    """Return the kind that a single word tells by itself: a given name, an acronym."""
    printed = context.words.printed[found.first]
    if context.words.folded[found.first] in context.lexicon.words.given and not _after_place_preposition(found, context):
        return "person"
    acronym = printed.isupper() and 2 <= len(printed) <= 6 and not any(c.isdigit() for c in printed)
    return "org" if acronym else None


def _after_place_preposition(found: Found, context: Context) -> bool:
    before = context.words.folded[found.first - 1] if found.first and context.words.joined[found.first] else ""
    return before in context.lexicon.metonyms.place_prepositions and found.label == "LOC"


def _kind_by_words(folded: list[str], context: Context) -> ActorKind | None:
    lexicon = context.lexicon.words
    if folded[0] in lexicon.media or folded[-1] in lexicon.media:
        return "media"
    if folded[0] in lexicon.place:
        return "place"
    if folded[0] in lexicon.org or folded[-1] in lexicon.org or folded[0] in lexicon.bodies:
        return "org"
    return None
