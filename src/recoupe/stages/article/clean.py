"""clean_capture: the steps in order."""

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.compose import compose, find_cuts
from recoupe.stages.article.lines import cut_lines
from recoupe.stages.article.meta import read_meta
from recoupe.stages.article.problems import find_problems
from recoupe.stages.article.published import read_published
from recoupe.stages.article.roles import lay_out
from recoupe.stages.article.text import copy_text
from recoupe.types.article import Article, Segment
from recoupe.types.capture import Capture, Given
from recoupe.types.span import RawSpan


def clean_capture(capture: Capture, *, given: Given, lexicon: ArticleLexicon, calendar: Calendar) -> Article:
    """Return the article of a text capture: roles over all of it, the text that is read once, metadata, problems.

    No text, however odd, makes this raise; the time is linear in its length.

    Args:
        capture: the page as it came.
        given: what a person says about the page; it wins over what the page says.
        lexicon: the words of press pages in one language.
        calendar: names of days and months in that language.
    """
    raw = capture.text
    lines = cut_lines(raw)
    layout = lay_out(lines, lexicon, calendar)
    cuts = find_cuts(lines, layout.roles, lexicon)
    parts = compose(raw, lines, layout.roles, cuts=cuts, known=layout.cut)
    copied = copy_text(raw, parts, lexicon)
    datelines = cuts.datelines | {index: stamp.dateline for index, stamp in layout.stamps.items() if stamp.dateline}
    published = read_published(lines, layout.stamps, datelines, place=layout.place, given=given, calendar=calendar)
    meta = read_meta(lines, layout, cuts, given=given, published=published)
    problems = find_problems(copied.text, copied.blocks, meta, layout.marks.values(), twice=layout.twice)
    return Article(
        text=copied.text,
        runs=copied.runs,
        blocks=copied.blocks,
        segments=tuple(Segment(span=RawSpan(part.start, part.end), role=part.role) for part in parts),
        meta=meta,
        problems=problems,
    )
