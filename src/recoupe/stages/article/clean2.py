"""clean_capture: the steps in order."""

from collections.abc import Mapping

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.body import article_lines
from recoupe.stages.article.boxes import fill_boxes
from recoupe.stages.article.captions import captions
from recoupe.stages.article.compose import compose, find_cuts
from recoupe.stages.article.lines import cut_lines
from recoupe.stages.article.meta import read_meta
from recoupe.stages.article.parts import Part
from recoupe.stages.article.place import around, find_place
from recoupe.stages.article.problems import find_problems
from recoupe.stages.article.published import read_published
from recoupe.stages.article.repeats import find_repeats
from recoupe.stages.article.stamps import printed_again, read_stamps
from recoupe.stages.article.text import copy_text
from recoupe.stages.article.widgets import mark_lines
from recoupe.types.article import Article, Role, Segment
from recoupe.types.capture import Capture, Given
from recoupe.types.span import RawSpan


def clean_capture(capture: Capture, *, given: Given, lexicon: ArticleLexicon, calendar: Calendar) -> Article:
    """Return the article of a text capture: roles over all of it, the text that is read once, metadata, problems.

    First what a line's own words give away, then what it repeats, then where the densest run of paragraphs stands and what lies
    around it. No text, however odd, makes this raise; the time is linear in its length.
    """
    raw = capture.text
    lines = cut_lines(raw)
    marks = mark_lines(lines, lexicon)
    stamps = read_stamps(lines, marks.keys(), lexicon, calendar)
    known = captions(lines, marks.keys() | stamps.keys(), lexicon)
    roles: dict[int, Role] = {index: mark.role for index, mark in marks.items()}
    roles |= fill_boxes(lines, marks, stamps.keys() | known.keys(), lexicon)
    repeats = find_repeats(lines, roles.keys() | stamps.keys() | known.keys())
    roles |= repeats.roles
    stamps = printed_again(stamps, repeats.second)
    known |= {index: stamp.parts for index, stamp in stamps.items()}
    place = find_place(lines, roles | _first_roles(known), lexicon)
    roles |= around(lines, roles | _first_roles(known), place)
    roles |= article_lines(lines, roles | _first_roles(known), place, lexicon)
    cut = find_cuts(lines, roles, lexicon)
    parts = compose(raw, lines, roles, cut=cut, known=known)
    copied = copy_text(raw, parts, lexicon)
    datelines = cut.datelines | {index: stamp.dateline for index, stamp in stamps.items() if stamp.dateline}
    published = read_published(lines, stamps, datelines, given=given, calendar=calendar)
    meta = read_meta(lines, roles, tuple(stamps.values()), cut, given=given, published=published)
    return Article(
        text=copied.text,
        runs=copied.runs,
        blocks=copied.blocks,
        segments=tuple(Segment(span=RawSpan(part.start, part.end), role=part.role) for part in parts),
        meta=meta,
        problems=find_problems(copied.text, copied.blocks, meta, marks.values(), twice=repeats.second is not None),
    )


def _first_roles(known: Mapping[int, tuple[Part, ...]]) -> dict[int, Role]:
    """Return one role a line for lines that are cut into parts."""
    return {index: parts[0].role for index, parts in known.items()}
