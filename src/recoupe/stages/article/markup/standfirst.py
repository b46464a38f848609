"""The lines of the article itself by their markup: standfirst, crossheads, and what is body."""

import re
from collections.abc import Sequence, Set

from recoupe.stages.article.ground.body import is_heading
from recoupe.stages.article.lines import Line
from recoupe.stages.article.markup.facts import HEADINGS, LineFacts
from recoupe.stages.article.markup.page import MarkedPage
from recoupe.types.article import Role

_LONGEST_HEADING = 160
_LONGEST_STANDFIRST = 900
_SHORTEST = 30
_BEGINNING = 60
_LETTERS = re.compile(r"[^\W_]+")
_AGAINST = frozenset({"nav", "footer", "form", "comments", "share", "related", "ad", "legal", "offer", "tags", "author_note"})
_BOLD = 0.9


def body_roles(lines: Sequence[Line], page: MarkedPage, body: Set[int], *, title: int | None) -> dict[int, Role]:
    """Return the roles of the lines of the article; a standfirst that the extractor left out is found above it."""
    roles: dict[int, Role] = {}
    article = [line for line in lines if line.index in body]
    for at, line in enumerate(article):
        roles[line.index] = _role(line, page.facts, article[at + 1 : at + 3])
    standfirst = _standfirst(lines, page, article, title)
    return roles | dict.fromkeys(standfirst, "standfirst")


def _role(line: Line, facts: Sequence[LineFacts], below: Sequence[Line]) -> Role:
    """Return whether a line is a crosshead or a paragraph; the last line of an article heads nothing."""
    fact = facts[line.index]
    if "caption" in fact.hints:
        return "caption"
    if not below or len(line.text) > _LONGEST_HEADING:
        return "body"
    if fact.tag in HEADINGS:
        return "heading"
    heads = any(is_heading(line, following) for following in below if following is below[0] or _bold(below[0], facts))
    return "heading" if _bold(line, facts) and heads else "body"


def _bold(line: Line, facts: Sequence[LineFacts]) -> bool:
    """Return whether a line is set in bold, or as a heading, and is no sentence."""
    fact = facts[line.index]
    return (fact.strong >= _BOLD or fact.tag in HEADINGS) and not line.stopped


def _standfirst(lines: Sequence[Line], page: MarkedPage, article: Sequence[Line], title: int | None) -> list[int]:
    """Return the lines right above the article or at its beginning that sum it up: so called, or the description of the page.

    Systems that know no standfirst describe a page by its first paragraph, cut short: among its like that one is the lead.
    """
    if len(article) < 2:
        return []
    first = article[0].index
    top = title if title is not None else max(first - 6, -1)
    described = [letters for words in page.claims.descriptions if len(letters := _letters(words)) >= _SHORTEST]
    home = page.facts[article[1].index].around
    found: list[int] = []
    second = article[1].index
    for line in lines[top + 1 : article[-1].index]:
        fact = page.facts[line.index]
        if line.index >= second and not (found and found[-1] == line.index - 1 and "standfirst" in fact.hints):
            break
        if not _SHORTEST <= len(line.text) <= _LONGEST_STANDFIRST or fact.linked >= 0.5 or not _AGAINST.isdisjoint(fact.hints):
            continue
        letters = _letters(line.text)
        called = "standfirst" in fact.hints
        apart = fact.around != home
        described_so = any(claim.startswith(letters) or (apart and letters.startswith(claim[:_BEGINNING])) for claim in described)
        headed = fact.tag in HEADINGS and line.index <= first and (line.ended or line.words >= 8) and title is not None
        if called or headed or (described_so and line.index <= first):
            found.append(line.index)
    return found


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.lower()))
