"""clean_capture: the steps in order."""

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.claims import Claims
from recoupe.stages.article.compose import compose, find_cuts
from recoupe.stages.article.dating.find import find_published
from recoupe.stages.article.entries import days_of_blocks, find_entries
from recoupe.stages.article.layout import Layout
from recoupe.stages.article.lines import Line, cut_lines
from recoupe.stages.article.markup.lay_out import lay_out_page, marked_else, with_document_title
from recoupe.stages.article.markup.page import MarkedPage, mark_page
from recoupe.stages.article.meta import read_meta
from recoupe.stages.article.problems import find_problems
from recoupe.stages.article.roles import lay_out
from recoupe.stages.article.text import copy_text
from recoupe.types.article import Article, Segment
from recoupe.types.capture import Capture, Given
from recoupe.types.span import RawSpan


def clean_capture(capture: Capture, *, given: Given, lexicon: ArticleLexicon, calendar: Calendar) -> Article:
    """Return the article of a capture: roles over all of it, the text that is read once, metadata, problems.

    No text, however odd, makes this raise; the time is linear in its length.

    Args:
        capture: the page as it came.
        given: what a person says about the page; it wins over what the page says.
        lexicon: the words of press pages in one language.
        calendar: names of days and months in that language.
    """
    raw = capture.text
    lines = cut_lines(raw)
    page = mark_page(capture.markup, raw, lines, lexicon.markup) if capture.markup else None
    layout = _lay_out(lines, page, lexicon, calendar)
    cuts = find_cuts(lines, layout.roles, lexicon)
    parts = compose(raw, lines, layout.roles, cuts=cuts, known=layout.cut)
    copied = copy_text(raw, parts, lexicon)
    claims = page.claims if page else Claims()
    url = given.url or capture.url
    published = find_published(capture, lines, layout, cuts, claims=claims, given=given, lexicon=lexicon, calendar=calendar)
    entries = find_entries(lines, layout, published.value)
    title = next((raw[part.start : part.end] for part in parts if part.role == "title"), None)
    meta = read_meta(title, layout, cuts, claims=claims, url=url, given=given, published=published, lexicon=lexicon)
    problems = find_problems(copied.text, copied.blocks, meta, layout, page)
    return Article(
        text=copied.text,
        runs=copied.runs,
        blocks=copied.blocks,
        segments=tuple(Segment(span=RawSpan(part.start, part.end), role=part.role) for part in parts),
        meta=meta,
        entries=entries,
        days=days_of_blocks(entries, copied.blocks, copied.runs, published.value),
        problems=problems,
    )


def _lay_out(lines: tuple[Line, ...], page: MarkedPage | None, lexicon: ArticleLexicon, calendar: Calendar) -> Layout:
    """Return the roles of the lines: by the markup where something is kept of a marked-up page, else by the lines themselves."""
    if page is None:
        return lay_out(lines, lexicon, calendar)
    layout = lay_out_page(lines, page, lexicon, calendar) or lay_out(lines, lexicon, calendar, known=marked_else(lines, page))
    return with_document_title(layout, lines, page, lexicon)
