"""Passages: sentences cut so that none ends inside a quotation, with the words' places in marks."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.types.article import READ_ONCE, Article, Role
from recoupe.types.grammar import Grammar, MarkPair, Sentence, Token
from recoupe.types.span import TextSpan

_MAX_TOKENS = 600
"""Tokens after which a passage is cut: no sentence of the press is longer, and time stays linear on a page of marks."""
_STRONG = frozenset(".!?…")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?…](?=\s+[^\W\d_a-z])")
_APOSTROPHES = frozenset("'’")
_MARKS = frozenset('«»“”„"')
_GLUED_MARK = re.compile(r"[«»“”„\"]")


@dataclass(frozen=True)
class Passage:
    """One sentence, or several that one pair of marks holds together.

    `heads` are indexes into `tokens`; a word whose governor is outside governs itself. `low` are the words in lower case with a
    straight apostrophe. `pair_at[i]` is the index in `marks` of the outermost pair around token `i`, or -1.
    """

    text: str
    block: int
    zone: Role
    tokens: tuple[Token, ...]
    heads: tuple[int, ...]
    low: tuple[str, ...]
    marks: tuple[MarkPair, ...]
    pair_at: tuple[int, ...]

    @property
    def span(self) -> TextSpan:
        """The passage's place in the article text."""
        return TextSpan(self.tokens[0].start, self.tokens[-1].end)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Indexes of the tokens that each token governs."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.heads):
            if head != i:
                below[head].append(i)
        return tuple(tuple(indexes) for indexes in below)

    def in_marks(self, index: int) -> bool:
        """Return whether a token stands inside quotation marks (or is one)."""
        return 0 <= index < len(self.tokens) and self.pair_at[index] >= 0

    def pair_of(self, index: int) -> MarkPair | None:
        """Return the outermost pair around a token."""
        return self.marks[self.pair_at[index]] if self.in_marks(index) else None

    def opens(self, index: int) -> bool:
        """Return whether a token is the first of a pair of marks."""
        pair = self.pair_of(index)
        return pair is not None and self.tokens[index].start == pair.outer.start

    def closes(self, index: int) -> bool:
        """Return whether a token is the last of a pair of marks."""
        pair = self.pair_of(index)
        return pair is not None and self.tokens[index].end == pair.outer.end

    def after_pair(self, index: int) -> int:
        """Return the index of the first token after the pair around a token."""
        number = self.pair_at[index]
        while index < len(self.tokens) and self.pair_at[index] == number:
            index += 1
        return index

    def opening_of(self, index: int) -> int:
        """Return the index of the first token of the pair around a token."""
        number = self.pair_at[index]
        while index and self.pair_at[index - 1] == number:
            index -= 1
        return index

    def words(self, first: int, last: int) -> TextSpan:
        """Return the place of the tokens from `first` to before `last`."""
        return TextSpan(self.tokens[first].start, self.tokens[last - 1].end)


def read_passages(
    article: Article, grammar: Grammar, *, names: frozenset[TextSpan] = frozenset(), lexicon: QuotesLexicon
) -> tuple[Passage, ...]:
    """Return the passages of the blocks that are read for quotes, in text order.

    Args:
        article: the text.
        grammar: its sentences and marks.
        names: the places of names; marks around one of them are passed over.
        lexicon: the words of the language; a sentence with neither marks nor a word that a quote needs is left out.
    """
    sentences: dict[int, list[Sentence]] = {}
    for sentence in grammar.sentences:
        if sentence.zone in READ_ONCE:
            sentences.setdefault(sentence.block, []).append(sentence)
    marks = _outer_marks(grammar, article.text, names)
    return tuple(
        passage
        for block, inside in sentences.items()
        for passage in _passages_of(article.text, inside, _within(marks, inside), lexicon)
    )


def _outer_marks(grammar: Grammar, text: str, names: frozenset[TextSpan]) -> list[MarkPair]:
    """Return the outermost pairs; one that is never closed is taken to end with its sentence, and holds no further pair.

    Marks around a name (« gilets jaunes ») are no quotation.
    """
    kept: list[MarkPair] = []
    for mark in grammar.marks:
        if mark.inner in names or (kept and mark.outer.start < kept[-1].outer.end):
            continue
        kept.append(mark if mark.closed else _shortened(mark, text, grammar.marks))
    return kept


def _shortened(mark: MarkPair, text: str, marks: Sequence[MarkPair]) -> MarkPair:
    stop = _SENTENCE_END.search(text, mark.inner.start, mark.inner.end)
    end = stop.end() if stop else mark.outer.end
    again = next(
        (other.outer.start for other in marks if mark.inner.start < other.outer.start < end and other.style == mark.style), end
    )
    end = max(again - len(text[mark.inner.start : again]) + len(text[mark.inner.start : again].rstrip()), mark.inner.start)
    return MarkPair(
        outer=TextSpan(mark.outer.start, end), inner=TextSpan(mark.inner.start, end), style=mark.style, depth=0, closed=False
    )


def _within(marks: list[MarkPair], sentences: Sequence[Sentence]) -> list[MarkPair]:
    """Return the pairs that stand in some sentences."""
    first = bisect_left(marks, sentences[0].span.start, key=lambda mark: mark.outer.start)
    last = bisect_left(marks, sentences[-1].span.end, key=lambda mark: mark.outer.start)
    return [mark for mark in marks[first:last] if mark.outer.end <= sentences[-1].span.end]


