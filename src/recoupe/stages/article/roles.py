"""The role of every line of a page, step by step: words, furniture, boxes, repetitions, place of the article."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.furniture.boxes import fill_boxes
from recoupe.stages.article.furniture.captions import captions
from recoupe.stages.article.furniture.stamp import Stamp
from recoupe.stages.article.furniture.stamps import printed_again, read_stamps
from recoupe.stages.article.furniture.widgets import Mark, mark_lines, mark_signs
from recoupe.stages.article.ground.around import around
from recoupe.stages.article.ground.body import article_lines
from recoupe.stages.article.ground.place import densest, find_place
from recoupe.stages.article.ground.repeats import find_repeats
from recoupe.stages.article.layout import Layout
from recoupe.stages.article.lines import Line
from recoupe.stages.article.noise.revise import revise
from recoupe.stages.article.parts import Part
from recoupe.types.article import Role


def lay_out(
    lines: Sequence[Line], lexicon: ArticleLexicon, calendar: Calendar, *, known: Mapping[int, Mark] = MappingProxyType({})
) -> Layout:
    """Return the role of every line: by the rules, and on a noisy page by the line model as well.

    Args:
        lines: all lines of the page.
        lexicon: words of pages, and the line model.
        calendar: names of days and months.
        known: what the markup of an HTML page says of lines that are not its article.
    """
    return revise(lines, lay_out_by_rules(lines, lexicon, calendar, known=known), lexicon)


def lay_out_by_rules(
    lines: Sequence[Line], lexicon: ArticleLexicon, calendar: Calendar, *, known: Mapping[int, Mark] = MappingProxyType({})
) -> Layout:
    """Return the role of every line by the rules alone.

    First what a line's own words give away (or what is `known` of it by the markup), then what it repeats, then where the densest
    run of paragraphs stands and what lies around it.
    """
    marks, stamps, cut = _furniture(lines, known, lexicon, calendar)
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
    lines: Sequence[Line], known: Mapping[int, Mark], lexicon: ArticleLexicon, calendar: Calendar
) -> tuple[dict[int, Mark], dict[int, Stamp], dict[int, tuple[Part, ...]]]:
    """Return the lines that give themselves away: marks, stamps, and the parts of stamps and captions."""
    marks = dict(known) | mark_lines(lines, lexicon)
    first, last = densest(lines, {index: mark.role for index, mark in marks.items()})
    bounds = (len(lines), -1) if first is None or last is None else (first, last)
    stamps = read_stamps(lines, marks.keys(), lexicon, calendar, first=bounds[0], last=bounds[1])
    marks |= mark_signs(lines, marks, marks.keys() | stamps.keys())
    cut = captions(lines, marks.keys() | stamps.keys(), lexicon)
    return marks, stamps, cut | {index: stamp.parts for index, stamp in stamps.items()}


def _roles_of(cut: Mapping[int, tuple[Part, ...]]) -> dict[int, Role]:
    """Return one role a line for lines that are made of parts."""
    return {index: parts[0].role for index, parts in cut.items()}
