"""Where the article stands on the page: its body, its title, and what lies around them.

A page is a sequence of lines; the article is its densest run of long punctuated ones. When in doubt a line stays body: a
reader can skip a line too many, and nobody can check a quotation that was thrown away.
"""

from collections.abc import Mapping, Sequence

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.boxes import title_like
from recoupe.stages.article.lines import Line, words_of
from recoupe.types.article import Role
from recoupe.types.base import Record

_WEIGHT = {"comments": -1.5, "tags": -1.0, "legal": -1.5, "other": -0.3}
"""What a known line costs a run that goes on over it; advertisements and related titles stand inside articles."""

_CLOSERS: frozenset[Role] = frozenset({"comments", "tags", "legal", "share", "related"})
_STEM = 5
_SAMPLE = 6_000
_MENU = 3
"""So many short lines in a row below the article are a menu."""

_LONGEST_TITLE = 220


class Place(Record, frozen=True, kw_only=True):
    """The article on its page: index of its title line, first and last line of its body; None when there is none."""

    title: int | None
    first: int | None
    last: int | None


def find_place(lines: Sequence[Line], roles: Mapping[int, Role], lexicon: ArticleLexicon) -> Place:
    """Return where title and body stand; `roles` are the lines that are already known."""
    first, last = _densest(lines, roles)
    free = [line for line in lines if line.index not in roles]
    if first is None or last is None:
        return _without_prose(free)
    region = [line for line in free if first <= line.index <= last]
    body = next((line.index for line in region if not _title_shaped(line)), None)
    if body is None:
        body = region[1].index if len(region) > 1 else first
    title = _title([line for line in free if line.index < body and _title_shaped(line)], region, free, lexicon)
    if title is None:
        return Place(title=None, first=first, last=last)
    return Place(title=title, first=next((line.index for line in region if line.index > title), None), last=last)


def around(lines: Sequence[Line], roles: Mapping[int, Role], place: Place) -> dict[int, Role]:
    """Return the roles of the free lines outside the body: the title, menus above, what trails below."""
    free = [line for line in lines if line.index not in roles]
    if place.first is None or place.last is None:
        return {line.index: "title" if line.index == place.title else "other" for line in free}
    found: dict[int, Role] = {}
    for line in free:
        if line.index == place.title:
            found[line.index] = "title"
        elif _above(line, place):
            found[line.index] = "other"
    return found | _below(lines[place.last + 1 :], roles)


def _above(line: Line, place: Place) -> bool:
    """Return whether a line belongs to the menus above the article."""
    if place.title is not None and line.index < place.title:
        return True
    return place.first is not None and line.index < place.first and not line.ended and line.words <= 3


def stems(line: Line, lexicon: ArticleLexicon) -> set[str]:
    """Return the beginnings of the words of a line that carry meaning."""
    return {word[:_STEM] for word in words_of(line.folded[:_SAMPLE]) if len(word) >= 4 and word not in lexicon.function_words}


def _without_prose(free: Sequence[Line]) -> Place:
    """Return the place for a page of short lines: the first may be the title, all others are body."""
    worded = [line for line in free if any(character.isalpha() for character in line.text)]
    if not worded:
        return Place(title=None, first=None, last=None)
    title = worded[0].index if _title_shaped(worded[0]) and not worded[0].ended else None
    rest = [line.index for line in worded if line.index != title]
    return Place(title=title, first=rest[0] if rest else None, last=rest[-1] if rest else None)


def _densest(lines: Sequence[Line], roles: Mapping[int, Role]) -> tuple[int | None, int | None]:
    """Return first and last line of the run with the greatest sum of scores (Kadane); None when no line has prose."""
    best, best_span = 0.0, (None, None)
    total, start = 0.0, 0
    span: tuple[int | None, int | None] = best_span
    for line in lines:
        if total <= 0:
            total, start = 0.0, line.index
        total += _score(line, roles)
        if total > best:
            best, span = total, (start, line.index)
    return span


def _score(line: Line, roles: Mapping[int, Role]) -> float:
    role = roles.get(line.index)
    if role is not None:
        return _WEIGHT.get(role, 0.0)
    if line.prose:
        return min(len(line.text), 600) / 100
    return 0.3 if line.ended else -0.4


def _title_shaped(line: Line) -> bool:
    """Return whether a line can be a title: no full stop at its end, a capital, a few words."""
    if line.stopped or line.words < 2 or len(line.text) > (_LONGEST_TITLE if not line.prose else 160):
        return False
    first = next((character for character in line.text if character.isalnum()), "")
    return bool(first) and not first.islower() and not line.text.endswith((",", ";", ":", "-"))


def _title(candidates: Sequence[Line], region: Sequence[Line], free: Sequence[Line], lexicon: ArticleLexicon) -> int | None:
    """Return the candidate that shares its words with the body; the first of several good ones.

    A page that begins with a headline has its title there, whatever its words. Below a menu, words must be shared.
    """
    body: set[str] = set()
    size = 0
    for line in region:
        if not _title_shaped(line) and size < _SAMPLE:
            body |= stems(line, lexicon)
            size += len(line.text)
    shared = {}
    for line in candidates:
        words = stems(line, lexicon)
        shared[line.index] = len(words & body) / len(words) if words else 0.0
    best = max(shared.values(), default=0.0)
    for line in candidates:
        alone = line.index == free[0].index and len(candidates) <= _MENU
        if line.words >= 3 and shared[line.index] > 0 and shared[line.index] >= 0.5 * best:
            return line.index
        if alone and best == 0.0:
            return line.index
    return None


def _below(trailing: Sequence[Line], roles: Mapping[int, Role]) -> dict[int, Role]:
    """Return the roles of free lines below the body: the rest of what a closing line began, or a menu; else they stay body."""
    free = [line for line in trailing if line.index not in roles]
    menu = sum(1 for line in free if not line.prose and not line.ended) >= _MENU
    closer: Role | None = None
    found: dict[int, Role] = {}
    for line in trailing:
        role = roles.get(line.index)
        if role is not None:
            closer = role if role in _CLOSERS else closer
        elif closer == "comments" or (closer == "related" and title_like(line)):
            found[line.index] = closer
        elif closer or (menu and not line.ended and not line.prose):
            found[line.index] = "other"
    return found
