"""Where extracted paragraphs stand in the rendered page: looked for without blanks, whole, then piece by piece.

Words are compared without blanks and without characters that have no width, because extractors join and split them; nothing else
is folded. Every search goes on from the last place found, so that a sentence that stands in a teaser too is found in the article.
"""

from collections.abc import Sequence

from recoupe.stages.article.markup.extract import Paragraph
from recoupe.types.base import Record
from recoupe.types.span import RawSpan

_NO_WIDTH = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, 0])
_SURE = 24
"""A piece with so many letters is looked for on the whole page, a shorter one only right after the piece before it."""

_NEAR = 400
"""Characters behind the last piece in which the next short one is looked for."""


_BESIDE = 120
"""Characters behind one word of a piece in which the next is looked for, when the piece does not stand on the page as it is."""

_MOST = 0.8
"""So many of the letters of a piece have to be found for it to be placed word by word."""


class Located(Record, frozen=True, kw_only=True):
    """Stretches of the rendered text that the paragraphs fill, one paragraph after the other, and what has no place.

    `paragraphs` counts those that have words, `placed` those of them that are on the page with all their words.
    """

    spans: tuple[RawSpan, ...]
    lost: tuple[str, ...]
    paragraphs: int
    placed: int


def locate(paragraphs: Sequence[Paragraph], text: str) -> Located:
    """Return the places of paragraphs in a text, in the order of the paragraphs."""
    page = _Squeezed(text)
    spans: list[RawSpan] = []
    lost: list[str] = []
    count = placed = 0
    for pieces in paragraphs:
        whole = _squeeze("".join(pieces))
        if not whole:
            continue
        span = page.find(whole)
        found, missing = ([span], []) if span else _by_pieces(pieces, page)
        spans += found
        lost += missing
        count += 1
        placed += not missing
    return Located(spans=tuple(spans), lost=tuple(lost), paragraphs=count, placed=placed)


def _by_pieces(pieces: Paragraph, page: "_Squeezed") -> tuple[list[RawSpan], list[str]]:
    """Return the places of the pieces of a paragraph that does not stand on the page as a whole, and those without one."""
    spans, lost = [], []
    for piece in pieces:
        words = _squeeze(piece)
        if not words:
            continue
        span = page.find(words) if len(words) >= _SURE else page.find_near(words)
        if span:
            spans.append(span)
        elif aligned := _word_by_word(piece, page):
            spans += aligned
        elif any(character.isalnum() for character in words):
            lost.append(" ".join(piece.split()))
    return spans, lost


def _word_by_word(piece: str, page: "_Squeezed") -> list[RawSpan]:
    """Return the places of the words of a piece out of which the extractor left something: most of them stand close together."""
    words = [squeezed for word in piece.split() if (squeezed := _squeeze(word))]
    mark = page.at
    spans = [span for word in words if (span := page.find_near(word, within=_BESIDE))]
    if len(words) < 2 or sum(span.end - span.start for span in spans) < _MOST * sum(map(len, words)):
        page.at = mark
        return []
    return spans


class _Squeezed:
    """A text without blanks, with the place of each of its characters, and how far the search has come."""

    def __init__(self, text: str) -> None:
        self._places = [at for at, character in enumerate(text) if not character.isspace()]
        self._text = "".join(text.split())
        self.at = 0

    def find(self, words: str) -> RawSpan | None:
        """Return the next place of some words, or else the first on the page."""
        at = self._text.find(words, self.at)
        return self._take(at if at >= 0 else self._text.find(words, 0, self.at), words)

    def find_near(self, words: str, *, within: int = _NEAR) -> RawSpan | None:
        """Return the place of some words a little further on."""
        return self._take(self._text.find(words, self.at, self.at + within), words)

    def _take(self, at: int, words: str) -> RawSpan | None:
        if at < 0:
            return None
        self.at = at + len(words)
        return RawSpan(self._places[at], self._places[self.at - 1] + 1)


def _squeeze(words: str) -> str:
    return "".join(words.translate(_NO_WIDTH).split())
