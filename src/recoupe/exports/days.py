"""A day, or what bounds it, written for people."""

from recoupe.types.affair import Bounds
from recoupe.types.base import Record


class DayWords(Record, frozen=True, kw_only=True):
    """The words before bounds, in a reader's language: "by", "not before", "between ... and"."""

    latest: str
    earliest: str
    between: str
    until: str


def days_of(day: str | None, when: Bounds, *, words: DayWords) -> str:
    """Return a day as it is told, else its bounds ("by 2021-03-04"), else nothing; bounds are included."""
    match when.earliest, when.latest:
        case _ if day:
            return day
        case None, None:
            return ""
        case None, latest:
            return f"{words.latest} {latest}"
        case earliest, None:
            return f"{words.earliest} {earliest}"
        case earliest, latest if earliest == latest:
            return f"{latest}"
        case earliest, latest:
            return f"{words.between} {earliest} {words.until} {latest}"
