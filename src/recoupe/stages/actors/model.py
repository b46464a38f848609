"""Names as the parser's model sees them, with their edges mended."""

from collections.abc import Iterator

from recoupe.lexicon.actor_words import NameWords
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.words import Words
from recoupe.types.grammar import Sentence


def model_names(words: Words, lexicon: NameWords) -> Iterator[Found]:
    """Yield the model's names, without articles, titles and what is printed small at their edges.

    A name that holds a bracket, a quotation mark, a comma or the like is cut there.
    """
    for sentence in words.sentences:
        for entity in sentence.entities:
            for first, last in _pieces(words, sentence, entity.first, entity.last):
                first, last = _trimmed(words, first, last, lexicon)
                if first < last:
                    yield Found(first, last, (), entity.label)


def _pieces(words: Words, sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = words.at(sentence.tokens[first].start)
    stop = words.at(sentence.tokens[last - 1].end - 1) + 1
    for place in range(start + 1, stop):
        if not words.joined[place] and words.between(place) not in (" & ", "&", "."):
            yield start, place
            start = place
    if start < stop <= len(words.starts):
        yield start, stop


def _trimmed(words: Words, first: int, last: int, lexicon: NameWords) -> tuple[int, int]:
    while first < last and _is_edge(words, first, last, lexicon):
        first += 1
    while first < last and words.printed[last - 1][0].islower():
        last -= 1
    return first, last


def _is_edge(words: Words, place: int, last: int, lexicon: NameWords) -> bool:
    """Return whether the word at `place` opens a name without being part of it."""
    word, folded = words.printed[place], words.folded[place]
    if word[0].islower():
        return not (folded in ("al", "el", "von", "van") and place + 1 < last)
    return folded in lexicon.edges or folded in lexicon.civil or (folded in lexicon.titles and place + 1 < last)
