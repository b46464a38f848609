"""Lines that their own words give away: advertisements, share bars, related titles, comments, tags, offers, legal notes."""

import re
from collections.abc import Mapping, Sequence, Set

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.article_files import WidgetEntry
from recoupe.stages.article.lines import Line
from recoupe.types.article import Role
from recoupe.types.base import Record

_SYMBOLS = re.compile(r"[\W\d_]*\Z")
_SLUG = re.compile(r"(?:[a-z]{2,6}(?:-[a-z]{2,6})*/)+(?:[a-z]{2,6}(?:-[a-z]{2,6})*/?)?\Z")
_COPYRIGHT = re.compile(r"(?:copyright\W*)?(?:©|\(c\))\W*0000(?!0)")
_TAIL = 220
LONGEST_WHOLE = 160
_LONGEST_LABEL = 90


class Mark(Record, frozen=True, kw_only=True):
    """What the words of a line say: its role, whether a box or one line below belongs to it, whether the article is cut here."""

    role: Role
    opens: bool = False
    below: bool = False
    cuts: bool = False


def mark_line(line: Line, lexicon: ArticleLexicon) -> Mark | None:
    """Return what the words of a line say, or None when they say nothing."""
    if len(line.text) <= LONGEST_WHOLE and (mark := _whole(line, lexicon)):
        return mark
    found = lexicon.widgets.start.match(line.folded)
    if found:
        entry = lexicon.widgets.start_entries[_group(found)]
        if len(line.text) <= entry.longest:
            return _mark(entry, opens=False)
    found = lexicon.widgets.end.search(line.folded, max(len(line.folded) - _TAIL, 0)) if len(line.text) <= 2 * _TAIL else None
    if found:
        entry = lexicon.widgets.end_entries[_group(found)]
        if len(line.text) <= entry.longest:
            return _mark(entry, opens=False)
    return None


def mark_lines(lines: Sequence[Line], lexicon: ArticleLexicon) -> dict[int, Mark]:
    """Return the lines that their words give away, by index."""
    marks = {line.index: mark for line in lines if (mark := mark_line(line, lexicon))}
    marks = {index: mark for index, mark in marks.items() if not _crosshead(lines, index, mark, marks, lexicon)}
    for line in lines[1:]:
        above = marks.get(line.index - 1)
        if above and above.below and line.index not in marks and not line.ended and len(line.text) <= _LONGEST_LABEL:
            marks[line.index] = Mark(role=above.role)
    return marks | _addressed(lines, marks, lexicon)


def mark_signs(lines: Sequence[Line], marks: Mapping[int, Mark], taken: Set[int]) -> dict[int, Mark]:
    """Return the lines that hold no words, by index: copyright notes, counters, initials. A share bar owns its counters."""
    found: dict[int, Mark] = {}
    for line in lines:
        if line.index in taken or not (mark := _signs(line)):
            continue
        above = marks.get(line.index - 1)
        counter = not line.folded.strip("0 .,k")
        found[line.index] = above if counter and above and above.role == "share" else mark
    return found


def _addressed(lines: Sequence[Line], marks: dict[int, Mark], lexicon: ArticleLexicon) -> dict[int, Mark]:
    """Return marks for lines that speak to the reader of the site ("vos données", "cookies", "notre site").

    Two such words and a pronoun are needed, and no paragraph may stand on both sides: news about cookies is news.
    """
    found = {}
    for line in lines:
        if line.index in marks or len(line.text) > 1_200:
            continue
        if not lexicon.widgets.persons.search(line.folded):
            continue
        if len({hit.group() for hit in lexicon.widgets.address.finditer(line.folded)}) < 2:
            continue
        before, after = line.index - 1, line.index + 1
        inside = before >= 0 and after < len(lines) and lines[before].strong and lines[after].strong
        if not (inside and before not in marks and after not in marks):
            found[line.index] = Mark(role="legal")
    return found


def _crosshead(lines: Sequence[Line], index: int, mark: Mark, marks: Mapping[int, Mark], lexicon: ArticleLexicon) -> bool:
    """Return whether a marked line is rather a crosshead: short words between two paragraphs ("Réactions", "- Archives -")."""
    if mark.role in ("ad", "share") or index in (0, len(lines) - 1) or lines[index].words > 3:
        return False
    if mark.role in ("comments", "related") and not lexicon.widgets.doubtful.search(lines[index].folded):
        return False
    around = (lines[index - 1], lines[index + 1])
    return all(line.strong and line.index not in marks for line in around) and "0" not in lines[index].folded


def _whole(line: Line, lexicon: ArticleLexicon) -> Mark | None:
    """Return the mark of a line that is made of whole forms only; the first form gives the role."""
    first, at = None, 0
    while at < len(line.folded):
        found = lexicon.widgets.whole.match(line.folded, at)
        if not found or found.end() == at:
            return None
        first = first or lexicon.widgets.whole_entries[_group(found)]
        at = found.end()
    return _mark(first, opens=first.opens) if first else None


def _mark(entry: WidgetEntry, *, opens: bool) -> Mark:
    return Mark(role=entry.role, opens=opens, below=entry.below, cuts=entry.cuts)


def _group(found: re.Match[str]) -> int:
    return (found.lastindex or 1) - 1


def _signs(line: Line) -> Mark | None:
    """Return the mark of copyright notes, of counters and signs, and of initials under agency copy ("ab-cd/ef")."""
    if _COPYRIGHT.match(line.folded) and line.words <= 12:
        return Mark(role="legal")
    if _SYMBOLS.match(line.folded) or _SLUG.match(line.text):
        return Mark(role="other")
    return None
