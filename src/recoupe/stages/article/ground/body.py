"""The lines of the article itself: standfirst, captions, crossheads; what is none of these is body."""

import re
from collections.abc import Mapping, Sequence

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.furniture.openings import read_dateline
from recoupe.stages.article.ground.place import Place, stems
from recoupe.stages.article.lines import Line
from recoupe.types.article import Role

_HEADING_ENDS = (".", ",", ";", ":", "…", "-->")
_LONGEST_HEADING = 90
_LONGEST_STANDFIRST = 350
_SHORT_STANDFIRST = 110
_LONGEST_MEDIA = 130
_SHARED = 0.45
"""A standfirst says again what the first paragraphs say: so many of its words stand there too."""

_OPEN_QUOTE = re.compile(r"\A[«“\"]")
_CLOSED_QUOTE = re.compile(r"[»”\"][\s!?]*\Z")
_ITEM = re.compile(r"\A(?:[•*·▪–—]|\d{1,2}\s?[-)])\s?")
_DASHED = re.compile(r"\A[-–—]\s*\S.*\S\s*[-–—]\Z")


def article_lines(lines: Sequence[Line], roles: Mapping[int, Role], place: Place, lexicon: ArticleLexicon) -> dict[int, Role]:
    """Return the roles of all lines that are still free: standfirst, heading, caption or body."""
    free = [line for line in lines if line.index not in roles]
    standfirst = _standfirst(free, roles, place, lexicon)
    found: dict[int, Role] = {}
    for at, line in enumerate(free):
        above = free[at - 1] if at else None
        following = free[at + 1] if at + 1 < len(free) else None
        if _elsewhere(line, place, lexicon):
            found[line.index] = "related"
        elif line.index == standfirst:
            found[line.index] = "standfirst"
        elif line.index in place.between and roles.get(line.index + 1) == "caption":
            found[line.index] = "caption"
        elif is_heading(line, following) and not _pulled(above) and _inside(line, place):
            found[line.index] = "heading"
        elif following is None and at > 0 and line.text.endswith(":") and len(line.text) <= _SHORT_STANDFIRST:
            found[line.index] = "caption"
        else:
            found[line.index] = "body"
    return found


def _elsewhere(line: Line, place: Place, lexicon: ArticleLexicon) -> bool:
    """Return whether a short line in the midst of the article announces a film or pictures ("VIDÉO. ...")."""
    found = lexicon.words.media.match(line.folded)
    if not found or line.stopped or len(line.text) > _LONGEST_MEDIA or not _inside(line, place):
        return False
    return line.text[found.end() : found.end() + 3].lstrip()[:1] in tuple(".:-–—|")


def _inside(line: Line, place: Place) -> bool:
    """Return whether a line stands below the title, or below the first paragraph of a page without one."""
    top = place.title if place.title is not None else place.first
    return top is None or line.index > top


def _pulled(line: Line | None) -> bool:
    """Return whether a line is a quotation set apart: the short line below it says whose words they are."""
    if line is None:
        return False
    return _OPEN_QUOTE.match(line.text) is not None and not line.ended and len(line.text) > _LONGEST_HEADING


def is_heading(line: Line, following: Line | None) -> bool:
    """Return whether a line is a crosshead: short, no full stop, and a sentence below it."""
    if following is None or not (following.ended or following.prose):
        return False
    if _DASHED.match(line.text) and len(line.text) <= _LONGEST_HEADING:
        return True
    if len(line.text) > _LONGEST_HEADING or line.stopped or line.text.endswith(_HEADING_ENDS) or _ITEM.match(line.text):
        return False
    if _OPEN_QUOTE.match(line.text) and not _CLOSED_QUOTE.search(line.text):
        return False
    first = next((character for character in line.text if character.isalnum()), "")
    return bool(first) and not first.islower() and line.words <= 16


def _standfirst(free: Sequence[Line], roles: Mapping[int, Role], place: Place, lexicon: ArticleLexicon) -> int | None:
    """Return the line that sums the article up: right below the title, or first below the menu of a page that lost its title."""
    above = place.title if place.title is not None else -1
    below = [line for line in free if line.index > above]
    if len(below) < 3 or not any(line.strong for line in below[1:]):
        return None
    first = below[0]
    lost = place.title is None and not any(index < first.index for index in roles)
    asked = first.text.endswith("?") and not first.strong
    if lost or asked or len(first.text) > _LONGEST_STANDFIRST or read_dateline(first.text, lexicon):
        return None
    if place.title is not None and len(first.text) <= _SHORT_STANDFIRST and (first.ended or first.words >= 7):
        return first.index
    words = stems(first, lexicon)
    said = stems(below[1], lexicon) | stems(below[2], lexicon)
    return first.index if words and len(words & said) >= _SHARED * len(words) else None
