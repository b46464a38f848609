"""A line read as furniture: what a stamp is."""

import re

from recoupe.stages.article.dating.printed import PrintedDate
from recoupe.stages.article.furniture.byline import Byline
from recoupe.stages.article.furniture.openings import Dateline
from recoupe.stages.article.parts import Part
from recoupe.types.base import Record

SIGNS = re.compile(r"[^\w(©]*")
"""What may stand between the parts of a stamp."""


class Stamp(Record, frozen=True, kw_only=True):
    """A line read as furniture: its parts, and what they say.

    `opened` is False when nothing but a bare name or date stands there, which furniture is only around an article.
    """

    parts: tuple[Part, ...]
    dates: tuple[PrintedDate, ...] = ()
    bylines: tuple[Byline, ...] = ()
    agencies: tuple[str, ...] = ()
    host: str | None = None
    section: str | None = None
    dateline: Dateline | None = None
    path: bool = False
    opened: bool = True

    @property
    def clock(self) -> bool:
        """Whether this is a time of day and nothing else, as above the entries of a live report."""
        return len(self.parts) == len(self.dates) and all(day.month_day is None and day.clock for day in self.dates)

    @property
    def label_alone(self) -> bool:
        """Whether this is one label of a section."""
        return self.section is not None and len(self.parts) == 1

    @property
    def day_alone(self) -> bool:
        """Whether this is a day and nothing else, as between the entries of two days."""
        return len(self.parts) == len(self.dates) == 1 and self.dates[0].month_day is not None


def end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return the end of a pattern at a place of a text, or the place itself when it does not stand there."""
    found = pattern.match(text, at)
    return found.end() if found else at
