"""The way up from a time: the words that it can date, from the one that it hangs on to the verb of its clause."""

from collections.abc import Iterator

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.words import NOMINAL, VERBAL, case_words, is_infinitive, is_participle, lemma_of, plain, singulars
from recoupe.types.grammar import Sentence
from recoupe.types.times import Time

_BEFORE = frozenset({"ADP", "ADV", "CCONJ", "DET", "PUNCT"})
"""What may stand between the beginning of a sentence and the time that opens it."""


def way_up(sentence: Sentence, place: int, time: Time, words: EventWords) -> Iterator[int]:
    """Yield the words that a time can date, from the one that it hangs on up to the verb of its clause.

    "Du 13 novembre" dates the noun before it, and those that stand beside it; "mardi" after "à Kaboul" dates the verb.
    """
    current = sentence.tokens[head_of(sentence, place, time)].head
    if _is_set_apart(sentence, place, time, current):
        yield _root_above(sentence, current)
        return
    if _opens_sentence(sentence, place, time):
        yield _root_above(sentence, current)
    yield current
    if _is_genitive(sentence, place, time, words):
        yield from _beside(sentence, current, words)
        return
    seen = {current}
    while _is_nominal(sentence, current) and not _is_apart(sentence, current, words):
        current = sentence.tokens[current].head
        if current in seen:
            return
        seen.add(current)
        yield current
    token = sentence.tokens[current]
    told = token.dep == "acl:relcl" or (token.dep == "acl" and is_participle(token))
    if told and _carries(lemma_of(token), words):
        yield token.head
        yield from _beside(sentence, token.head, words)
    elif token.dep == "acl" and lemma_of(token) in words.dates.issued and sentence.tokens[token.head].dep.startswith("obl"):
        yield sentence.tokens[token.head].head


def _beside(sentence: Sentence, noun: int, words: EventWords) -> Iterator[int]:
    """Yield the nouns that a date of this noun dates too: the act of a "série", and the first of two that are joined."""
    token = sentence.tokens[noun]
    if is_part(sentence, noun, words):
        yield from (child for child in sentence.children[noun] if sentence.tokens[child].dep == "nmod")
    if token.dep == "conj":
        yield token.head


def head_of(sentence: Sentence, place: int, time: Time) -> int:
    """Return the word of a time that hangs on a word outside it, or on none."""
    for _ in sentence.tokens:
        head = sentence.tokens[place].head
        if head == place or not time.span.holds(sentence.tokens[head].span):
            break
        place = head
    return place


def _opens_sentence(sentence: Sentence, place: int, time: Time) -> bool:
    """Return whether a sentence begins with a time and a comma ("Mardi, ...", "Plus tôt dans la journée, ...")."""
    tokens = sentence.tokens
    end = next((i for i in range(place, len(tokens)) if tokens[i].start >= time.span.end), len(tokens))
    before = (token for token in tokens[:place] if token.start < time.span.start)
    return end < len(tokens) and tokens[end].text == "," and all(token.pos in _BEFORE for token in before)


def _is_set_apart(sentence: Sentence, place: int, time: Time, governor: int) -> bool:
    """Return whether a time between commas hangs on an infinitive: it is rather that of the sentence's verb."""
    tokens = sentence.tokens
    first = next((i for i in range(place, -1, -1) if tokens[i].start < time.span.start), -1)
    last = next((i for i in range(place, len(tokens)) if tokens[i].start >= time.span.end), len(tokens))
    commas = first >= 0 and last < len(tokens) and tokens[first].text == tokens[last].text == ","
    return commas and is_infinitive(tokens[governor])


def _root_above(sentence: Sentence, index: int) -> int:
    """Return the word on which, through others, a word hangs and that hangs on none; for a time cut off alone the main verb."""
    for _ in sentence.tokens:
        if sentence.tokens[index].head == index:
            break
        index = sentence.tokens[index].head
    if sentence.tokens[index].pos in VERBAL:
        return index
    return next((i for i, token in enumerate(sentence.tokens) if token.head == i and token.pos in VERBAL), index)


def _is_genitive(sentence: Sentence, place: int, time: Time, words: EventWords) -> bool:
    """Return whether "de" ties a time to the noun before it."""
    first = place
    while first > 0 and sentence.tokens[first - 1].start >= time.span.start:
        first -= 1
    return first > 0 and plain(sentence.tokens[first - 1].text) in words.dates.genitive


def _is_nominal(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.head != index and (token.pos in NOMINAL or token.pos in ("ADV", "ADP", "DET"))


def _is_apart(sentence: Sentence, noun: int, words: EventWords) -> bool:
    """Return whether a noun and its date only say since when or after what: "depuis la guerre de 2014"."""
    return case_words(sentence, noun) in words.dates.apart


def _carries(lemma: str, words: EventWords) -> bool:
    """Return whether a verb says that the act it goes with takes place ("perpétré", "survenue")."""
    return lemma in words.supports.object or lemma in words.supports.occur


def is_part(sentence: Sentence, index: int, words: EventWords) -> bool:
    """Return whether a noun only says how many, which part, or at what time of an act ("série", "lancement", "journée")."""
    return any(lemma in words.supports.phases or lemma in words.dates.parts for lemma in singulars(sentence.tokens[index]))
