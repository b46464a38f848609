"""What lies around the body: menus above it, what trails below it, lists that interrupt it."""

from collections.abc import Iterator, Mapping, Sequence

from recoupe.stages.article.furniture.boxes import title_like
from recoupe.stages.article.ground.place import Place
from recoupe.stages.article.lines import Line
from recoupe.types.article import Role

_CLOSERS: frozenset[Role] = frozenset({"comments", "tags", "legal", "share", "related"})
_MENU = 3
"""So many short lines below the article are a menu."""

_LIST = 6
"""So many short lines in a row, without a sentence among them, are no part of an article on a page with menus."""

_NOISY = 4
"""A page with so many share bars, tags and boxes has menus too."""


def around(lines: Sequence[Line], roles: Mapping[int, Role], place: Place) -> dict[int, Role]:
    """Return the roles of the free lines outside the body; `roles` are the lines that are already known."""
    free = [line for line in lines if line.index not in roles]
    if place.first is None or place.last is None:
        return {line.index: "title" if line.index == place.title else "other" for line in free}
    found: dict[int, Role] = {line.index: "other" for line in free if _above(line, place)}
    if place.title is not None:
        found[place.title] = "title"
        found |= {line.index: "other" for line in free if _title_again(line, lines[place.title], place)}
    if sum(1 for role in roles.values() if role in _CLOSERS) >= _NOISY:
        between = [line for line in free if line.index not in found]
        found |= {line.index: "other" for run in _short_runs(between) if len(run) >= _LIST for line in run}
    return found | _below(lines[place.last + 1 :], roles)


def _above(line: Line, place: Place) -> bool:
    """Return whether a line belongs to the menus above the article."""
    if place.title is not None and line.index < place.title:
        return True
    if place.first is None or line.index >= place.first or line.ended or line.words > 3:
        return False
    crosshead = place.title is not None and line.index == place.first - 1 and place.first - place.title <= _MENU + 1
    return not crosshead


def _title_again(line: Line, title: Line, place: Place) -> bool:
    """Return whether a line above the body says the title once more."""
    above = place.first is not None and title.index < line.index < place.first
    return above and line.folded.startswith(title.folded) and len(line.folded) <= len(title.folded) + 40


def _short_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the runs of neighbouring lines that are short and without punctuation."""
    run: list[Line] = []
    for line in lines:
        if line.prose or line.ended or line.text.endswith((",", ";", ":")) or line.words > 14:
            yield run
            run = []
        else:
            run.append(line)
    yield run


def _lead_in(line: Line, first: Line) -> bool:
    """Return whether a line right below the body announces a film or document that the capture lost."""
    return line is first and line.text.endswith(":")


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
        elif closer or (menu and not line.ended and not line.prose and not _lead_in(line, trailing[0])):
            found[line.index] = "other"
    return found
