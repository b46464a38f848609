"""The lines of a captured text, each with the few features that tell prose from furniture."""

import re

from recoupe.lexicon.article import fold
from recoupe.types.base import Record

_LINE = re.compile(r"[^\r\n\v\f\u0085\u2028\u2029]*\S[^\r\n\v\f\u0085\u2028\u2029]*")
_ENDED = re.compile(r"[.!?…؟][\s\"'»”’)\]]*\Z")
_FULL_STOP = re.compile(r"[^.]\.[\s\"'»”’)\]]*\Z")
_INNER_STOP = re.compile(r"[.!?…][\"»”)]*\s+[\"«“(—–-]*\s*[^\W\d_a-z]")
_WORD = re.compile(r"\w+")

SAMPLE = 2_000
"""Characters of a line that its features look at: a page of one line of a megabyte is prose or not by its beginning."""

_WRAPPED = 40
_WIDEST = 120
"""Lines of a text that is broken at a fixed width have between so many characters."""

_CLOSED = '.!?…:;»”")]'

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
    bounds: list[tuple[int, int]] = []
    last = 0
    for found in _LINE.finditer(raw):
        start, end = found.span()
        if bounds and end - start and _wraps(raw, last, bounds[-1][1], start):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
        last = start
    return bounds


def _wraps(raw: str, above: int, end: int, start: int) -> bool:
    """Return whether the line at `start` goes on with the sentence of the line above, without a blank line between."""
    if not _WRAPPED <= end - above <= _WIDEST or raw[end:start] not in ("\n", "\r\n", "\r"):
        return False
    first = raw[start : start + 1]
    return first.islower() and raw[end - 1] not in _CLOSED


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
