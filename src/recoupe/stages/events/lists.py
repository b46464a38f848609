"""Names in a row, "A, B et C", as they stand in the text: a parser often hangs the first elsewhere."""

from recoupe.stages.events.words import plain
from recoupe.types.actors import Mention
from recoupe.types.grammar import Sentence, Token

_LEAST = 3
"""Members of a row with a comma in it; two with "et" between them are the parser's to join."""
_LINKS = frozenset({"DET", "ADP"})
_LONGEST = 4
"""Words between two members at most: a comma or conjunction, a preposition, articles."""


def rows_of(sentence: Sentence, mentions: list[Mention], *, between: str) -> list[tuple[int, ...]]:
    """Return the rows of actors in a sentence, each as the token indexes of its members' first words.

    A row has three members or more, all but the last two parted by commas, the last two by a conjunction; between two stand only
    articles and prepositions. A name in apposition is no member: it has no conjunction before it.

    Args:
        sentence: the sentence.
        mentions: the mentions of actors in it, in text order, none inside another.
        between: the preposition before two that stand on either side ("entre A et B"): then two are enough, as before a
            plural verb.
    """
    places = _places(sentence, mentions) if len(mentions) > 1 else []
    rows: list[tuple[int, ...]] = []
    row: list[int] = []
    for number, (first, last) in enumerate(places):
        following = places[number + 1] if number + 1 < len(places) else None
        row.append(first)
        link = _link(sentence.tokens[last : following[0]]) if following else None
        if link == "comma":
            continue
        pair = _is_between(sentence, row[0], between) or (following and _is_plural_verb(sentence, following[1]))
        least = 2 if pair else _LEAST
        if link == "and" and following and len(row) + 1 >= least and not _goes_on(sentence, following):
            rows.append((*row, following[0]))
        row = []
    return rows


def _places(sentence: Sentence, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Return the half-open token ranges of mentions; a role and the name right behind it are one."""
    ends = {token.end: index + 1 for index, token in enumerate(sentence.tokens)}
    starts = {token.start: index for index, token in enumerate(sentence.tokens)}
    found = [(starts.get(mention.span.start), ends.get(mention.span.end)) for mention in mentions]
    places: list[tuple[int, int]] = []
    for first, last in found:
        if first is None or last is None:
            continue
        if places and places[-1][1] == first:
            first = places.pop()[0]
        places.append((first, last))
    return places


def _link(between: tuple[Token, ...]) -> str | None:
    """Return how two names that stand near each other are linked: by a comma, by a conjunction, or not."""
    if not between or len(between) > _LONGEST:
        return None
    head, *rest = between
    if any(token.pos not in _LINKS for token in rest):
        return None
    if head.text == ",":
        return "comma"
    return "and" if head.pos == "CCONJ" else None


def _is_between(sentence: Sentence, first: int, between: str) -> bool:
    """Return whether a preposition for two sides stands before a word and its article."""
    before = sentence.tokens[max(0, first - 2) : first]
    return any(plain(token.text) == between for token in before) and all(token.pos in _LINKS for token in before[-1:])


def _is_plural_verb(sentence: Sentence, place: int) -> bool:
    """Return whether a finite plural verb stands at a place: what is right before it is its subject, all of it."""
    morph = sentence.tokens[place].morph if place < len(sentence.tokens) else ""
    return "VerbForm=Fin" in morph and "Number=Plur" in morph


def _goes_on(sentence: Sentence, place: tuple[int, int]) -> bool:
    """Return whether a conjunction follows a member: a row that goes on behind its last two is read as none."""
    return any(token.pos == "CCONJ" for token in sentence.tokens[place[1] : place[1] + 1])


def outermost(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions of actors without those inside another, in text order; demonyms are none."""
    found: list[Mention] = []
    for mention in mentions:
        if mention.form != "demonym" and (not found or mention.span.start >= found[-1].span.end):
            found.append(mention)
    return found
