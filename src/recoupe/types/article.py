"""A page cut into roles, and the article text with the way back to the raw characters."""

from datetime import date
from typing import Literal

from recoupe.types.base import Record
from recoupe.types.problem import Problem
from recoupe.types.span import RawSpan, TextSpan

Role = Literal[
    "title", "standfirst", "heading", "body", "caption", "byline", "dateline", "date", "agency", "related",
    "comments", "ad", "share", "tags", "legal", "teaser_repeat", "body_repeat", "other",
]  # fmt: skip
"""What a stretch of a page is (DESIGN, section 4)."""

READ_ONCE: frozenset[Role] = frozenset({"title", "standfirst", "heading", "body"})
"""Roles that quotes and events read."""

READ_NAMES: frozenset[Role] = READ_ONCE | frozenset({"caption", "dateline", "byline", "agency"})
"""Roles that times and actors read: the article text is made of these."""


class Segment(Record, frozen=True, kw_only=True):
    """A stretch of the raw text and its role; segments are in order, do not overlap, and hold all that is not blank."""

    span: RawSpan
    role: Role


class Run(Record, frozen=True, kw_only=True):
    """`length` characters copied unchanged from `raw` in the captured text to `text` in the article text."""

    text: int
    raw: int
    length: int


class Block(Record, frozen=True, kw_only=True):
    """A paragraph of the article text. Sentences never cross blocks."""

    span: TextSpan
    role: Role


class DateEvidence(Record, frozen=True, kw_only=True):
    """A reason to believe in a publication date.

    `kind` is `given` (a person), `printed` ("Publié le ..."), `dateline` ("MOSCOU, 6 octobre (Xinhua)"),
    `url`, or `text` (bounds inferred from the text). `span` is None when the reason is not in the page.
    """

    kind: Literal["given", "printed", "dateline", "url", "text"]
    text: str
    span: RawSpan | None = None


class Published(Record, frozen=True, kw_only=True):
    """When the page was published: a known day, an interval, or nothing; never a guess.

    `value` is a day, only when given or printed; `earliest` and `latest` are bounds, both included.
    """

    value: date | None = None
    earliest: date | None = None
    latest: date | None = None
    evidence: tuple[DateEvidence, ...] = ()
    flags: tuple[Literal["conflict", "weekday_mismatch", "updated"], ...] = ()


class Meta(Record, frozen=True, kw_only=True):
    """What the page says about itself, with what a person gave laid over it."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    section: str | None = None
    published: Published = Published()


class Article(Record, frozen=True, kw_only=True):
    """One page, read: roles over the raw text, and the article text that every later stage reads.

    `text` is made of `runs` copied from the raw text, in order; no character in it is new.
    `blocks` are the paragraphs of `text`, in order, each with a role out of READ_NAMES.
    """

    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    meta: Meta
    problems: tuple[Problem, ...] = ()
