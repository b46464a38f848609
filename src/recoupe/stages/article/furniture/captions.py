"""Photo captions and credits, and the credits of agencies that end a paragraph."""

import re
from collections.abc import Sequence, Set

from recoupe.lexicon.article import ArticleLexicon, fold
from recoupe.stages.article.furniture.byline import Byline, read_byline
from recoupe.stages.article.lines import Line
from recoupe.stages.article.parts import Part
from recoupe.types.base import Record

_NAME = r"[A-ZÀ-Þ][\w.’'\-]*(?:\s[A-ZÀ-Þ][\w.’'\-]*){0,3}"
_GLUED = re.compile(rf"(?<=[.»”\"!?)])\s*(?P<credit>\(?{_NAME}\s?/\s?[A-Z][\w /.\-]{{1,40}}\)?)\Z")
_SIGN = re.compile(r"(?<=\S)\s*(?P<credit>[(\[]?©[^©]{2,70})\Z")
_BARE = re.compile(r"(?<=[.»”\"!?)])\s+(?P<credit>(?:[—–-]\s*)?[A-Z][\w .]{1,24})\Z")
_SIGNED = re.compile(r"(?<=[.»”\"!?…)\]};])\s*(?P<credit>\([^()]{2,60}\))\s*\Z")
_LONGEST = 450
_LONGEST_CREDIT = 90
_PURE = 8
"""A credit line with no more words has no sentence beside the credit."""


class Ending(Record, frozen=True, kw_only=True):
    """A credit at the end of a paragraph: where it begins, and what it says."""

    start: int
    byline: Byline


def read_caption(line: Line, lexicon: ArticleLexicon, *, early: bool) -> tuple[Part, ...]:
    """Return the parts of a line that is a caption or photo credit: the sentence is read, the credit is not; else nothing.

    Args:
        line: any line.
        lexicon: words of credits.
        early: whether paragraphs follow: the last one may end in a credit of its own.
    """
    if len(line.text) > _LONGEST:
        return ()
    if lexicon.credits.photo_start.match(line.folded) and not line.strong:
        return (_credit(line, 0, read=line.words > _PURE),)
    at = _credit_start(line, lexicon) if early else None
    if at is not None:
        sentence = line.text[:at].rstrip()
        first = Part(start=line.start, end=line.start + len(sentence), role="caption")
        return (first, _credit(line, at, read=False))
    if lexicon.credits.photo_end.search(line.folded, max(len(line.folded) - 40, 0)) and not line.strong:
        return (_credit(line, 0, read=line.words > 3),)
    return ()


def _credit_start(line: Line, lexicon: ArticleLexicon) -> int | None:
    """Return where the photo credit begins that is glued to a caption: "Name/Agency", "© Name", or a bare agency if short."""
    photo = lexicon.credits.photo_inline.search(line.folded)
    if photo and len(photo["credit"]) <= _LONGEST_CREDIT:
        return photo.start("credit")
    sign = _SIGN.search(line.text)
    if sign:
        return sign.start("credit")
    glued = _GLUED.search(line.text) or (None if line.strong else _BARE.search(line.text))
    if glued and lexicon.credits.photo_agency.search(line.folded, glued.start("credit")):
        return glued.start("credit")
    return None


def signed_end(text: str, lexicon: ArticleLexicon) -> Ending | None:
    """Return the credit in brackets that ends a paragraph ("... (afp/nxp)"), or None."""
    tail = max(len(text) - 80, 0)
    found = _SIGNED.search(text, tail) or _BARE.search(text, tail)
    if not found:
        return None
    credit = found.group("credit").strip("()—–- ")
    folded = fold(credit)
    source = lexicon.credits.source.match(folded)
    at = source.end() + len(folded[source.end() :]) - len(folded[source.end() :].lstrip(" :/")) if source else 0
    joined = lexicon.bylines.joined.match(folded, at)
    at = joined.end() + 1 if joined else at
    byline = read_byline(credit, folded, at, lexicon, credited=source is not None)
    if (
        byline is None
        or not byline.agencies
        or byline.end < len(credit)
        or (credit.islower() and "(" not in found.group("credit"))
    ):
        return None
    return Ending(start=found.start("credit"), byline=byline)


def _credit(line: Line, at: int, *, read: bool) -> Part:
    return Part(start=line.start + at, end=line.end, role="caption", read=read)


def captions(lines: Sequence[Line], taken: Set[int], lexicon: ArticleLexicon) -> dict[int, tuple[Part, ...]]:
    """Return the captions and photo credits among the free lines, by index."""
    last = max((line.index for line in lines if line.prose and line.index not in taken), default=-1)
    read = ((line, read_caption(line, lexicon, early=line.index < last)) for line in lines if line.index not in taken)
    return {line.index: parts for line, parts in read if parts}
