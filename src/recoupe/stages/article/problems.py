"""What a reader of the record should know about the page."""

from collections.abc import Iterable, Iterator

from recoupe.stages.article.layout import ARTICLE, Layout, role_of
from recoupe.stages.article.markup.page import MarkedPage
from recoupe.types.article import READ_ONCE, Block, Meta
from recoupe.types.problem import Problem

_ABOVE = 12
_STUB = 800
"""Characters of an article that is sold and of which no more is shown: two or three paragraphs."""


def find_problems(text: str, blocks: Iterable[Block], meta: Meta, layout: Layout, page: MarkedPage | None) -> tuple[Problem, ...]:
    """Return the problems of an article, all of them about the whole page; `page` is what its markup says, if it has any."""
    paid = page is not None and page.claims.paid
    return (*_of_text(text, blocks, meta, layout, paid=paid), *(_of_extraction(page) if page else ()), *_of_date(meta))


def _of_text(text: str, blocks: Iterable[Block], meta: Meta, layout: Layout, *, paid: bool) -> Iterator[Problem]:
    read = [text[block.span.start : block.span.end] for block in blocks if block.role in READ_ONCE - {"title"}]
    body = any(character.isalpha() for words in read for character in words)
    size = sum(map(len, read))
    if meta.title is None:
        yield Problem(code="article.no_title", message="no line of the page has the shape of a title")
    if not body:
        yield Problem(code="article.no_body", message="the page has no text to read")
    if layout.twice:
        yield Problem(code="article.body_printed_twice", message="the body is printed twice; it is read once")
    if any(mark.cuts and _of_this_article(index, layout) for index, mark in layout.marks.items()):
        yield Problem(code="article.truncated", message="the page says that the article goes on for subscribers")
    elif paid and size < _STUB:
        message = "the head of the page says that the article is not free, and little of it is here"
        yield Problem(code="article.truncated", message=message)


def _of_this_article(index: int, layout: Layout) -> bool:
    """Return whether an offer to subscribers speaks of the article above it, and not of a headline in a box."""
    for above in range(index - 1, max(index - _ABOVE, -1), -1):
        role = role_of(above, layout)
        if role in ARTICLE or role == "title":
            return True
        if role == "related":
            return False
    return layout.place.last is None or index <= layout.place.last + _ABOVE


def _of_extraction(page: MarkedPage) -> Iterator[Problem]:
    """Yield what went wrong when the article was taken out of its markup."""
    if page.failed:
        message = "the extractor could not read the markup; the article was found by the lines of the page: check it"
        yield Problem(code="article.by_lines", message=message)
    if page.lost:
        first = page.lost[0][:80]
        message = f"{len(page.lost)} stretches of the article stand nowhere on the page as rendered, the first: {first!r}"
        yield Problem(code="article.unlocated", message=message)


def _of_date(meta: Meta) -> Iterator[Problem]:
    if "conflict" in meta.published.flags:
        message = "what is given, printed, claimed, in the address or in the dateline does not agree; see meta.published.evidence"
        yield Problem(code="meta.date_conflict", message=message)
