"""The clean article of a page, for people and for other programs: the first step of the walk, without the rest."""

from recoupe.pipeline.language import Language
from recoupe.stages.article import clean_capture
from recoupe.types.article import READ_ONCE
from recoupe.types.capture import Capture, Given


def article_text(capture: Capture, *, language: Language, given: Given | None = None) -> str:
    """Return what of a page is read once: its title, then standfirst, headings and text in order, a blank line between two.

    Args:
        capture: the page as it came.
        language: words, in which the page is thought to be.
        given: what a person says about the page.
    """
    pack = language.pack
    article = clean_capture(capture, given=given or Given(), lexicon=pack.article, calendar=pack.calendar)
    blocks = sorted((block for block in article.blocks if block.role in READ_ONCE), key=lambda block: block.role != "title")
    return "\n\n".join(article.text[block.span.start : block.span.end].strip() for block in blocks)
