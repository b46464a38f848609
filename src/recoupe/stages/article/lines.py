"""The lines of a captured text, each with the few features that tell prose from furniture."""

import re
from itertools import pairwise

from recoupe.lexicon.article import fold
from recoupe.types.base import Record

_LINE = re.compile(r"[^\r\n\v\f\u0085\u2028\u2029]*\S[^\r\n\v\f\u0085\u2028\u2029]*")
_ENDED = re.compile(r"[.!?…؟][\s\"'»”’)\]]*\Z")
_FULL_STOP = re.compile(r"[^.]\.[\s\"'»”’)\]]*\Z")
_INNER_STOP = re.compile(r"[.!?…][\"»”)]*\s+[\"«“(—–-]*\s*[^\W\d_a-z]")
_WORD = re.compile(r"\w+")

SAMPLE = 2_000
"""Characters of a line that its features look at: a page of one line of a megabyte is prose or not by its beginning."""

_WRAPPED = 50
_WIDEST = 120
"""Lines of a text that is broken at a fixed width have between so many characters."""

_CLOSED = '.!?…:;»”")]'
_BREAKS = ("\n", "\r\n", "\r")
_LISTED = re.compile(r"[•*·▪–—-]\s|\d{1,2}[.)]\s|\[\d")
_NARROWEST, _RAGGED = 50, 14
_FEWEST_WRAPPED = 8
_MOST_FULL = 0.6
"""A text broken at a width has some short lines too: the last ones of its paragraphs are followed by a blank line."""

STRONG = 120
"""A line of prose with so many characters is a paragraph of an article rather than a teaser."""


class Line(Record, frozen=True, kw_only=True):
    """One line that is not blank, without the blanks around it.

    `start` and `end` are places in the raw text; `folded` has the length of `text`. `words` counts the first 2,000 characters.
    `ended` is true after a full stop or another sentence end, `prose` for lines that hold at least a sentence.
    """

    index: int
    start: int
    end: int
    text: str
    folded: str
    words: int
    ended: bool
    prose: bool

    @property
    def strong(self) -> bool:
        """Whether this is prose as long as a paragraph."""
        return self.prose and len(self.text) >= STRONG

    @property
    def stopped(self) -> bool:
        """Whether the line ends in a single full stop, as titles and crossheads do not."""
        return _FULL_STOP.search(self.text[-20:]) is not None


def cut_lines(raw: str) -> tuple[Line, ...]:
    """Return the lines of a text that are not blank, in order; a paragraph broken at a fixed width is one line."""
    return tuple(_line(index, start, raw[start:end]) for index, (start, end) in enumerate(_unwrapped(raw)))


def _unwrapped(raw: str) -> list[tuple[int, int]]:
    """Return the bounds of the lines, a line joined to the one above when that breaks off within a sentence."""
    found = [line.span() for line in _LINE.finditer(raw)]
    width = _width(raw, found)
    bounds: list[tuple[int, int]] = []
    last = 0
    for start, end in found:
        if bounds and end - start and _wraps(raw, last, bounds[-1][1], (start, end), width):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
        last = start
    return bounds


def _width(raw: str, lines: list[tuple[int, int]]) -> int:
    """Return the width at which a text is broken into lines, as terminal browsers and mail programs do; 0 for no such text.

    Of the lines that another follows at once nearly all are about as long as the longest, and most go on within a sentence.
    """
    running = [(start, end, after) for (start, end), (after, _) in pairwise(lines) if raw[end:after] in _BREAKS]
    sizes = [end - start for start, end, _ in running]
    widest = max(sizes, default=0)
    if len(running) < _FEWEST_WRAPPED or not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = sum(1 for size in sizes if size > widest - _RAGGED)
    going_on = sum(1 for _, _, after in running if raw[after : after + widest].lstrip()[:1].islower())
    return widest if full >= _MOST_FULL * len(running) and going_on * 2 >= len(running) else 0


def _wraps(raw: str, above: int, end: int, line: tuple[int, int], width: int) -> bool:
    """Return whether a line goes on with the sentence of the line above, without a blank line between."""
    start = line[0]
    if raw[end:start] not in _BREAKS:
        return False
    text = raw[start : line[1]].lstrip()
    if width and not _LISTED.match(text):
        return end - above + 1 + len(text.split(None, 1)[0]) > width
    return _WRAPPED <= end - above <= _WIDEST and raw[start].islower() and raw[end - 1] not in _CLOSED


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text."""
    return _WORD.findall(folded)


def _line(index: int, start: int, whole: str) -> Line:
    text = whole.strip()
    start += len(whole) - len(whole.lstrip())
    sample = text[:SAMPLE]
    words = len(_WORD.findall(sample))
    ended = _ENDED.search(text[-20:]) is not None
    prose = words >= 12 and (ended or _INNER_STOP.search(sample) is not None)
    return Line(
        index=index,
        start=start,
        end=start + len(text),
        text=text,
        folded=fold(text),
        words=words,
        ended=ended,
        prose=prose,
    )
