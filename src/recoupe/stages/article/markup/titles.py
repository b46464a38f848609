"""The line that is the title: the one that says what the head of the page claims, a main heading before any other."""

import re
from collections.abc import Iterable, Sequence

from recoupe.stages.article.claims import Claims
from recoupe.stages.article.lines import Line
from recoupe.stages.article.markup.facts import LineFacts
from recoupe.types.base import Record

_WORD = re.compile(r"[^\W_]+")
_LEVEL = {"h1": 1.0, "h2": 0.6, "h3": 0.3}
_EQUAL, _PART, _LIKE = 3.0, 2.4, 1.5
_ENOUGH = 2.0
_SHARED = 0.7
_ELSEWHERE = 1.2
_LONGEST = 300
_BESIDE = 3
"""So many words of a kicker or a badge may stand beside the title in its line."""

_OPENING = re.compile(r"[«“\"(]\s?\Z")
_SITE_FIRST = re.compile(r"[^:|]{3,60}(?<!\s):\s+(?=\S+\s+\S+\s+\S)")
_SEPARATOR = re.compile(r"\s+[|–—·•‹›»:-]+\s+|\s*\|\s*")


class TitleLine(Record, frozen=True, kw_only=True):
    """The title: its line, and where in the line it begins and ends: a kicker may stand before it, a badge behind it."""

    index: int
    start: int = 0
    end: int


def find_title(lines: Sequence[Line], facts: Sequence[LineFacts], claims: Claims, *, before: int) -> TitleLine | None:
    """Return the line that is the title of a page, or None when no line says what the page claims.

    Args:
        lines: all lines.
        facts: their markup.
        claims: what the head says.
        before: index of a line in the midst of the article; the title stands above it.
    """
    claimed = [_words(claim) for claim in _claimed(claims)]
    best, found = 0.0, None
    for line in lines[: before + 1]:
        fact = facts[line.index]
        if fact.tag == "title" or len(line.text) > _LONGEST:
            continue
        score, start, end = _score(line, claimed)
        score += _LEVEL.get(fact.tag, 0.0) + (0.3 if "title" in fact.hints else 0.0) - (_ELSEWHERE if fact.against else 0.0)
        if score > best and score >= _ENOUGH and end:
            best, found = score, TitleLine(index=line.index, start=start, end=end)
    return found


def main_heading(lines: Sequence[Line], facts: Sequence[LineFacts], *, before: int) -> TitleLine | None:
    """Return the nearest main heading above the article, for a page that claims no title."""
    above = [line for line in lines[:before] if facts[line.index].tag == "h1" and not facts[line.index].against]
    return TitleLine(index=above[-1].index, end=len(above[-1].text)) if above else None


def document_title(line: Line, claims: Claims) -> TitleLine | None:
    """Return the part of the document's title that is the article's, without the names of the site; None when nothing is left."""
    shortest = min((len(claim) for claim in claims.titles if line.text.startswith(claim)), default=len(line.text))
    title = without_site(line.text[:shortest], claims.publishers)
    names = {"".join(_words(publisher)) for publisher in claims.publishers}
    return (
        TitleLine(index=line.index, end=len(title)) if len(_words(title)) >= 2 and "".join(_words(title)) not in names else None
    )


def without_site(title: str, publishers: Iterable[str]) -> str:
    """Return a title without the name of the site behind it ("... | La Gazette")."""
    names = {"".join(_words(publisher)) for publisher in publishers}
    for found in reversed(list(_SEPARATOR.finditer(title))):
        behind = "".join(_words(title[found.end() :]))
        if found.start() and behind and any(behind in name or name in behind for name in names if name):
            title = title[: found.start()]
    return title.rstrip()


def _claimed(claims: Claims) -> Iterable[str]:
    """Yield the titles that are claimed; of a document's title that begins with the site's name ("Carnets: ...") what follows."""
    yield from claims.titles
    if claims.document:
        named = _SITE_FIRST.match(claims.document) if not claims.titles else None
        yield claims.document[named.end() :] if named else claims.document


def _score(line: Line, claimed: Sequence[list[str]]) -> tuple[float, int, int]:
    """Return how well a line says one of the claims, and from where to where in the line."""
    words = _words(line.text)
    best, first, last = 0.0, 0, 0
    for claim in claimed:
        score, start, end = _compare(words, claim)
        if score > best:
            best, first, last = score, start, end
    return best, _start_of_word(line.text, first), _end_of_word(line.text, last)


def _compare(words: list[str], claim: list[str]) -> tuple[float, int, int]:
    """Return a score, and which words of the line are the title, from the first to behind the last."""
    size = len(words)
    if not words or not claim:
        return 0.0, 0, 0
    if words == claim:
        return _EQUAL, 0, size
    most = size * 2 >= len(claim)
    if ((size >= 3 or most) and claim[:size] == words) or (size >= 4 and most and claim[-size:] == words):
        return _PART, 0, size
    for start in range(min(size - len(claim), _BESIDE) + 1 if len(claim) >= 3 else 0):
        if words[start : start + len(claim)] == claim and size - start - len(claim) <= _BESIDE:
            return _PART, start, start + len(claim)
    shared = len(set(words) & set(claim))
    if size >= 4 and shared >= _SHARED * max(len(set(words)), len(set(claim))):
        return _LIKE, 0, size
    return 0.0, 0, 0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _start_of_word(text: str, number: int) -> int:
    """Return the beginning of a word of a line, with the quotation mark that opens before it."""
    starts = [found.start() for found in _WORD.finditer(text)]
    start = starts[number] if number < len(starts) else 0
    opening = _OPENING.search(text, 0, start) if number else None
    return opening.start() if opening else start if number else 0


def _end_of_word(text: str, count: int) -> int:
    """Return the end of the title in its line, of which it is the first words: closing signs belong to it."""
    ends = [found.end() for found in _WORD.finditer(text)]
    if count >= len(ends):
        return len(text)
    end = ends[count - 1] if count else 0
    closing = re.compile(r"\s?[.!?…»”\")]*").match(text, end)
    return end + len(closing.group().rstrip()) if closing else end
