"""Pairs of quotation marks, on the characters of one block; no word is looked at."""

import re

from recoupe.lexicon.grammar import GrammarLexicon
from recoupe.types.grammar import MarkPair
from recoupe.types.span import TextSpan

MAX_DEPTH = 12
"""Marks opened inside so many others are passed over: no press page nests deeper, and time stays linear."""


def pair_marks(text: str, *, offset: int, lexicon: GrammarLexicon) -> tuple[MarkPair, ...]:
    """Return the pairs of marks of one block, in order of their opening marks.

    A mark that is never closed is ended at the end of the block or of the pair around it (`closed` False). A closing
    mark without an opening one is passed over.

    Args:
        text: the words of the block.
        offset: where the block begins in the article text.
        lexicon: the marks of the language.
    """
    open_at: list[int] = []
    pairs: list[MarkPair] = []

    def close(place: int, *, closed: bool) -> None:
        first = open_at.pop()
        pairs.append(_pair(text, first, place, closed=closed, depth=len(open_at), offset=offset))

    for place in _places_of_marks(text, lexicon):
        mark = text[place]
        level = _level_closed_by(mark, text, place, open_at, lexicon)
        if level is not None:
            while len(open_at) > level + 1:
                close(place, closed=False)
            close(place, closed=True)
        elif len(open_at) < MAX_DEPTH and (mark in lexicon.closing or mark in lexicon.straight):
            open_at.append(place)
    while open_at:
        close(len(text.rstrip()), closed=False)
    return tuple(sorted(pairs, key=lambda pair: (pair.outer.start, -pair.outer.end)))


def _places_of_marks(text: str, lexicon: GrammarLexicon) -> list[int]:
    marks = {*lexicon.straight, *lexicon.closing, *lexicon.closing.values()}
    return [match.start() for match in re.finditer("[" + re.escape("".join(sorted(marks))) + "]", text)]


def _level_closed_by(mark: str, text: str, place: int, open_at: list[int], lexicon: GrammarLexicon) -> int | None:
    """Return which of the open marks, counted from the outermost, a mark closes; None when it closes none."""
    for level in range(len(open_at) - 1, -1, -1):
        opening = text[open_at[level]]
        if lexicon.closing.get(opening) == mark:
            return level
        if opening == mark and mark in lexicon.straight:
            return None if _looks_opening(text, place) else level
    return None


def _looks_opening(text: str, place: int) -> bool:
    """Return whether a straight mark stands as opening ones do: after a space, a bracket or an elision, before a word."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return (before.isspace() or before in "([/'’-–—") and not (after.isspace() or after in ".,;:!?)]…")


def _pair(text: str, first: int, end: int, *, closed: bool, depth: int, offset: int) -> MarkPair:
    """Return the pair opened at `first`, whose words end before `end`; space inside the marks is no part of the words."""
    end = max(end, first + 1)
    words = text[first + 1 : end]
    start = first + 1 + len(words) - len(words.lstrip())
    return MarkPair(
        outer=TextSpan(offset + first, offset + end + closed),
        inner=TextSpan(offset + start, offset + max(start, first + 1 + len(words.rstrip()))),
        style=text[first],
        depth=depth,
        closed=closed,
    )
