"""What went wrong on a page, with a code and a place: returned, never raised, never silent."""

from typing import Literal

from recoupe.types.base import Record
from recoupe.types.span import TextSpan

ProblemCode = Literal[
    "capture.encoding_guessed",
    "capture.truncated_utf8",
    "capture.undecodable",
    "capture.nul_characters",
    "capture.name_clash",
    "capture.mixed_encodings",
    "capture.frameset",
    "capture.unreadable_field",
    "capture.wrong_length",
    "capture.digest_mismatch",
    "capture.cut",
    "article.no_title",
    "article.no_body",
    "article.body_printed_twice",
    "article.truncated",
    "article.by_lines",
    "article.unlocated",
    "meta.date_conflict",
    "idiom.not_this_language",
    "idiom.undecided",
    "grammar.unclosed_mark",
    "grammar.too_many_marks",
    "times.weekday_mismatch",
    "times.impossible_date",
    "times.publication_unknown",
    "quotes.no_speaker",
]
"""Closed list; `docs/problems.md` says what each means and what to do."""


class Problem(Record, frozen=True, kw_only=True):
    """One thing a reader of the record should know.

    `span` is a place in the article text, or None when the whole page is meant.
    """

    code: ProblemCode
    message: str
    span: TextSpan | None = None
