"""Which words around an incise are the quote: before it, and after it where the sentence goes on."""

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import BEFORE_INCISE, finite, is_finite
from recoupe.types.span import TextSpan

_BESIDE = 10
"""Words that may tell more of a speaker before the quotation goes on."""
_SENTENCE = 6
"""Words from which a quotation that begins with a capital and has a verb is a sentence."""


def words_around(passage: Passage, start: int, end: int, lexicon: QuotesLexicon) -> list[TextSpan]:
    """Return the words before an incise, and those after it when the sentence goes on.

    Args:
        passage: the passage.
        start: the first token of the incise.
        end: the token after its last one.
        lexicon: the words of the language.
    """
    inside = passage.pair_of(start) if passage.in_marks(start) and passage.in_marks(end - 1) else None
    if inside is not None and not passage.opens(start):
        after = _resume(passage, end)
        last = passage.tokens[after].start if after is not None else passage.tokens[end - 1].end
        return [TextSpan(inside.inner.start, passage.tokens[start].start), TextSpan(last, inside.inner.end)]
    left = _words_before(passage, start, lexicon)
    right = _right(passage, start, end, left, lexicon)
    return [left, *right]


def _words_before(passage: Passage, start: int, lexicon: QuotesLexicon) -> TextSpan:
    """Return the words before a cue: the quotation alone when all else is an adverbial before it, else the whole clause."""
    first = 0
    while first < start - 1 and passage.low[first] in lexicon.words.leading and not passage.in_marks(first):
        first += 1
    last = start - 1
    while last > first and passage.tokens[last].text in BEFORE_INCISE and not passage.in_marks(last):
        last -= 1
    if not passage.closes(last):
        return after_but(passage, first, last, lexicon)
    pair = passage.pair_of(last)
    opening = passage.opening_of(last)
    if pair is not None and opening > first and _speaks_alone(passage, first, opening, last, lexicon):
        return pair.outer
    return after_but(passage, first, last, lexicon)


def _speaks_alone(passage: Passage, first: int, opening: int, last: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a quotation is all that is said, after words of the page's own: "À Lyon, « Il faut ... », dit X"."""
    before = passage.low[opening - 1]
    if (
        before == ":"
        or before in lexicon.words.that
        or (before == "," and not passage.in_marks(first) and not finite(passage, first, opening))
    ):
        return True
    words = range(opening + 1, last)
    return len(words) > _SENTENCE and passage.tokens[opening + 1].text[0].isupper() and any(is_finite(passage, i) for i in words)


def after_but(passage: Passage, first: int, last: int, lexicon: QuotesLexicon) -> TextSpan:
    """Return the words from `first` to `last`, or those after their last "mais" when each side of it has its verb."""
    for i in range(last - 1, first, -1):
        if passage.low[i] in lexicon.words.but and not passage.in_marks(i):
            both = finite(passage, first, i) and _own_subject(passage, i + 1, last)
            return passage.words(i + 1 if both else first, last + 1)
    return passage.words(first, last + 1)


def _own_subject(passage: Passage, first: int, last: int) -> bool:
    """Return whether a clause has a verb and, before it, a subject of its own: not "mais doit durer"."""
    verb = next((i for i in range(first, last) if is_finite(passage, i)), None)
    return verb is not None and any(passage.tokens[i].pos not in ("ADV", "AUX", "PART") for i in range(first, verb))


def _right(passage: Passage, start: int, end: int, left: TextSpan, lexicon: QuotesLexicon) -> list[TextSpan]:
    """Return the words that go on after an incise: a new pair of marks, or the rest of a clause left without its verb."""
    again = next((i for i in range(end, len(passage.tokens)) if passage.opens(i)), None)
    if (
        again is not None
        and passage.low[again - 1] == ","
        and passage.closes(_last_word(passage, start))
        and _bare(passage, end, again)
    ):
        return [passage.words(again, passage.after_pair(again))]
    at = _resume(passage, end)
    if at is None:
        return []
    if passage.opens(at):
        return [passage.words(at, passage.after_pair(at))]
    if passage.closes(_last_word(passage, start)) or not carries_on(passage, at, lexicon):
        return []
    first = next(i for i, token in enumerate(passage.tokens) if token.start >= left.start)
    complete = any(is_finite(passage, i) for i in range(first, start)) or not finite(passage, at, len(passage.tokens))
    return [] if complete else [passage.words(at, len(passage.tokens))]


def _bare(passage: Passage, first: int, last: int) -> bool:
    """Return whether no verb stands between an incise and the quotation that goes on after it."""
    return last - first <= _BESIDE and not any(passage.tokens[i].pos in ("VERB", "AUX", "SCONJ") for i in range(first, last))


def _last_word(passage: Passage, start: int) -> int:
    return start - 1 if passage.closes(start - 1) or start < 2 else start - 2


def _resume(passage: Passage, index: int) -> int | None:
    """Return the token after the comma that ends an incise; None when the sentence ends or nothing follows."""
    pair = passage.pair_at[index - 1]
    at = index
    while at < len(passage.tokens) and passage.low[at] not in (",", ".", ";", "!", "?", ":"):
        if passage.opens(at) and passage.pair_at[at] != pair:
            return at if _bare(passage, index, at) else None
        at += 1
    if at >= len(passage.tokens) - 1 or (passage.low[at] in (".", ":") and pair < 0):
        return None
    return at + 1


def carries_on(passage: Passage, index: int, lexicon: QuotesLexicon) -> bool:
    """Return whether the clause goes on after an incise: not where another clause or cue begins."""
    words = lexicon.words
    word = passage.low[index]
    return (
        not (word in words.joining or word in words.linking or word in words.own_clause or word in words.gerund)
        and "Tense=Pres|VerbForm=Part" not in passage.tokens[index].morph
    )
