"""clean_capture: the steps in order."""

import re

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.types.article import Article, Block, Meta, Published, Run, Segment
from recoupe.types.capture import Capture, Given
from recoupe.types.span import RawSpan, TextSpan


def clean_capture(capture: Capture, *, given: Given, lexicon: ArticleLexicon, calendar: Calendar) -> Article:
    """Return the article of a capture: roles, text, metadata."""
    _ = lexicon, calendar
    segments, runs, blocks = [], [], []
    at = 0
    for line in re.finditer(r"[^\r\n]*\S[^\r\n]*", capture.text):
        segments.append(Segment(span=RawSpan(line.start(), line.end()), role="body"))
        runs.append(Run(text=at, raw=line.start(), length=line.end() - line.start()))
        blocks.append(Block(span=TextSpan(at, at + runs[-1].length), role="body"))
        at += runs[-1].length
    return Article(
        text="".join(capture.text[r.raw : r.raw + r.length] for r in runs),
        runs=tuple(runs),
        blocks=tuple(blocks),
        segments=tuple(segments),
        meta=Meta(
            publisher=given.publisher,
            published=Published(value=given.published, earliest=given.published, latest=given.published),
        ),
    )
