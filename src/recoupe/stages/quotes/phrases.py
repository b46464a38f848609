"""Noun phrases by surface grammar: the parser is often wrong around cues that stand after their words."""

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.passages import Passage

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "PRON"})
_HEADS = frozenset({"NOUN", "PROPN", "X"})
_MAX = 40


def phrase_end(passage: Passage, first: int, lexicon: QuotesLexicon) -> int:
    """Return the index after the noun phrase that begins at `first`: nouns, adjectives, names and what "de" ties to them."""
    words = lexicon.words
    at = first
    seen_head = False
    if passage.low[first] in words.third and passage.low[first] not in words.articles:
        return first + 1
    while at < min(len(passage.tokens), first + _MAX):
        token, word = passage.tokens[at], passage.low[at]
        if passage.in_marks(at) and (not passage.in_marks(first) or passage.opens(first)):
            if (not seen_head and at > first) or not _short_pair(passage, at):
                break
            at = passage.after_pair(at)
            continue
        if word in words.of and at + 1 < len(passage.tokens) and passage.tokens[at + 1].pos in _NOMINAL and at > first:
            at += 2
            continue
        if word in words.relative or word in words.that or (token.pos == "PRON" and at > first) or token.pos not in _NOMINAL and word not in words.titles:
            break
        if word in words.articles and token.pos == "DET" and seen_head:
            break
        if word in words.time_words and seen_head:
            break
        seen_head = seen_head or token.pos in _HEADS
        at += 1
    return max(at, first + 1)


def phrase_end_before_of(passage: Passage, first: int, lexicon: QuotesLexicon) -> int:
    """Return the index after a noun phrase without what "de" ties to it: "par Paris / d'avoir menti"."""
    end = phrase_end(passage, first, lexicon)
    return next((i for i in range(first + 1, end) if passage.low[i] in lexicon.words.of), end)


def _short_pair(passage: Passage, index: int) -> bool:
    pair = passage.pair_of(index)
    return pair is not None and pair.inner.end - pair.inner.start <= 25


def phrase_start(passage: Passage, head: int) -> int:
    """Return the index of the first determiner, adjective or title before a noun."""
    at = head
    while at and not passage.closes(at - 1):
        before = passage.tokens[at - 1]
        if before.pos in ("DET", "NUM", "ADJ") and passage.heads[at - 1] >= at - 1:
            at -= 1
        elif before.pos == "PROPN" and passage.tokens[at].pos == "PROPN":
            at -= 1
        else:
            break
    return at


def begins_phrase(passage: Passage, index: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a token can begin a noun phrase."""
    if index >= len(passage.tokens):
        return False
    token, word = passage.tokens[index], passage.low[index]
    if passage.opens(index):
        return _short_pair(passage, index)
    if word in lexicon.words.articles or word in lexicon.words.titles or word in lexicon.words.third:
        return True
    return token.pos in ("NOUN", "PROPN", "NUM", "X", "DET") or (token.pos == "ADJ" and token.text[0].isupper()) or word in lexicon.words.source_nouns


def finite(passage: Passage, first: int, last: int) -> bool:
    """Return whether one of the tokens is a finite verb outside of quotation marks."""
    return any(is_finite(passage, i) and not passage.in_marks(i) for i in range(max(first, 0), last))


def is_finite(passage: Passage, index: int) -> bool:
    """Return whether a token is a finite verb, as the parser sees it."""
    token = passage.tokens[index]
    return token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.morph


def skip_time(passage: Passage, index: int, lexicon: QuotesLexicon) -> int:
    """Return the index after adverbs, dates and hours: "mardi soir", "le 3 mars", "une nouvelle fois", "hier"."""
    words = lexicon.words
    at = index
    while at < len(passage.tokens):
        token, word = passage.tokens[at], passage.low[at]
        if token.pos == "ADV" and word not in words.negations or word in words.time_words or token.pos == "NUM" or word[0].isdigit():
            at += 1
        elif word in words.articles and _time_follows(passage, at, lexicon):
            at += 2
        else:
            break
    return at


def _time_follows(passage: Passage, index: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a date or a time follows an article: "le 3", "ce mardi", "la semaine", "une nouvelle fois"."""
    following = passage.low[index + 1 : index + 3]
    return bool(following) and (following[0] in lexicon.words.time_words or following[0].isdigit() or (len(following) > 1 and following[1] in lexicon.words.time_words and passage.tokens[index + 1].pos == "ADJ"))
