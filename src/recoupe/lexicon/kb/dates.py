"""ISO dates of any precision (2016, 2016-10, 2016-10-12): whether they are dates, and the days between which they lie."""

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
OPEN_END = "9999-12-31"
"""The last day of what has no end yet."""


def is_date(text: str) -> bool:
    """Return whether a text is an ISO date of any precision that exists."""
    parts = _DATE.fullmatch(text)
    if parts is None:
        return False
    year, month, day = (int(part) if part else 1 for part in parts.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def first_day(text: str) -> str:
    """Return the first day that a date may mean."""
    return f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]


def last_day(text: str) -> str:
    """Return the last day that a date may mean; the 31st in every month, to be compared only."""
    return f"{text}-12-31"[:10] if len(text) == 4 else f"{text}-31"[:10]


def is_reversed(start: str, end: str) -> bool:
    """Return whether an end lies before a start, whatever days the two mean."""
    return last_day(end) < first_day(start)
