"""trafilatura decides which paragraphs of a page are its article; it gets the source and gives words, without places."""

import logging
import re

logging.getLogger("trafilatura").addHandler(logging.NullHandler())

Paragraph = tuple[str, ...]
"""The pieces of text that a paragraph is made of, in order."""

_MOST_TAGS = 100_000
"""trafilatura takes more than linear time on a page of more tags; the largest of 705 press pages has 9,000."""

_LARGE = 1_000_000
_PICTURES = re.compile(r"data:[\w/+.;=-]{3,60},[\w+/=%.~!*'()\s-]{200,}+")
_SCRIPTS = re.compile(r"<(script|style)(?![^>]{0,200}ld\+json)[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def extract_paragraphs(source: str, *, precise: bool) -> tuple[Paragraph, ...] | None:
    """Return the paragraphs of the article; empty when trafilatura finds none, None when it fails or the page is too much for it.

    Args:
        source: the page as decoded.
        precise: whether to leave out what is doubtful (`favor_precision`), or not (its default mode).
    """
    from trafilatura import bare_extraction  # here, because it takes half a second, and text captures do not need it
    from trafilatura.utils import load_html

    source = _lean(source)
    if source.count("<") > _MOST_TAGS:
        return None
    try:
        tree = load_html(source)
        document = bare_extraction(tree, favor_precision=precise, include_comments=False) if tree is not None else None
    except Exception:  # noqa: BLE001 - whatever a page does to a library, the page is read by its lines then
        return None
    if document is None or isinstance(document, dict):
        return ()
    return tuple(pieces for element in document.body if (pieces := tuple(element.itertext())))


def _lean(source: str) -> str:
    """Return a large page without pictures written into it and without scripts: trafilatura refuses what is too large."""
    if len(source) < _LARGE:
        return source
    return _SCRIPTS.sub("", _PICTURES.sub("data:,", source))
