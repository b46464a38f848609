"""Months and statuses as bars."""

from collections.abc import Iterable
from typing import get_args

from recoupe.store.affair.days import UNDATED
from recoupe.store.affair.seek import Counted
from recoupe.types.base import Record
from recoupe.types.events import Status

WIDTH, HEIGHT = 960, 120
STATUSES: tuple[Status, ...] = get_args(Status)
_MOST_BARS = 72


class Bar(Record, frozen=True, kw_only=True):
    """One status in one stretch of time: where it stands, and how many happenings it stands for."""

    x: float
    y: float
    width: float
    height: float
    status: str
    first: str
    last: str
    happenings: int


class Bars(Record, frozen=True, kw_only=True):
    """The bars by time, the rows of their table (first month, last month, count by status), and how many have no day."""

    bars: tuple[Bar, ...]
    rows: tuple[tuple[str, str, dict[str, int]], ...]
    undated: int
    first: str | None
    last: str | None


def draw_months(counted: Iterable[Counted]) -> Bars:
    """Return counts by month and status as bars; a long time is drawn by years, a very long one by tens of them."""
    rows = list(counted)
    dated = [row for row in rows if row.month and row.month < UNDATED]
    undated = sum(row.happenings for row in rows if row.month >= UNDATED)
    if not dated:
        return Bars(bars=(), rows=(), undated=undated, first=None, last=None)
    months = [_number(row.month) for row in dated]
    step = next(step for step in (1, 3, 12, 60, 120, 1200, 12000) if (max(months) - min(months)) // step < _MOST_BARS)
    bins: dict[int, dict[str, int]] = {}
    for row, month in zip(dated, months, strict=True):
        found = bins.setdefault(month // step, {})
        found[row.value] = found.get(row.value, 0) + row.happenings
    table = tuple((_month(at * step), _month(at * step + step - 1), bins[at]) for at in sorted(bins))
    bars = tuple(_bars(bins, step))
    return Bars(bars=bars, rows=table, undated=undated, first=table[0][0], last=table[-1][1])


def _bars(bins: dict[int, dict[str, int]], step: int) -> Iterable[Bar]:
    first, last = min(bins), max(bins)
    tallest = max(sum(found.values()) for found in bins.values())
    width = min(WIDTH / (last - first + 1), 40)
    for at, found in sorted(bins.items()):
        y = float(HEIGHT)
        for status in STATUSES:
            if count := found.get(status, 0):
                height = max(HEIGHT * count / tallest, 0.8)
                y -= height
                yield Bar(
                    x=round((at - first) * width, 1),
                    y=round(y, 1),
                    width=round(width * 0.9, 1),
                    height=round(height, 1),
                    status=status,
                    first=_month(at * step),
                    last=_month(at * step + step - 1),
                    happenings=count,
                )


def _number(month: str) -> int:
    year, _, part = month.partition("-")
    return int(year) * 12 + (int(part) - 1 if part.isdecimal() and 1 <= int(part) <= 12 else 0)


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
