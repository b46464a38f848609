"""Sentences in our own types, whatever parser made them, and the pairs of quotation marks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

from recoupe.types.article import Role
from recoupe.types.base import Record
from recoupe.types.problem import Problem
from recoupe.types.span import TextSpan


class Token(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A word of a sentence with its analysis, in Universal Dependencies terms.

    `start` and `end` are places in the article text. `head` is the index of the governing token in the same
    sentence; the root is its own head. `morph` is a UD feature string such as "Mood=Ind|Tense=Past".
    """

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    morph: str
    dep: str
    head: int

    @property
    def span(self) -> TextSpan:
        """The word's place in the article text."""
        return TextSpan(self.start, self.end)


class Entity(Record, frozen=True, kw_only=True):
    """A proper name as the parser's model sees it: token range in its sentence, and PER, LOC, ORG or MISC."""

    first: int
    last: int
    label: str


class Sentence(Record, frozen=True, kw_only=True):
    """One sentence of one block.

    `children[i]` are the indexes of the tokens governed by token `i`, in text order. `block` is the index of
    the block in the article; `zone` is its role. `entities` use half-open token ranges.
    """

    span: TextSpan
    block: int
    zone: Role
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    entities: tuple[Entity, ...] = ()

    @property
    def root(self) -> int:
        """Index of the token that governs itself; 0 when the parser left none."""
        return next((i for i, token in enumerate(self.tokens) if token.head == i), 0)


class MarkPair(Record, frozen=True, kw_only=True):
    """One pair of quotation marks; `outer` holds the marks, `inner` what stands between them.

    `style` is the opening mark. `depth` is 0 for outermost pairs. `closed` is False when the closing mark is
    missing and the pair was ended at the end of its block.
    """

    outer: TextSpan
    inner: TextSpan
    style: str
    depth: int = 0
    closed: bool = True


class Grammar(Record, frozen=True, kw_only=True):
    """The sentences of an article in order, and its quotation marks in order of their opening."""

    sentences: tuple[Sentence, ...] = ()
    marks: tuple[MarkPair, ...] = ()
    problems: tuple[Problem, ...] = ()


class Parsed(Record, frozen=True, kw_only=True):
    """What a parser says of one block: tokens with places relative to the block, sentence starts, names.

    `heads` of the tokens and `entities` are token indexes in the block; `starts` are the first tokens of its sentences.
    """

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    entities: tuple[Entity, ...] = ()


class Parser(Protocol):
    """Whatever turns the text of blocks into words; `name` enters the record's engine."""

    @property
    def name(self) -> str:
        """Model and version."""

    def parse(self, texts: Sequence[str]) -> Iterable[Parsed]:
        """Return one analysis a text, in order."""


def descendants(sentence: Sentence, index: int) -> Iterator[int]:
    """Yield `index` and the indexes of all that it governs, parents before children."""
    waiting = [index]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(sentence.children[current]))


def is_below(sentence: Sentence, index: int, top: int) -> bool:
    """Return whether a word is another one or governed by it, directly or not."""
    while index != top:
        head = sentence.tokens[index].head
        if head == index:
            return False
        index = head
    return True


def token_at(sentence: Sentence, offset: int) -> int | None:
    """Return the index of the token over a place of the article text, or of the first one after it; None past the end."""
    low, high = 0, len(sentence.tokens)
    while low < high:
        middle = (low + high) // 2
        if sentence.tokens[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low if low < len(sentence.tokens) else None
