"""How many of the extractor's paragraphs find their place on the rendered page, and so in the bytes of its file."""

from collections.abc import Iterable

from recoupe.readers.html import read_html
from recoupe.stages.article.markup.extract import extract_paragraphs
from recoupe.stages.article.markup.locate import Located, locate
from recoupe.types.capture import Capture


def told(pages: Iterable[tuple[str, bytes, str | None]]) -> str:
    """Return, as a line for people, how many paragraphs there are and how many have their place with all their words."""
    found = [located for name, data, url in pages if (located := _located(name, data, url))]
    paragraphs, placed = sum(page.paragraphs for page in found), sum(page.placed for page in found)
    return f"recoupe: {placed} of {paragraphs} extracted paragraphs have their place on the page"


def _located(name: str, data: bytes, url: str | None) -> Located | None:
    capture = read_html(data, name=name, path=name, url=url)
    if not isinstance(capture, Capture) or capture.markup is None:
        return None
    return locate(extract_paragraphs(capture.markup.source, precise=True) or (), capture.text)
