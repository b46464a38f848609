"""Times of an article: what is said, what it means, how sure."""

from datetime import date
from typing import Literal

from recoupe.types.article import Role
from recoupe.types.base import Record
from recoupe.types.problem import Problem
from recoupe.types.span import TextSpan

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeMod = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN"]
Granularity = Literal[
    "time", "part_of_day", "day", "week", "month", "quarter", "year", "decade", "century", "vague"
]  # fmt: skip
Anchor = Literal["publication", "dateline", "quote", "narrative", "event", "none"]
TimeFlag = Literal[
    "weekday_mismatch", "dct_uncertain", "quote_deixis", "loose_sense", "ambiguous_direction", "impossible"
]  # fmt: skip


class Time(Record, frozen=True, kw_only=True):
    """One expression that places something in time.

    `value` is TIMEX3 (X digits where it cannot be resolved), `edtf` the same in EDTF or None, `earliest` and
    `latest` the days it can mean, both included. `anchor` says from what it was counted.
    """

    span: TextSpan
    type: TimeType
    value: str
    mod: TimeMod | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity
    anchor: Anchor = "none"
    flags: tuple[TimeFlag, ...] = ()
    zone: Role = "body"
    rule: str


class Times(Record, frozen=True, kw_only=True):
    """The times of one article, in text order."""

    found: tuple[Time, ...] = ()
    problems: tuple[Problem, ...] = ()
