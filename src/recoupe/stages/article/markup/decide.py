"""Which lines are the article: what the extractor keeps, without what the page calls something else, and what it left out."""

from collections.abc import Iterator, Sequence, Set

from recoupe.lexicon.article_markup import Hint
from recoupe.stages.article.lines import Line
from recoupe.stages.article.markup.facts import LineFacts
from recoupe.stages.article.markup.page import MarkedPage

_ELSE: frozenset[Hint] = frozenset({"nav", "footer", "form", "comments", "share", "related", "ad", "legal", "offer", "tags"})
"""Hints that win over the extractor."""

_HALF = 0.5
CELLS = frozenset({"td", "th", "tr"})
"""Rows of a table, which the extractor leaves out when it takes the table for one of layout."""


def article_lines_of(lines: Sequence[Line], page: MarkedPage, taken: Set[int], *, title: int | None) -> set[int]:
    """Return the lines of the article, title left out.

    Args:
        lines: all lines.
        page: what the markup says of them.
        taken: lines whose words say that they are something else.
        title: the line of the title.
    """
    top = title if title is not None else -1
    kept = {
        line.index
        for line in lines
        if page.kept[line.index] >= _HALF
        and line.index not in taken
        and line.index > top
        and not _called_else(page.facts[line.index])
    }
    if not kept:
        return set()
    return kept | set(_left_out(lines, page, taken, kept, top=top))


def _called_else(fact: LineFacts) -> bool:
    return not _ELSE.isdisjoint(fact.hints)


def _left_out(lines: Sequence[Line], page: MarkedPage, taken: Set[int], kept: set[int], *, top: int) -> Iterator[int]:
    """Yield the lines that the extractor left out although they stand among those it keeps."""
    first, last = min(kept), max(kept)
    homes = {page.facts[index].around for index in kept} | {page.facts[index].block for index in kept}
    homes.discard(-1)
    for line in lines[top + 1 :]:
        fact = page.facts[line.index]
        if line.index in kept or line.index in taken or fact.against or "caption" in fact.hints or fact.linked >= _HALF:
            continue
        sibling = fact.around in homes or fact.block in homes
        between = first < line.index < last
        inside = between and "content" in fact.hints and (line.prose or fact.tag in CELLS)
        if (sibling and (between or line.prose)) or inside:
            yield line.index
