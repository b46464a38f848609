"""The entries of a live report: each begins with an hour or a day printed on a line of its own, and has a day of its own.

An hour alone says the day only together with a day printed above it, or with the page's own day when the hours never jump: a
live report that runs over midnight leaves the day of its entries unknown.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from recoupe.stages.article.dating.printed import PrintedDate, real_day
from recoupe.stages.article.furniture.stamps import LIVE
from recoupe.stages.article.layout import Layout
from recoupe.stages.article.lines import Line
from recoupe.types.article import Block, Entry, Run
from recoupe.types.base import Record
from recoupe.types.span import RawSpan


class _Stamped(Record, frozen=True, kw_only=True):
    line: Line
    stamp: PrintedDate
    words: str


def find_entries(lines: Sequence[Line], layout: Layout, day: date | None) -> tuple[Entry, ...]:
    """Return the entries of a live report in the order of the page; none for any other page.

    Args:
        lines: all lines.
        layout: what they are.
        day: the page's day of publication when it is known.
    """
    if layout.place.first is None or layout.place.last is None:
        return ()
    inside = [line for line in lines if (layout.place.title or 0) < line.index <= layout.place.last]
    stamped = [found for line in inside if (found := _stamped(line, layout))]
    if not stamped:
        return ()
    bounds = zip(stamped, [*stamped[1:], None], strict=True)
    told = [found for found, after in bounds if _has_text(found, after, inside, layout)]
    if len([found for found in told if found.stamp.clock]) < LIVE:
        return ()
    days = _days([found for found in stamped if found in told or found.stamp.month_day], day)
    ends = [found.line.index for found in stamped if found.line.index > told[0].line.index] + [inside[-1].index + 1]
    by_index = {line.index: line for line in inside}
    return tuple(
        Entry(
            span=RawSpan(found.line.start, by_index[next(end for end in ends if end > found.line.index) - 1].end),
            stamp=RawSpan(found.line.start, found.line.end),
            day=days[found.line.index],
            clock=found.stamp.hour,
        )
        for found in told
    )


def days_of_blocks(entries: Sequence[Entry], blocks: Sequence[Block], runs: Sequence[Run], page: date | None) -> dict[int, date]:
    """Return the days of the blocks that stand in an entry of another day than the page's, by number of the block."""
    if not any(entry.day and entry.day != page for entry in entries):
        return {}
    starts = [run.text for run in runs]
    found = {}
    for number, block in enumerate(blocks):
        run = runs[bisect_right(starts, block.span.start) - 1]
        raw = run.raw + block.span.start - run.text
        entry = next((entry for entry in entries if entry.span.start <= raw < entry.span.end), None)
        if entry and entry.day and entry.day != page:
            found[number] = entry.day
    return found


def _stamped(line: Line, layout: Layout) -> _Stamped | None:
    """Return a line that is an hour or a day and nothing else."""
    stamp = layout.stamps.get(line.index)
    if stamp is None or len(stamp.dates) != 1 or len(stamp.parts) != 1:
        return None
    [found] = stamp.dates
    if found.kind != "bare":
        return None
    return _Stamped(line=line, stamp=found, words=line.text[found.start : found.end]) if found.clock or found.month_day else None


def _has_text(found: _Stamped, after: _Stamped | None, inside: Sequence[Line], layout: Layout) -> bool:
    """Return whether text that is read stands between a stamp and the next."""
    end = after.line.index if after else inside[-1].index + 1
    return any(layout.roles.get(index) in ("body", "heading", "standfirst") for index in range(found.line.index + 1, end))


def _days(stamped: Sequence[_Stamped], page: date | None) -> dict[int, date | None]:
    """Return the day of each stamp by line: printed with it or above it.

    Above the first printed day it is the page's, when that comes after it (the newest entry stands first) or no day is printed
    and the hours never jump; else unknown.
    """
    printed = [_day_of(found.stamp, page) for found in stamped if found.stamp.month_day]
    hours = [found.stamp.hour for found in stamped if found.stamp.hour]
    steady = hours in (sorted(hours), sorted(hours, reverse=True))
    newest_first = bool(printed) and printed[0] is not None and page is not None and printed[0] < page
    current = page if newest_first or (not printed and steady) else None
    days: dict[int, date | None] = {}
    for found in stamped:
        if found.stamp.month_day:
            current = _day_of(found.stamp, page)
        days[found.line.index] = current
    return days


def _day_of(stamp: PrintedDate, page: date | None) -> date | None:
    """Return the day of a stamp that names one; without its year it is the one nearest to the page's."""
    if stamp.day or stamp.month_day is None or page is None:
        return stamp.day
    days = [day for year in (page.year - 1, page.year, page.year + 1) if (day := real_day(year, *stamp.month_day))]
    return min(days, key=lambda day: abs(day - page), default=None)
