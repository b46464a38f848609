"""What a reader of the record should know about the page."""

from collections.abc import Iterable

from recoupe.stages.article.widgets import Mark
from recoupe.types.article import READ_ONCE, Block, Meta
from recoupe.types.problem import Problem


def find_problems(text: str, blocks: Iterable[Block], meta: Meta, marks: Iterable[Mark], *, twice: bool) -> tuple[Problem, ...]:
    """Return the problems of an article, all of them about the whole page."""
    body = any(
        block.role in READ_ONCE - {"title"} and any(c.isalpha() for c in text[block.span.start : block.span.end])
        for block in blocks
    )
    found: list[Problem] = []
    if meta.title is None:
        found.append(Problem(code="article.no_title", message="no line of the page has the shape of a title"))
    if not body:
        found.append(Problem(code="article.no_body", message="the page has no text to read"))
    if twice:
        found.append(Problem(code="article.body_printed_twice", message="the body is printed twice; it is read once"))
    if any(mark.cuts for mark in marks):
        found.append(Problem(code="article.truncated", message="the page says that the article goes on for subscribers"))
    if "conflict" in meta.published.flags:
        message = "the date given, the date printed and the dateline do not agree; see meta.published.evidence"
        found.append(Problem(code="meta.date_conflict", message=message))
    return tuple(found)
