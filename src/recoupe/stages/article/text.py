"""The article text: runs copied from the raw text, and its paragraphs."""

from collections.abc import Iterator, Sequence

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.parts import Part
from recoupe.types.article import NO_WIDTH, READ_NAMES, Block, Run
from recoupe.types.base import Record
from recoupe.types.span import TextSpan

_ENDS = '.!?…:;»”")]'
_WRAPPED = 40
"""A line shorter than this that breaks off is a label, not a sentence that goes on below."""


class Copied(Record, frozen=True, kw_only=True):
    """The article text with the way back."""

    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]


def copy_text(raw: str, parts: Sequence[Part], lexicon: ArticleLexicon) -> Copied:
    """Return the text of the parts that are read, each with the blanks that follow it in the raw text.

    Two pieces of body are one block when the first breaks off in a sentence and the second goes on: an advertisement between
    them, or a line end in the middle of a paragraph.
    """
    read = [part for part in parts if part.read and part.role in READ_NAMES]
    runs: list[Run] = []
    blocks: list[Block] = []
    size = 0
    for at, part in enumerate(read):
        following = read[at + 1].start if at + 1 < len(read) else part.end
        blank_end = _blank_end(raw, part.end, following)
        first = size
        for start, end in _shown(raw, part.start, blank_end):
            if runs and runs[-1].raw + runs[-1].length == start:
                runs[-1] = Run(text=runs[-1].text, raw=runs[-1].raw, length=runs[-1].length + end - start)
            else:
                runs.append(Run(text=size, raw=start, length=end - start))
            size += end - start
        span = TextSpan(first, size - (blank_end - part.end))
        if span.start == span.end:
            continue
        if blocks and _goes_on(raw, read[at - 1], part, lexicon):
            blocks[-1] = Block(span=TextSpan(blocks[-1].span.start, span.end), role=part.role)
        else:
            blocks.append(Block(span=span, role=part.role))
    text = "".join(raw[run.raw : run.raw + run.length] for run in runs)
    return Copied(text=text, runs=tuple(runs), blocks=tuple(blocks))


def _shown(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a part without the characters that nobody sees, such as soft hyphens inside words."""
    for hidden in NO_WIDTH.finditer(raw, start, end):
        if start < hidden.start():
            yield start, hidden.start()
        start = hidden.end()
    if start < end:
        yield start, end


def _blank_end(raw: str, start: int, limit: int) -> int:
    """Return the end of the blanks at a place, at most `limit`."""
    words = raw[start:limit]
    return start + len(words) - len(words.lstrip())


def _goes_on(raw: str, before: Part, part: Part, lexicon: ArticleLexicon) -> bool:
    """Return whether a piece of body continues the sentence of the piece before it."""
    if before.role != "body" or part.role != "body" or before.end == part.start:
        return False
    last = raw[max(before.end - 20, before.start) : before.end]
    if last.split()[-1:] and last.split()[-1] in lexicon.words.abbreviations:
        return True
    broken = last[-1:] not in _ENDS and before.end - before.start >= _WRAPPED
    return broken and raw[part.start : part.start + 1].islower()
