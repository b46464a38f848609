"""Acronyms that the page defines in brackets after the long form ("Observatoire des prisons du Sud (OPS)")."""

from collections.abc import Iterator

import msgspec

from recoupe.lexicon.actor_words import NameWords
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.words import Words


class Definition(msgspec.Struct, frozen=True):
    """A long form, as half-open word places, and the place of its acronym."""

    first: int
    last: int
    acronym: int


def find_definitions(words: Words, lexicon: NameWords) -> list[Definition]:
    """Return the acronyms that a text defines, in order."""
    found = []
    for place, printed in enumerate(words.printed):
        if 2 <= len(printed) <= 8 and (printed[:2].isupper() or printed.istitle()) and words.between(place) == " (":
            first = _start_of_long_form(words, place, lexicon)
            if first is not None:
                found.append(Definition(first, place, place))
    return found


def known_acronyms(names: list[Found], words: Words, initials: dict[str, frozenset[str]]) -> list[Definition]:
    """Return the acronyms in brackets after a known name that are the initials of one of its names, in any language.

    Args:
        names: the names of the page.
        words: its words.
        initials: the initials of all the names of an actor, by its id.
    """
    found = []
    for name in names:
        place = name.last
        if place >= len(words.printed) or words.between(place) != " (" or not words.printed[place].isupper():
            continue
        if any(words.folded[place] in initials.get(entry.actor, ()) for entry in name.entries if entry.use == "strong"):
            found.append(Definition(name.first, name.last, place))
    return found


def common_acronyms(words: Words, lexicon: NameWords) -> frozenset[str]:
    """Return the acronyms of common nouns that are no body's ("permis de conduire spécial (PCS)")."""
    found = set()
    for place, printed in enumerate(words.printed):
        if 3 <= len(printed) <= 8 and printed.isupper() and words.between(place) == " (":
            first = _first_word(words, place, lexicon)
            if first is not None and words.printed[first][0].islower() and words.folded[first] not in lexicon.org:
                found.add(printed)
    return frozenset(found)


def _start_of_long_form(words: Words, acronym: int, lexicon: NameWords) -> int | None:
    """Return where the words begin whose initials spell an acronym; None when they do not or begin with a small letter."""
    place = _first_word(words, acronym, lexicon)
    return place if place is not None and words.printed[place][0].isupper() else None


def _first_word(words: Words, acronym: int, lexicon: NameWords) -> int | None:
    """Return where the words begin whose initials, small words passed over, spell an acronym; None when they do not."""
    letters = [letter for letter in words.folded[acronym] if letter.isalpha()]
    place, passed = acronym - 1, 0
    while letters and place >= 0 and (place == acronym - 1 or words.joined[place + 1]):
        word = words.folded[place]
        if word[0] == letters[-1] and not (words.printed[place][0].islower() and word in lexicon.edges):
            letters.pop()
            if not letters:
                return place
        elif word not in lexicon.edges:
            passed += 1
            if passed > 1:
                return None
        place -= 1
    return None


def with_definitions(names: list[Found], definitions: list[Definition], words: Words) -> list[Found]:
    """Return the names with the long forms whole, and every occurrence of their acronyms a name."""
    acronyms = {words.printed[definition.acronym] for definition in definitions}
    spans = {(definition.first, definition.last) for definition in definitions}
    taken = {place for first, last in spans for place in range(first, last)}
    kept = [
        name for name in names if (name.first, name.last) in spans or not any(p in taken for p in range(name.first, name.last))
    ]
    whole = {(name.first, name.last) for name in kept}
    kept += [Found(first, last, (), "ORG") for first, last in spans if (first, last) not in whole]
    covered = {place for name in kept for place in range(name.first, name.last)}
    kept += [
        Found(place, place + 1, (), "ORG")
        for place, printed in enumerate(words.printed)
        if printed in acronyms and place not in covered
    ]
    return sorted(kept, key=lambda name: name.first)


def long_forms(definitions: list[Definition], words: Words) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each acronym as printed with the place of its long form."""
    for definition in definitions:
        yield words.printed[definition.acronym], (definition.first, definition.last)
