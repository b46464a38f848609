"""When the page was published: a known day, bounds, or nothing; always with its reasons."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.dating.candidates import Candidate, printed_reason
from recoupe.stages.article.dating.printed import PrintedDate, month_of, real_day
from recoupe.stages.article.dating.vote import Choice, choose
from recoupe.stages.article.furniture.openings import Dateline
from recoupe.stages.article.lines import Line
from recoupe.types.article import DateEvidence, DateFlag, Published
from recoupe.types.capture import Given
from recoupe.types.span import RawSpan

_WIRE = timedelta(days=3)
"""A dispatch is printed on its day or soon after."""

_CLOCKS = timedelta(days=1)
"""A page may be fetched on the day before its own, by the clocks of another continent."""


def read_published(
    candidates: Sequence[Candidate],
    dates: Sequence[tuple[Line, PrintedDate]],
    datelines: Sequence[tuple[Line, Dateline]],
    *,
    given: Given,
    crawled: datetime | None,
    calendar: Calendar,
) -> Published:
    """Return the publication date with its reasons.

    A given day wins over what the page says. An update and the day of the crawl are upper bounds, the day of a dateline with a
    year is a lower one; none of these is ever the value.

    Args:
        candidates: the days that speak for themselves.
        dates: every date printed in the furniture of the page.
        datelines: the datelines of the article, with their lines.
        given: what a person says of the page.
        crawled: when the page was fetched.
        calendar: names of months.
    """
    choice = choose(candidates)
    value = given.published or choice.day
    updates = [day.day for _, day in dates if day.kind == "updated" and day.day]
    wire = [day for _, dateline in datelines if (day := _wire_day(dateline, value or max(updates, default=None), calendar))]
    upper = min([*updates[-1:], *([crawled.date()] if crawled else [])], default=None)
    earliest = (given.published or choice.earliest) if value else (wire[0] if wire else None)
    latest = (given.published or choice.latest) if value else upper
    return Published(
        value=value,
        earliest=earliest,
        latest=latest,
        evidence=_reasons(given, candidates, dates, datelines, crawled),
        flags=_flags(choice, dates, updates, conflict=_conflicts(given, choice, candidates, wire, crawled)),
    )


def _flags(
    choice: Choice, dates: Sequence[tuple[Line, PrintedDate]], updates: Sequence[date], *, conflict: bool
) -> tuple[DateFlag, ...]:
    found: list[DateFlag] = ["conflict"] if conflict or "conflict" in choice.flags else []
    if not all(day.fits for _, day in dates):
        found.append("weekday_mismatch")
    if updates or "updated" in choice.flags:
        found.append("updated")
    return (*found, *(flag for flag in choice.flags if flag in ("zone_unknown", "guessed")))


def _conflicts(
    given: Given, choice: Choice, candidates: Sequence[Candidate], wire: Sequence[date], crawled: datetime | None
) -> bool:
    """Return whether the page says another day than the person, a dispatch does not fit it, or it was fetched before its day."""
    if given.published and choice.day and not any(given.published in candidate.days for candidate in candidates):
        return True
    value = given.published or choice.day
    if value is None:
        return False
    if crawled and value > crawled.date() + _CLOCKS:
        return True
    return any(not timedelta(0) <= value - day <= _WIRE for day in wire)


def _wire_day(dateline: Dateline, near: date | None, calendar: Calendar) -> date | None:
    """Return the day of a dateline, its year printed or that which brings it nearest to a known day."""
    month = month_of(dateline.month, calendar) if dateline.month else None
    if month is None or dateline.day is None:
        return None
    if dateline.year:
        return real_day(dateline.year, month, dateline.day)
    if near is None:
        return None
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := real_day(year, month, dateline.day))]
    return min(days, key=lambda day: abs(day - near), default=None)


def _reasons(
    given: Given,
    candidates: Sequence[Candidate],
    dates: Sequence[tuple[Line, PrintedDate]],
    datelines: Sequence[tuple[Line, Dateline]],
    crawled: datetime | None,
) -> tuple[DateEvidence, ...]:
    """Return every reason once: given, printed, claimed, datelines, crawl."""
    found: list[DateEvidence] = []
    if given.published:
        found.append(DateEvidence(kind="given", text=given.published.isoformat()))
    found += [printed_reason(line, day) for line, day in dates]
    found += [candidate.reason for candidate in candidates if candidate.reason.kind != "printed"]
    for line, dateline in datelines:
        if dateline.day:
            words = line.text[: dateline.end].rstrip()
            found.append(DateEvidence(kind="dateline", text=words, span=RawSpan(line.start, line.start + len(words))))
    if crawled:
        found.append(DateEvidence(kind="crawl", text=crawled.isoformat()))
    return tuple(found)
