"""dateparser: `search_dates`, told that the text is French and which day it counts from."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from bench.times.found import Found, Peer, type_at, value_at


def dateparser_peer(*, prefer: str) -> Peer:
    """Return dateparser, told where a day or month without year lies: "past", or "current_period", which it does untold."""
    from dateparser.search import search_dates

    def read(text: str, published: date) -> Any:
        given = {
            "RELATIVE_BASE": datetime.combine(published, time(12)),
            "PREFER_DATES_FROM": prefer,
            "RETURN_TIME_AS_PERIOD": True,
        }
        return search_dates(text, languages=["fr"], settings=given, add_period=True) or []

    return Peer(read, told)


def told(found: Iterable[tuple[str, datetime, str | None]], text: str) -> list[Found]:
    """Return the times where their words stand; it names no place, and gives its results in text order."""
    times, cursor = [], 0
    for words, moment, period in found:
        start = text.find(words, cursor)
        if start >= 0:
            cursor = start + len(words)
            times.append(Found(start, cursor, type_at(period or "day"), value_at(moment, period or "day")))
    return times
