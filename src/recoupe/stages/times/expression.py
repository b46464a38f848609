"""What the words of a time say, before anything is known of the page around them."""

from typing import Literal

from recoupe.lexicon.times import TimeRule
from recoupe.types.base import Record
from recoupe.types.span import TextSpan
from recoupe.types.times import TimeMod

Side = Literal["last", "next"]


class Expression(Record, frozen=True, kw_only=True):
    """One time as written: the rule that saw it, and the values of its words.

    `year` may have two digits; `hour` is "HH:MM"; `count` is None where the words are vague ("plusieurs");
    `bare` is one word; `told` is a side counted from what
    is told ("la semaine suivante"); `year_away` counts years from the anchor's ("en mars de l'an dernier").
    """

    span: TextSpan
    rule: TimeRule
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    year_end: int | None = None
    year_away: int | None = None
    part: str | None = None
    hour: str | None = None
    zone: bool = False
    count: float | None = None
    unit: str | None = None
    extra: str | None = None
    side: Side | None = None
    told: Side | None = None
    mod: TimeMod | None = None
    season: str | None = None
    order: int | None = None
    holiday: str | None = None
    amount: str | None = None
    bare: bool = False
