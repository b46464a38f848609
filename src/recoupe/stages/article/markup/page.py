"""A marked-up page, line by line: what the extractor keeps of each line, what its elements say, what the page claims."""

from bisect import bisect_right
from collections.abc import Sequence

from recoupe.lexicon.article_markup import MarkupWords
from recoupe.stages.article.claims import Claims, read_claims
from recoupe.stages.article.lines import STRONG, Line
from recoupe.stages.article.markup.extract import extract_paragraphs
from recoupe.stages.article.markup.facts import LineFacts, facts_of
from recoupe.stages.article.markup.locate import Located, locate
from recoupe.types.base import Record
from recoupe.types.markup import MarkedLine, Markup, Named
from recoupe.types.span import RawSpan

_SHORT = 250
"""An article of fewer characters is worth a second look (DESIGN, section 9; measured in the research note on pages)."""

_PART = 0.3
"""So is one that has less than this part of the text that the page calls its article."""


class MarkedPage(Record, frozen=True, kw_only=True):
    """What the markup says of a page.

    `facts` and `kept` (the part of its characters that the extractor keeps, 0 to 1) go by line. `lost` are extracted words that
    stand nowhere on the page, `failed` says that the extractor gave up.
    """

    facts: tuple[LineFacts, ...]
    kept: tuple[float, ...]
    claims: Claims
    named: tuple[Named, ...] = ()
    lost: tuple[str, ...] = ()
    failed: bool = False


def mark_page(markup: Markup, text: str, lines: Sequence[Line], words: MarkupWords) -> MarkedPage:
    """Return what the markup says of the lines of a page.

    Args:
        markup: the markup of the capture.
        text: its rendered text.
        lines: the lines of that text; a line may be made of several rendered ones.
        words: what tags and names mean.
    """
    claims = read_claims(markup.head)
    located, failed = _extract(markup, text, claims, words)
    sizes = _sizes_in(located.spans, markup.lines, len(text))
    facts = facts_of(markup.lines, markup.elements, sizes if located.spans else _prose_in(markup.lines), words)
    starts = [line.start for line in markup.lines]
    found, kept = [], []
    for line in lines:
        first = max(bisect_right(starts, line.start) - 1, 0)
        last = max(bisect_right(starts, line.end - 1), first + 1)
        found.append(facts[first])
        kept.append(min(sum(sizes[first:last]) / max(line.end - line.start, 1), 1.0))
    return MarkedPage(facts=tuple(found), kept=tuple(kept), claims=claims, named=markup.named, lost=located.lost, failed=failed)


def _extract(markup: Markup, text: str, claims: Claims, words: MarkupWords) -> tuple[Located, bool]:
    """Return what is kept of a page: of the precise mode, or of the default mode when that is short and the default is not."""
    paragraphs = extract_paragraphs(markup.source, precise=True)
    found = locate(paragraphs or (), text)
    size = _length(found.spans)
    if size >= _SHORT and size >= _PART * _expected(markup, claims, words):
        return found, False
    paragraphs = extract_paragraphs(markup.source, precise=False)
    more = locate(paragraphs or (), text)
    return (more if _length(more.spans) > size else found), paragraphs is None


def _expected(markup: Markup, claims: Claims, words: MarkupWords) -> int:
    """Return how long the article is by what the page says: its data block, or the unlinked text in its `<article>`."""
    facts = facts_of(markup.lines, markup.elements, [0] * len(markup.lines), words)
    inside = sum(
        line.end - line.start
        for line, fact in zip(markup.lines, facts, strict=True)
        if "content" in fact.hints and not fact.against and fact.linked < 0.5
    )
    return max(len(claims.body), inside)


def _length(spans: Sequence[RawSpan]) -> int:
    return sum(span.end - span.start for span in spans)


def _prose_in(lines: Sequence[MarkedLine]) -> list[int]:
    """Return, for each line, its characters where it is long and not linked: an article, when the extractor finds none."""
    sizes = [line.end - line.start for line in lines]
    return [size if size >= STRONG and line.linked * 2 < size else 0 for size, line in zip(sizes, lines, strict=True)]


def _sizes_in(spans: Sequence[RawSpan], lines: Sequence[MarkedLine], length: int) -> list[int]:
    """Return, for each line, how many of its characters lie in some spans."""
    covered = bytearray(length)
    for span in spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return [covered.count(1, line.start, line.end) for line in lines]