def _passages_of(text: str, sentences: list[Sentence], marks: list[MarkPair], lexicon: QuotesLexicon) -> Iterator[Passage]:
    tokens, heads = _joined(sentences)
    pair_at = _places(tokens, marks)
    first = 0
    for last in [*_ends(tokens, pair_at, marks, lexicon.words.abbreviations), len(tokens)]:
        if last > first:
            passage = _passage(
                text, sentences[0], tokens[first:last], heads[first:last], pair_at[first:last], marks, first, lexicon.triggers
            )
            if passage is not None:
                yield passage
            first = last


def _passage(
    text: str,
    sentence: Sentence,
    tokens: list[Token],
    heads: list[int],
    pair_at: list[int],
    marks: list[MarkPair],
    first: int,
    triggers: frozenset[str],
) -> Passage | None:
    """Return a passage; None when it has neither marks nor a word that a quote needs."""
    low = tuple([token.text.lower().replace("’", "'") for token in tokens])
    known = sorted({number for number in pair_at if number >= 0}) if marks else []
    if not known and triggers.isdisjoint(low):
        return None
    place = {number: i for i, number in enumerate(known)}
    last = first + len(tokens)
    moved = tuple([head - first if first <= head < last else i for i, head in enumerate(heads)])
    return Passage(
        text=text,
        block=sentence.block,
        zone=sentence.zone,
        tokens=tuple(tokens),
        heads=moved,
        low=low,
        marks=tuple(marks[number] for number in known),
        pair_at=tuple([place.get(number, -1) for number in pair_at]) if known else (-1,) * len(pair_at),
    )


def _joined(sentences: list[Sentence]) -> tuple[list[Token], list[int]]:
    """Return the words of a block and their governors.

    A mark glued to a word by the parser becomes a token of its own, an apostrophe cut from its word goes back to it.
    """
    tokens: list[Token] = []
    places: list[int] = []
    governors: list[int] = []
    offset = 0
    for sentence in sentences:
        for token in sentence.tokens:
            text = token.text
            if len(text) > 1 and _MARKS.isdisjoint(text):
                places.append(len(tokens))
                tokens.append(token)
                governors.append(offset + token.head)
                continue
            if text in _APOSTROPHES and tokens and tokens[-1].end == token.start and tokens[-1].text.isalpha():
                tokens[-1] = _elided(tokens[-1], token)
                places.append(len(tokens) - 1)
                continue
            places.append(len(tokens))
            pieces = list(_split(token))
            tokens.extend(pieces)
            governors.extend([offset + token.head] * len(pieces))
        offset += len(sentence.tokens)
    return tokens, [places[governor] for governor in governors]


def _elided(word: Token, apostrophe: Token) -> Token:
    return Token(word.text + apostrophe.text, word.start, apostrophe.end, word.lemma, "ADP", word.morph, word.dep, word.head)


def _split(token: Token) -> Iterator[Token]:
    if len(token.text) == 1 or _MARKS.isdisjoint(token.text):
        yield token
        return
    for piece in re.finditer(r"[«»“”„\"]|[^«»“”„\"]+", token.text):
        pos = "PUNCT" if _GLUED_MARK.match(piece[0]) else token.pos
        start = token.start + piece.start()
        yield Token(piece[0], start, start + len(piece[0]), piece[0].lower(), pos, token.morph, token.dep, token.head)


def _places(tokens: list[Token], marks: list[MarkPair]) -> list[int]:
    if not marks:
        return [-1] * len(tokens)
    places, number = [], 0
    for token in tokens:
        while number < len(marks) and marks[number].outer.end <= token.start:
            number += 1
        inside = number < len(marks) and marks[number].outer.start < token.end
        places.append(number if inside else -1)
    return places


def _ends(tokens: list[Token], pair_at: list[int], marks: list[MarkPair], abbreviations: frozenset[str]) -> Iterator[int]:
    """Yield the indexes of the tokens that begin a new sentence."""
    last = 0
    for i in range(1, len(tokens)):
        if i - last >= _MAX_TOKENS:
            last = i
            yield i
            continue
        before = tokens[i - 1]
        if pair_at[i - 1] < 0 and before.text[-1] not in _STRONG:
            continue
        if not _begins(tokens[i]) or (pair_at[i] >= 0 and pair_at[i] == pair_at[i - 1]):
            continue
        if (before.text[-1] in _STRONG and before.text not in abbreviations and pair_at[i - 1] < 0) or (
            pair_at[i - 1] >= 0 and _ends_sentence(tokens, i - 1, marks[pair_at[i - 1]])
        ):
            yield i


def _begins(token: Token) -> bool:
    """Return whether a sentence may begin with a word: a capital, a figure, a dash, a bullet or an opening mark of any script."""
    first = token.text[0]
    return first.isupper() or first.isdigit() or first in '"•' or unicodedata.category(first) in ("Pd", "Pi", "Ps")


def _ends_sentence(tokens: list[Token], index: int, pair: MarkPair) -> bool:
    """Return whether the last words of a pair end a sentence: a full stop before the closing mark."""
    before = tokens[index - 1].text if tokens[index].end == pair.outer.end and pair.closed and index else tokens[index].text
    return before[-1] in _STRONG
