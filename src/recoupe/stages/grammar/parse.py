"""From the blocks of an article to its sentences and quotation marks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from recoupe.lexicon.grammar import GrammarLexicon
from recoupe.stages.grammar.headlines import begun, colon_of, joined
from recoupe.stages.grammar.marks import MAX_DEPTH, pair_marks
from recoupe.types.article import Article, Block
from recoupe.types.grammar import Entity, Grammar, MarkPair, Parsed, Parser, Sentence, Token
from recoupe.types.problem import Problem
from recoupe.types.span import TextSpan

MAX_PIECE = 20_000
"""Characters a parser gets at once; a longer block is cut at a space (parsers' memory grows with the text)."""

_RUN = re.compile(r"\S{300}(?=\S)")
"""A run without a space, longer than any word or address: cut, since tokenizers take quadratic time over it."""

_GLUED = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[»”\"]))[.!?…](?=(?:[«“\"]\s?)?[^\W\d_a-zà-ÿ][a-zà-ÿœ'’ ])")
"""A full stop with no space after it, between a word of three letters or a mark and a capitalised word."""


def parse_article(article: Article, *, parser: Parser, lexicon: GrammarLexicon) -> Grammar:
    """Return the sentences of an article, in order, and its pairs of quotation marks.

    Sentences never cross blocks. A block is cut before parsing where a space was lost after a full stop ("a dit.Le"), and a title
    behind its colon ("Mali : l'armée prend le pouvoir"): its halves are parsed apart and are one sentence all the same.

    Args:
        article: the text and its blocks.
        parser: the language's parser.
        lexicon: its quotation marks.
    """
    pieces = [(number, piece) for number, block in enumerate(article.blocks) for piece in _pieces(article.text, block)]
    second = [piece.start == colon_of(article.text, article.blocks[number]) for number, piece in pieces]
    words = (article.text[piece.start : piece.end] for _, piece in pieces)
    analyses = parser.parse([begun(told) if behind else told for told, behind in zip(words, second, strict=True)])
    sentences: list[Sentence] = []
    for (number, piece), parsed, behind in zip(pieces, analyses, second, strict=True):
        found = list(_sentences(parsed, number, article.blocks[number], piece.start))
        if behind and found and sentences:
            found[0] = joined(sentences.pop(), found[0], article.text)
        sentences.extend(found)
    marks = tuple(mark for block in article.blocks for mark in _marks_of(article.text, block, lexicon))
    return Grammar(sentences=tuple(sentences), marks=marks, problems=(*_unclosed(marks), *_too_deep(marks)))


def _pieces(text: str, block: Block) -> Iterator[TextSpan]:
    """Yield the stretches of a block that are parsed on their own."""
    start, end = block.span.start, block.span.end
    cuts = {cut.end() for pattern in (_GLUED, _RUN) for cut in pattern.finditer(text, start, end)}
    colon = colon_of(text, block)
    for cut in sorted(cuts | ({colon} if colon else set())):
        yield from _short(text, start, cut)
        start = cut
    yield from _short(text, start, end)


def _short(text: str, start: int, end: int) -> Iterator[TextSpan]:
    while end - start > MAX_PIECE:
        cut = text.rfind(" ", start + 1, start + MAX_PIECE)
        cut = cut if cut > start else start + MAX_PIECE
        yield TextSpan(start, cut)
        start = cut
    if end > start:
        yield TextSpan(start, end)


def _sentences(parsed: Parsed, number: int, block: Block, offset: int) -> Iterator[Sentence]:
    """Yield the sentences of one analysis; tokens of white space are left out."""
    bounds = [*parsed.starts, len(parsed.tokens)]
    names = _names_by_sentence(parsed.entities, bounds)
    for i, (first, last) in enumerate(pairwise(bounds)):
        kept = [j for j in range(first, last) if not parsed.tokens[j].text.isspace()]
        if not kept:
            continue
        place = {j: index for index, j in enumerate(kept)}
        tokens = tuple(_moved(parsed.tokens[j], place, place[j], offset) for j in kept)
        yield Sentence(
            span=TextSpan(tokens[0].start, tokens[-1].end),
            block=number,
            zone=block.role,
            tokens=tokens,
            children=_children(tokens),
            entities=tuple(_renumbered(names[i], place)),
        )


def _moved(token: Token, place: dict[int, int], own: int, offset: int) -> Token:
    return Token(
        text=token.text,
        start=token.start + offset,
        end=token.end + offset,
        lemma=token.lemma,
        pos=token.pos,
        morph=token.morph,
        dep=token.dep,
        head=place.get(token.head, own),
    )


def _children(tokens: tuple[Token, ...]) -> tuple[tuple[int, ...], ...]:
    below: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head != i:
            below[token.head].append(i)
    return tuple(tuple(indexes) for indexes in below)


def _names_by_sentence(entities: tuple[Entity, ...], bounds: list[int]) -> list[list[Entity]]:
    """Return the names that begin in each sentence, given the first tokens of the sentences."""
    names: list[list[Entity]] = [[] for _ in bounds]
    sentence = 0
    for entity in entities:
        while sentence + 1 < len(bounds) - 1 and bounds[sentence + 1] <= entity.first:
            sentence += 1
        names[sentence].append(entity)
    return names


def _renumbered(entities: list[Entity], place: dict[int, int]) -> Iterator[Entity]:
    for entity in entities:
        inside = [place[j] for j in range(entity.first, entity.last) if j in place]
        if inside:
            yield Entity(first=inside[0], last=inside[-1] + 1, label=entity.label)


def _marks_of(text: str, block: Block, lexicon: GrammarLexicon) -> tuple[MarkPair, ...]:
    return pair_marks(text[block.span.start : block.span.end], offset=block.span.start, lexicon=lexicon)


def _unclosed(marks: tuple[MarkPair, ...]) -> Iterator[Problem]:
    for mark in marks:
        if not mark.closed:
            yield Problem(
                code="grammar.unclosed_mark",
                message=f"the quotation mark {mark.style} is not closed; ended at the end of its paragraph",
                span=TextSpan(mark.outer.start, mark.outer.start + 1),
            )


def _too_deep(marks: tuple[MarkPair, ...]) -> Iterator[Problem]:
    """Yield one problem for the page when marks are nested as deep as they are paired."""
    deepest = next((mark for mark in marks if mark.depth == MAX_DEPTH - 1), None)
    if deepest:
        message = f"quotation marks inside more than {MAX_DEPTH - 1} others are passed over"
        yield Problem(code="grammar.too_many_marks", message=message, span=deepest.outer)
