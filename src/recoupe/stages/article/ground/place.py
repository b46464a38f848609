"""Where the article stands on the page: its body, its title, and what lies around them.

A page is a sequence of lines; the article is its densest run of long punctuated ones. When in doubt a line stays body: a
reader can skip a line too many, and nobody can check a quotation that was thrown away.
"""

import re
from collections.abc import Mapping, Sequence

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.lines import Line, words_of
from recoupe.types.article import Role
from recoupe.types.base import Record

_WEIGHT = {"comments": -1.5, "tags": -0.6, "legal": -1.5, "other": -0.3, "date": -0.2, "byline": -0.2}
"""What a known line costs a run that goes on over it; advertisements and related titles stand inside articles."""

_BEFORE_TITLE: frozenset[Role] = frozenset({"ad", "caption", "date"})
_STEM = 5
_SAMPLE = 6_000
_LONGEST_TITLE = 180
_FULL_DATE = re.compile(r"(?<!\d)\d{1,2}(?:\s?er)?\s[^\W\d_]{3,10}\s(?:19|20)\d\d(?!\d)")
_LABEL = 4
"""Words of a section label or menu entry; a headline has more."""

_ABOVE = 3
"""With so many lines or fewer above the first paragraph, nothing speaks against a headline on top of the page."""


class Place(Record, frozen=True, kw_only=True):
    """The article on its page: index of its title line, first and last line of its body; None when there is none."""

    title: int | None
    first: int | None
    last: int | None

    @property
    def between(self) -> range:
        """Lines between title and body."""
        return range(0) if self.title is None or self.first is None else range(self.title + 1, self.first)


def find_place(lines: Sequence[Line], roles: Mapping[int, Role], boxes: Sequence[int], lexicon: ArticleLexicon) -> Place:
    """Return where title and body stand; `roles` are the lines that are already known, `boxes` those that open a related box."""
    first, last = densest(lines, roles)
    free = [line for line in lines if line.index not in roles]
    if first is None or last is None:
        return _without_prose(free)
    region = [line for line in free if first <= line.index <= last]
    body = next((line.index for line in region if not _title_shaped(line)), None)
    if body is None:
        body = region[1].index if len(region) > 1 else first
    candidates = [line for line in free if line.index < body and _title_shaped(line)]
    title = _title(candidates, region, boxes, lexicon) if candidates else None
    if title is None and candidates and _on_top(candidates[0], free, roles):
        title = candidates[0].index
    if title is None:
        return Place(title=None, first=first, last=last)
    return Place(title=title, first=next((line.index for line in region if line.index > title), None), last=last)


def densest(lines: Sequence[Line], roles: Mapping[int, Role]) -> tuple[int | None, int | None]:
    """Return first and last line of the run with the greatest sum of scores (Kadane); None when no line has prose."""
    best, total, start = 0.0, 0.0, 0
    span: tuple[int | None, int | None] = (None, None)
    for line in lines:
        if total <= 0:
            total, start = 0.0, line.index
        total += _score(line, roles)
        if total > best:
            best, span = total, (start, line.index)
    return span


def stems(line: Line, lexicon: ArticleLexicon) -> set[str]:
    """Return the beginnings of the words of a line that carry meaning."""
    return {
        word[:_STEM] for word in words_of(line.folded[:_SAMPLE]) if len(word) >= 4 and word not in lexicon.words.function_words
    }


def _without_prose(free: Sequence[Line]) -> Place:
    """Return the place for a page of short lines: the first may be the title, all others are body."""
    worded = [line for line in free if any(character.isalpha() for character in line.text)]
    if not worded:
        return Place(title=None, first=None, last=None)
    title = worded[0].index if _title_shaped(worded[0]) and not worded[0].ended else None
    rest = [line.index for line in worded if line.index != title]
    return Place(title=title, first=rest[0] if rest else None, last=rest[-1] if rest else None)


def _score(line: Line, roles: Mapping[int, Role]) -> float:
    role = roles.get(line.index)
    if role is not None:
        return _WEIGHT.get(role, 0.0)
    if line.strong:
        return min(len(line.text), 600) / 100
    return 0.4 if line.stopped and line.words >= 4 else 0.0 if line.ended else -0.4


def _title_shaped(line: Line) -> bool:
    """Return whether a line can be a title: no full stop at its end, a capital, a few words."""
    if line.stopped or line.words < 2 or len(line.text) > (_LONGEST_TITLE if not line.prose else 160):
        return False
    first = next((character for character in line.text if character.isalnum()), "")
    return bool(first) and not first.islower() and not line.text.endswith((",", ";", ":", "-"))


def _title(candidates: Sequence[Line], region: Sequence[Line], boxes: Sequence[int], lexicon: ArticleLexicon) -> int | None:
    """Return the candidate that has most words in common with the body.

    Of several good ones the first on a clean page, the last below a menu: other headlines stand above.
    """
    body: set[str] = set()
    size = 0
    for line in region:
        if not _title_shaped(line) and size < _SAMPLE:
            body |= stems(line, lexicon)
            size += len(line.text)
    shared = {line.index: len(stems(line, lexicon) & body) for line in candidates}
    if len(candidates) <= _ABOVE:
        best = max(shared.values())
        good = [line for line in candidates if _shares(line, shared, 0 if line.index == 0 else best)]
        return good[0].index if good else None
    good = _below_menu(candidates, shared, boxes)
    return _shortest(_above_subtitle(good, candidates, shared), candidates) if good else None


def _on_top(line: Line, free: Sequence[Line], roles: Mapping[int, Role]) -> bool:
    """Return whether the page begins with a line, but for advertisements: its words need not come back in the body."""
    above = {role for index, role in roles.items() if index < line.index}
    return line.index == free[0].index and above <= _BEFORE_TITLE


def _shares(line: Line, shared: Mapping[int, int], best: int) -> bool:
    return shared[line.index] >= max(2, 0.6 * best) and line.words >= 3


def _below_menu(candidates: Sequence[Line], shared: Mapping[int, int], boxes: Sequence[int]) -> list[Line]:
    """Return the good candidates of a page with a menu: above the last related box if some stand there, and no captions."""
    headlines = [line for line in candidates if not line.text.endswith(("...", "…")) and not _FULL_DATE.search(line.text)]
    box = max((index for index in boxes if candidates[0].index < index <= candidates[-1].index), default=None)
    above = [line for line in headlines if box is not None and line.index < box]
    best = max((shared[line.index] for line in headlines), default=0)
    good = [line for line in above if _shares(line, shared, best)]
    return good or [line for line in headlines if _shares(line, shared, best)]


def _above_subtitle(good: Sequence[Line], candidates: Sequence[Line], shared: Mapping[int, int]) -> Line:
    """Return the last good candidate, or the one right above it if it says more of the body and no headline stands above both."""
    if len(good) < 2 or good[-2].index != good[-1].index - 1 or shared[good[-2].index] <= shared[good[-1].index]:
        return good[-1]
    above = any(line.index == good[-2].index - 1 and line.words > _LABEL for line in candidates)
    return good[-1] if above else good[-2]


def _shortest(line: Line, candidates: Sequence[Line]) -> int:
    """Return the line that says no more than a title that comes again with something glued to it ("... ©Agence")."""
    shorter = (other for other in candidates if other.words >= 3 and line.folded.startswith(other.folded))
    return min(shorter, key=lambda other: len(other.folded), default=line).index
