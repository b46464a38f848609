"""What a peer finds in a text, and how TIMEX3 writes it; without recoupe: peers live in a venv of their own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Found:
    """One time as the scorer reads it: code points, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str | None


@dataclass(frozen=True)
class Peer:
    """A tool that is loaded: `read` tags and resolves, and is timed; `told` says in TIMEX3 what it gave, and is not."""

    read: Callable[[str, date], Any]
    told: Callable[[Any, str], list[Found]]


CLOCK = ("hour", "minute", "second", "time")


def value_at(moment: date | datetime, grain: str) -> str:
    """Return a moment in TIMEX3, no finer than its grain: year, quarter, month, week, day; all else is a time of day."""
    match grain:
        case "year":
            return f"{moment.year:04}"
        case "quarter":
            return f"{moment.year:04}-Q{(moment.month + 2) // 3}"
        case "month":
            return f"{moment.year:04}-{moment.month:02}"
        case "week":
            year, week, _ = moment.isocalendar()
            return f"{year:04}-W{week:02}"
        case "day":
            return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
        case _:
            return f"{moment:%Y-%m-%dT%H:%M}"


def type_at(grain: str) -> str:
    """Return TIME for a grain under a day, else DATE."""
    return "TIME" if grain in CLOCK else "DATE"


def duration(number: float, unit: str) -> str:
    """Return so many units as a TIMEX3 duration: 2 days are P2D, 3 hours PT3H, 4 minutes PT4M."""
    letter = unit[0].upper()
    return f"PT{number:g}{letter}" if unit in CLOCK else f"P{number:g}{letter}"


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Return the times in text order; of those that overlap, the longest, and of two of one length the one given first."""
    kept: list[Found] = []
    for time in sorted(found, key=lambda one: one.start - one.end):
        if all(time.end <= other.start or other.end <= time.start for other in kept):
            kept.append(time)
    return sorted(kept, key=lambda one: one.start)
