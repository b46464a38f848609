"""A page cut into roles, and the article text with the way back to the raw characters."""

import re
from datetime import date
from typing import Literal

import msgspec

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


NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]+")
"""Characters without width (soft hyphen, zero-width space, word joiner): they enter no article text, and interrupt nothing."""


class Segment(Record, frozen=True, kw_only=True):
    """A stretch of the raw text and its role; segments are in order, do not overlap, and hold all that is not blank."""

    span: RawSpan
    role: Role


class Run(Record, frozen=True, kw_only=True):
    """`length` characters copied unchanged from `raw` in the captured text to `text` in the article text.

    What stands between two runs is left out: other roles, or characters without width.
    """

    text: int
    raw: int
    length: int


class Block(Record, frozen=True, kw_only=True):
    """A paragraph of the article text. Sentences never cross blocks."""

    span: TextSpan
    role: Role


DateKind = Literal["given", "printed", "dateline", "data", "meta", "time", "title", "url", "crawl", "htmldate", "text"]
"""Where a reason for a publication date comes from."""

DateFlag = Literal["conflict", "weekday_mismatch", "updated", "zone_unknown", "guessed"]
"""`conflict`: two good reasons name different days. `weekday_mismatch`: a printed weekday is not that of its day. `updated`: the
page was changed later. `zone_unknown`: the hour is in UTC near midnight, and nothing says where the outlet is. `guessed`: nothing
but the document's title or a library's guess speaks for the day."""


class DateEvidence(Record, frozen=True, kw_only=True):
    """A reason to believe in a publication date.

    `kind` is `given` (a person, or the file that holds the page), `printed` ("Publié le ..."), `dateline` ("MOSCOU, 6 octobre
    (Xinhua)"), `data` (JSON-LD), `meta` (a meta tag), `time` (a `<time>` element), `title` (the document's title), `url`, `crawl`
    (when the page was fetched: an upper bound, nothing else), `htmldate` (that library's guess, when nothing else speaks), or
    `text` (bounds inferred from the text). `span` is None when the reason is not in the text of the page; `source` is its
    place in the decoded source of an HTML page, in code points, where it stands in the head.
    """

    kind: DateKind
    text: str
    span: RawSpan | None = None
    source: RawSpan | None = None


class Published(Record, frozen=True, kw_only=True):
    """When the page was published: a known day, an interval, or nothing; never a guess.

    `value` is a day that a person gave or that the page says (printed, claimed in its head, in its address), never the day of the
    crawl or of the file; `earliest` and `latest` are bounds, both included.
    """

    value: date | None = None
    earliest: date | None = None
    latest: date | None = None
    evidence: tuple[DateEvidence, ...] = ()
    flags: tuple[DateFlag, ...] = ()


class Entry(Record, frozen=True, kw_only=True):
    """One entry of a live report: its place in the captured text, the line that stamps it, its day (None: unknown) and hour."""

    span: RawSpan
    stamp: RawSpan
    day: date | None = None
    clock: str | None = None


class Meta(Record, frozen=True, kw_only=True):
    """What the page says about itself, with what a person gave laid over it.

    `language` is the ISO 639 code that the page claims, which is often wrong; what it is written in is the idiom stage's answer.
    """

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    published: Published = Published()


class Article(Record, frozen=True, kw_only=True):
    """One page, read: roles over the raw text, and the article text that every later stage reads.

    `text` is made of `runs` copied from the raw text, in order; no character in it is new.
    `blocks` are the paragraphs of `text`, in order, each with a role out of READ_NAMES. `entries` are those of a live report,
    `days` the days of publication of single blocks, where they differ from the page's, by number of the block.
    """

    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    meta: Meta
    entries: tuple[Entry, ...] = ()
    days: dict[int, date] = msgspec.field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
