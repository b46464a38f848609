"""Happenings along a line of time, one lane for each pair or type: uncertain days as a stretch, publication as a tick."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from recoupe.types.affair import Happening
from recoupe.types.base import Record
from recoupe.web.names import Names

WIDTH, LANE = 720, 26
LaneKind = Literal["type", "pair"]
_MOST_LANES = 14


class Shape(Record, frozen=True, kw_only=True):
    """A happening as it is drawn: from its first to its last possible day; `told` is where pages told of it first."""

    id: str
    x: float
    width: float
    told: float | None
    certain: bool
    status: str
    title: str


class Lane(Record, frozen=True, kw_only=True):
    """One row: what all in it have in common, and its shapes."""

    label: str
    y: int
    shapes: tuple[Shape, ...]


class Lanes(Record, frozen=True, kw_only=True):
    """The rows, the first and last day that are drawn, the height, and how many happenings have no day, or no row."""

    lanes: tuple[Lane, ...]
    first: str
    last: str
    height: int
    left_out: int


def draw_lanes(happenings: Sequence[Happening], kind: LaneKind, names: Names, title: dict[str, str]) -> Lanes | None:
    """Return happenings along a line of time; None when none of them has a day.

    Args:
        happenings: those of one screen.
        kind: what a lane is.
        names: what actors are called.
        title: what each happening is called, by id.
    """
    dated = {item.id: span for item in happenings if (span := _span(item))}
    days = [day for span in dated.values() for day in span]
    told = {item.id: _told(item) for item in happenings}
    days += [day for ident in dated if (day := told[ident])]
    if not days:
        return None
    first, last = min(days), max(days)
    rows: dict[str, list[Happening]] = {}
    for item in happenings:
        if item.id in dated:
            rows.setdefault(_lane(item, kind, names), []).append(item)
    kept = sorted(sorted(rows, key=lambda label: (-len(rows[label]), label))[:_MOST_LANES])
    scale = _Scale(first, last)
    lanes = tuple(
        Lane(label=label, y=at * LANE, shapes=tuple(_shape(item, dated, told, scale, title) for item in rows[label]))
        for at, label in enumerate(kept)
    )
    drawn = sum(len(lane.shapes) for lane in lanes)
    bounds = {"first": first.isoformat(), "last": last.isoformat()}
    return Lanes(lanes=lanes, height=len(kept) * LANE, left_out=len(happenings) - drawn, **bounds)


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self._first, self._days = first, (last - first).days + 1

    def at(self, day: date, more: int = 0) -> float:
        return round(WIDTH * ((day - self._first).days + more) / self._days, 1)


def _shape(
    item: Happening, dated: dict[str, tuple[date, date]], told: dict[str, date | None], scale: _Scale, title: dict[str, str]
) -> Shape:
    first, last = dated[item.id]
    tick = told[item.id]
    return Shape(
        id=item.id,
        x=scale.at(first),
        width=max(scale.at(last, 1) - scale.at(first), 6),
        told=scale.at(tick) if tick else None,
        certain=first == last,
        status=item.accounts[0].status if item.accounts else "happened",
        title=title[item.id],
    )


def _span(item: Happening) -> tuple[date, date] | None:
    first, last = _day(item.when.earliest), _day(item.when.latest)
    if first and last:
        return (first, last) if first <= last else (last, first)
    only = first or last
    return (only, only) if only else None


def _told(item: Happening) -> date | None:
    return min((day for account in item.accounts if (day := _day(account.told.earliest))), default=None)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _lane(item: Happening, kind: LaneKind, names: Names) -> str:
    if kind == "type":
        return item.type
    sides = [names.side(side[:1]) for side in (item.actors, item.recipients) if side]
    return " – ".join(sorted(sides)) or "?"
