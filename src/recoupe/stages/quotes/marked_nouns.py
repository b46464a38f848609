"""Marked words after a noun that says what is cried or written: "aux cris de « ... » et « ... »", "son slogan, « ... »"."""

from collections.abc import Iterator

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.nominal import draft_of_noun, nouns_of_saying
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import before_aside, can_speak, is_finite, phrase_at
from recoupe.stages.quotes.shape import Draft, shaped

_BETWEEN = 5
"""Tokens that may stand between the noun and its words ("son slogan de campagne, « ... »")."""
_STEPS = 4
"""Words climbed from the noun to the verb that it stands beside."""
_FEW = 2
"""Words from which marked words are said rather than named ("le slogan « Dehors »")."""


def find_marked_nouns(passage: Passage, *, people: frozenset[int], lexicon: QuotesLexicon) -> Iterator[Draft]:
    """Yield the quotes of a passage that stand in marks after such a noun, one for each pair of marks.

    Args:
        passage: the passage.
        people: the tokens of it that are (part of) mentions of actors.
        lexicon: the words of the language.
    """
    for i, row in nouns_of_saying(passage, lexicon):
        opening = _opening_after(passage, i, lexicon) if "marked" in row.frames else None
        while opening is not None:
            end = passage.after_pair(opening)
            shape = shaped(passage, passage.words(opening, end))
            if shape is not None and end - opening >= _FEW + 2:
                yield draft_of_noun(passage, i, row, shape, _who(passage, i, people, lexicon))
            opening = _next_opening(passage, end, lexicon)


def _opening_after(passage: Passage, noun: int, lexicon: QuotesLexicon) -> int | None:
    """Return the mark that opens after a noun, with nothing but "de X", adjectives and a comma or colon between."""
    for i in range(noun + 1, min(noun + 1 + _BETWEEN, len(passage.tokens))):
        if passage.opens(i):
            return i
        small = passage.low[i] in lexicon.words.of or passage.low[i] in (",", ":")
        if not small and passage.tokens[i].pos not in ("ADJ", "DET", "NOUN"):
            return None
    return None


def _next_opening(passage: Passage, end: int, lexicon: QuotesLexicon) -> int | None:
    """Return the mark that opens after a closed pair and "et", "ou", "ou encore" or a comma."""
    at = end
    while at < len(passage.tokens) and at - end < 3 and (passage.low[at] == "," or passage.low[at] in lexicon.words.joining):
        at += 1
    at += at < len(passage.tokens) - 1 and at > end and passage.tokens[at].pos == "ADV"
    return at if end < at < len(passage.tokens) and passage.opens(at) else None


def _who(passage: Passage, noun: int, people: frozenset[int], lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return who cries or writes: the last noun of people before the noun of what is cried, else the subject of its verb."""
    verb = noun
    for _ in range(_STEPS):
        if is_finite(passage, verb) or passage.tokens[verb].pos == "VERB":
            break
        verb = passage.heads[verb]
    things = lexicon.words.things
    children = (i for i in passage.children[verb] if i != noun and _is_word(passage, i) and passage.low[i] not in things)
    subjects = [i for i in children if passage.tokens[i].dep.startswith("nsubj")]
    if subjects and passage.tokens[subjects[-1]].pos in ("PRON", "PROPN"):
        return phrase_at(passage, subjects[-1], lexicon)
    comma = next((i for i in (noun - 1, noun - 2) if i > 0 and passage.low[i] == ","), noun - 1)
    for i in range(before_aside(passage, comma), -1, -1):
        if _is_human(passage, i, people, lexicon) and passage.tokens[i].pos in ("NOUN", "PROPN") and not passage.in_marks(i):
            return _whole(passage, i, people, lexicon)
    if noun > 0 and passage.low[noun - 1] in lexicon.words.carried:
        return noun - 1, noun
    return phrase_at(passage, subjects[0], lexicon) if subjects else None


def _whole(passage: Passage, noun: int, people: frozenset[int], lexicon: QuotesLexicon) -> tuple[int, int]:
    """Return the phrase of a noun, with the nouns of number before it ("des milliers de personnes")."""
    first = noun
    while (
        first > 1
        and passage.low[first - 1] in lexicon.words.of
        and passage.tokens[first - 2].pos == "NOUN"
        and _is_human(passage, first - 2, people, lexicon)
    ):
        first -= 2
    start, end = phrase_at(passage, first, lexicon)
    return start, max(end, noun + 1)


def _is_human(passage: Passage, index: int, people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    return passage.low[index] in lexicon.words.crowd or can_speak(passage, index, people, lexicon)


def _is_word(passage: Passage, index: int) -> bool:
    """Return whether a token is more than the "t" of "a-t-il"."""
    return len(passage.low[index].strip("-")) > 1
