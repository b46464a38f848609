"""From a stretch of text to the content of a quote: direct, mixed or indirect, and the spans without marks."""

from dataclasses import dataclass

from recoupe.lexicon.quotes import CueRow
from recoupe.stages.quotes.passages import Passage
from recoupe.types.grammar import MarkPair
from recoupe.types.quotes import QuoteFlag, QuoteType, Stance
from recoupe.types.span import TextSpan

_EDGE = " \t\n\r\xa0\u202f,;:.-–—"
_LONG = 1500


@dataclass(frozen=True)
class Draft:
    """A quote in the making: its words are known, not yet who says them.

    `cue_token` is the token of the cue in the passage; `speaker` the tokens of its speaker, end excluded; `strength` decides
    between drafts of the same words.
    """

    passage: Passage
    type: QuoteType
    content: tuple[TextSpan, ...]
    rule: str
    row: CueRow | None = None
    lemma: str | None = None
    cue: TextSpan | None = None
    cue_token: int | None = None
    speaker: tuple[int, int] | None = None
    stance: Stance | None = None
    inferred: bool = False
    flags: tuple[QuoteFlag, ...] = ()
    after: int | None = None


Shape = tuple[QuoteType, tuple[TextSpan, ...], tuple[QuoteFlag, ...]]
"""Type, content and flags of ascribed words."""


def shaped(passage: Passage, *stretches: TextSpan) -> Shape | None:
    """Return the shape of the words that stand in one or more stretches of text; None when they hold nothing."""
    kinds: set[QuoteType] = set()
    content: list[TextSpan] = []
    flags: set[QuoteFlag] = set()
    for stretch in stretches:
        trimmed = trim(passage.text, stretch)
        if trimmed.start >= trimmed.end:
            continue
        kind, span, pairs = _one(passage, trimmed)
        if span.start < span.end:
            kinds.add(kind)
            content.append(span)
            flags.update("unclosed_mark" for pair in pairs if not pair.closed)
    if not content:
        return None
    if length(tuple(content)) > _LONG:
        flags.add("long")
    kind = kinds.pop() if len(kinds) == 1 else "mixed"
    return kind, tuple(content), tuple(sorted(flags))


def _one(passage: Passage, stretch: TextSpan) -> tuple[QuoteType, TextSpan, list[MarkPair]]:
    pairs = [pair for pair in passage.marks if pair.outer.overlaps(stretch)]
    if not pairs:
        return "indirect", stretch, pairs
    for pair in pairs:
        if pair.outer == stretch or (
            stretch.start <= pair.outer.start and pair.outer.end >= stretch.end and pair.outer.start == stretch.start
        ):
            return "direct", TextSpan(pair.inner.start, min(pair.inner.end, max(stretch.end, pair.inner.start))), pairs
        if pair.inner.start <= stretch.start and stretch.end <= pair.outer.end:
            return "direct", TextSpan(stretch.start, min(stretch.end, pair.inner.end)), pairs
    return "mixed", stretch, pairs


def trim(text: str, span: TextSpan) -> TextSpan:
    """Return a stretch without the spaces and light punctuation at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return TextSpan(start, end)


def length(spans: tuple[TextSpan, ...]) -> int:
    """Return the number of characters in some spans."""
    return sum(span.end - span.start for span in spans)


def sourced(passage: Passage, shape: Shape, words: tuple[str, ...], *, cue: tuple[int, int], speaker: tuple[int, int]) -> Draft:
    """Return what a source says after words such as "selon": `cue` and `speaker` are token ranges."""
    lemma = " ".join(words).replace("' ", "'")
    return Draft(
        passage=passage,
        type=shape[0],
        content=shape[1],
        flags=shape[2],
        rule=f"quotes.according:{lemma}",
        lemma=lemma,
        cue=passage.words(*cue),
        cue_token=cue[0],
        speaker=speaker,
    )
