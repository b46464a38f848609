"""Boxes that a line opens ("Lire aussi :", "Tags:", "Commentaires"): which of the lines below belong to them."""

from collections.abc import Mapping, Sequence

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.furniture.openings import read_dateline
from recoupe.stages.article.furniture.widgets import Mark
from recoupe.stages.article.lines import Line
from recoupe.types.article import Role

_LONGEST_TITLE = 180
_LONGEST_TEASER = 350
_MOST_TAGS = 15
_INSIDE: frozenset[Role] = frozenset({"related", "ad", "share", "tags"})
"""What may stand between the titles of a box: an advertisement, a section label."""

_ENOUGH_BEFORE = 400
"""Characters of prose before a comments widget that make it the end of the article and not a link under the title."""


def fill_boxes(
    lines: Sequence[Line], marks: Mapping[int, Mark], taken: Mapping[int, Role], lexicon: ArticleLexicon, *, within: range
) -> dict[int, Role]:
    """Return the roles of the lines that stand in boxes.

    Args:
        lines: all lines of the page.
        marks: what the words of lines say.
        taken: roles of lines that something else has claimed.
        lexicon: words of datelines.
        within: lines whose boxes are filled: what opens in a menu above the article may have the title below it.
    """
    prose = _prose_before(lines, marks)
    first_seen = _first_seen(lines)
    roles: dict[int, Role] = {}
    seen: set[Role] = set()
    for index, mark in marks.items():
        if not mark.opens or index in roles or index not in within:
            continue
        below = _free_below(lines, index, marks, taken, first_seen)
        match mark.role:
            case "related":
                found = _related(below, lexicon)
            case "tags":
                found = _tags(below)
            case "comments":
                found = _comments(lines, index, marks, prose) if "comments" not in seen else []
            case _:
                found = []
        roles |= {line.index: mark.role for line in found if line.index not in roles}
        seen |= {mark.role} if found else set()
    return roles


def title_like(line: Line) -> bool:
    """Return whether a line has the shape of a headline: short, and no full stop at its end."""
    return len(line.text) <= _LONGEST_TITLE and not line.stopped and not line.text.endswith((",", ";"))


def _prose_before(lines: Sequence[Line], marks: Mapping[int, Mark]) -> list[int]:
    """Return, for each line and the end, the characters of prose before it."""
    total = [0]
    for line in lines:
        total.append(total[-1] + (len(line.text) if line.prose and line.index not in marks else 0))
    return total


def _first_seen(lines: Sequence[Line]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for line in lines:
        seen.setdefault(line.folded[:_LONGEST_TEASER], line.index)
    return seen


def _free_below(
    lines: Sequence[Line], index: int, marks: Mapping[int, Mark], taken: Mapping[int, Role], first_seen: Mapping[str, int]
) -> list[Line]:
    """Return the lines below an opener up to the next known line, or to one that stood above the opener."""
    found: list[Line] = []
    for line in lines[index + 1 : index + 61]:
        mark = marks.get(line.index)
        if mark and not mark.opens and mark.role in _INSIDE:
            continue
        if mark is None and taken.get(line.index) in _INSIDE:
            continue
        if mark or line.index in taken:
            break
        if line.index > first_seen[line.folded[:_LONGEST_TEASER]] < index and not _below_same_opener(lines, line, first_seen):
            break
        found.append(line)
    return found


def _below_same_opener(lines: Sequence[Line], line: Line, first_seen: Mapping[str, int]) -> bool:
    """Return whether the line stood under the same opener before: a related box that is printed twice."""
    first = first_seen[line.folded[:_LONGEST_TEASER]]
    return first > 0 and line.index > 0 and lines[first - 1].folded == lines[line.index - 1].folded


def _related(below: Sequence[Line], lexicon: ArticleLexicon) -> list[Line]:
    """Return titles and teasers; the article goes on at the first paragraph that no title follows."""
    found: list[Line] = []
    teasers = 0
    for at, line in enumerate(below):
        if title_like(line) and not line.strong:
            found.append(line)
            continue
        another = at + 1 < len(below) and title_like(below[at + 1])
        datelined = _of_another_story(line, lexicon)
        short = len(line.text) <= _LONGEST_TEASER
        if found and short and (datelined or (title_like(below[at - 1]) and (another or teasers))):
            found.append(line)
            teasers += 1
            continue
        return _without_crosshead(found) if line.strong else found
    return found


def _of_another_story(line: Line, lexicon: ArticleLexicon) -> bool:
    """Return whether a teaser has a dateline of its own, with a day or an agency."""
    dateline = read_dateline(line.text, lexicon)
    return dateline is not None and dateline.sure


def _without_crosshead(found: list[Line]) -> list[Line]:
    """Return the titles without the last one when it is rather the crosshead of the paragraph that follows."""
    if len(found) >= 2 and len(found[-1].text) <= 60 and len(found[-1].text) * 2 < len(found[0].text):
        return found[:-1]
    return found


def _tags(below: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in below[:_MOST_TAGS]:
        listed = "," in line.text and line.words <= 30 and not found
        if line.ended or not (listed or line.words <= 3):
            break
        found.append(line)
    return found


def _comments(lines: Sequence[Line], index: int, marks: Mapping[int, Mark], prose: Sequence[int]) -> list[Line]:
    """Return all lines below, when the article stands above; else the widget is a link and nothing belongs to it."""
    if prose[index] < _ENOUGH_BEFORE or prose[-1] - prose[index] > 2 * prose[index]:
        return []
    return [line for line in lines[index + 1 :] if line.index not in marks]
