"""The role of every line of a page, step by step: words, furniture, boxes, repetitions, place of the article."""

from collections.abc import Mapping, Sequence

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.around import around
from recoupe.stages.article.body import article_lines
from recoupe.stages.article.boxes import fill_boxes
from recoupe.stages.article.captions import captions
from recoupe.stages.article.lines import Line
from recoupe.stages.article.parts import Part
from recoupe.stages.article.place import Place, densest, find_place
from recoupe.stages.article.repeats import find_repeats
from recoupe.stages.article.stamps import Stamp, printed_again, read_stamps
from recoupe.stages.article.widgets import Mark, mark_lines, mark_signs
from recoupe.types.article import Role
from recoupe.types.base import Record


class Layout(Record, frozen=True, kw_only=True):
    """What every line of a page is.

    `roles` are lines that are one thing from end to end, `cut` those that are made of parts; every line is in one of the two.
    `stamps` and `marks` say what furniture says; `twice` whether the body is printed a second time.
    """

    roles: dict[int, Role]
    cut: dict[int, tuple[Part, ...]]
    stamps: dict[int, Stamp]
    marks: dict[int, Mark]
    place: Place
    twice: bool


def lay_out(lines: Sequence[Line], lexicon: ArticleLexicon, calendar: Calendar) -> Layout:
    """Return the role of every line.

    First what a line's own words give away, then what it repeats, then where the densest run of paragraphs stands and what lies
    around it.
    """
    marks, stamps, cut = _furniture(lines, lexicon, calendar)
    roles: dict[int, Role] = {index: mark.role for index, mark in marks.items()}
    first, _ = densest(lines, roles)
    roles |= fill_boxes(lines, marks, _roles_of(cut), lexicon, within=range(first or 0, len(lines)))
    repeats = find_repeats(lines, roles.keys() | cut.keys())
    roles |= repeats.roles
    stamps = printed_again(stamps, repeats.second)
    cut |= {index: stamp.parts for index, stamp in stamps.items()}
    boxes = [index for index, mark in marks.items() if mark.opens and mark.role == "related"]
    place = find_place(lines, roles | _roles_of(cut), boxes, lexicon)
    roles |= fill_boxes(lines, marks, roles | _roles_of(cut), lexicon, within=place.between)
    roles |= around(lines, roles | _roles_of(cut), place)
    roles |= article_lines(lines, roles | _roles_of(cut), place, lexicon)
    return Layout(roles=roles, cut=cut, stamps=stamps, marks=marks, place=place, twice=repeats.second is not None)


def _furniture(
    lines: Sequence[Line], lexicon: ArticleLexicon, calendar: Calendar
) -> tuple[dict[int, Mark], dict[int, Stamp], dict[int, tuple[Part, ...]]]:
    """Return the lines that give themselves away: marks, stamps, and the parts of stamps and captions."""
    marks = mark_lines(lines, lexicon)
    first, last = densest(lines, {index: mark.role for index, mark in marks.items()})
    bounds = (len(lines), -1) if first is None or last is None else (first, last)
    stamps = read_stamps(lines, marks.keys(), lexicon, calendar, first=bounds[0], last=bounds[1])
    marks |= mark_signs(lines, marks, marks.keys() | stamps.keys())
    cut = captions(lines, marks.keys() | stamps.keys(), lexicon)
    return marks, stamps, cut | {index: stamp.parts for index, stamp in stamps.items()}


def _roles_of(cut: Mapping[int, tuple[Part, ...]]) -> dict[int, Role]:
    """Return one role a line for lines that are made of parts."""
    return {index: parts[0].role for index, parts in cut.items()}
