"""Names as the parser's model sees them, with their edges mended; given names that it missed."""

from bisect import bisect_left
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
                first = _with_article(words, first, lexicon)
                if first < last:
                    yield Found(first, grown_end(words, first, last, lexicon), (), entity.label)


def grown_end(words: Words, first: int, last: int, lexicon: NameWords) -> int:
    """Return the end of a body's name with its adjectives and complements in small letters ("Conseil supérieur de défense")."""
    if words.folded[first] not in lexicon.org and words.folded[first] not in lexicon.bodies:
        return last
    while last < len(words.folded) and words.joined[last] and words.printed[last][0].islower():
        if _pos(words, last) == "ADJ" or words.between(last) == "-":
            last += 1
            continue
        step = last
        while step < len(words.folded) and words.joined[step] and words.folded[step] in lexicon.edges and step - last < 3:
            step += 1
        opener = last + 1 if words.folded[last] == lexicon.coordination and step > last + 1 else last
        linked = words.folded[opener] in lexicon.joining
        if (
            not linked
            or step == last
            or step >= len(words.folded)
            or not words.joined[step]
            or not words.printed[step][0].islower()
        ):
            break
        if _pos(words, step) != "NOUN":
            break
        last = step + 1
    return last


def _pos(words: Words, place: int) -> str:
    found = words.token_at(words.starts[place])
    return found[0].tokens[found[1]].pos if found else ""


def given_names(words: Words, taken: set[int], lexicon: NameWords) -> Iterator[Found]:
    """Yield the names that the model missed: a given name in the list, then capitalised words, particles allowed between."""
    place, size = 0, len(words.folded)
    while place < size - 1:
        if words.folded[place] in lexicon.given and place not in taken and words.printed[place][0].isupper():
            last = _end_of_person(words, place, taken, lexicon)
            if last > place + 1 or _stands_alone(words, place, taken, lexicon):
                yield Found(place, last, (), "PER")
                place = last
                continue
        place += 1


def _stands_alone(words: Words, place: int, taken: set[int], lexicon: NameWords) -> bool:
    """Return whether a given name is printed inside a sentence, no capitalised word beside it and no article before it."""
    after = place + 1
    closed = not words.joined[after] or (words.printed[after][0].islower() and after not in taken)
    if len(words.printed[place]) < 4 or not closed:
        return False
    before = words.printed[place - 1]
    if words.between(place) == ", ":
        return words.text[words.ends[place] : words.ends[place] + 1] in (",", ".")
    inside = words.joined[place] and words.between(place) == " " and words.folded[place - 1] not in lexicon.name_articles
    return inside and (before[0].islower() or (before.isupper() and len(before) > 2))


def _end_of_person(words: Words, first: int, taken: set[int], lexicon: NameWords) -> int:
    last = place = first + 1
    while place < len(words.folded) and words.joined[place] and place not in taken and place - first < 6:
        printed, folded = words.printed[place], words.folded[place]
        if printed[0].isupper():
            last = place + 1
        elif folded not in lexicon.particles:
            break
        place += 1
    return last


def _pieces(words: Words, sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = words.at(sentence.tokens[first].start)
    stop = bisect_left(words.starts, sentence.tokens[last - 1].end)
    for place in range(start + 1, stop):
        if not words.joined[place] and words.between(place) not in (" & ", "&", "."):
            yield start, place
            start = place
    if start < stop:
        yield start, stop


def _trimmed(words: Words, first: int, last: int, lexicon: NameWords) -> tuple[int, int]:
    while first < last and _is_edge(words, first, last, lexicon):
        first += 1
    while first < last and words.printed[last - 1][0].islower():
        last -= 1
    return first, last


def _with_article(words: Words, first: int, lexicon: NameWords) -> int:
    """Return the start of a name with the capital article inside a sentence that belongs to it ("à La Rochelle")."""
    article = first - 1
    belongs = (
        article > 0
        and first < len(words.folded)
        and words.joined[article]
        and words.joined[first]
        and words.folded[article] in lexicon.name_articles
        and words.printed[article][0].isupper()
        and words.printed[article - 1][0].islower()
    )
    return article if belongs else first


def _is_edge(words: Words, place: int, last: int, lexicon: NameWords) -> bool:
    """Return whether the word at `place` opens a name without being part of it."""
    word, folded = words.printed[place], words.folded[place]
    if word[0].islower():
        return not (folded in ("al", "el", "von", "van") and place + 1 < last)
    return folded in lexicon.edges or folded in lexicon.civil or (folded in lexicon.titles and place + 1 < last)
