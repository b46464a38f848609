"""Places on a map of the world: plate carrée, a degree is so many points."""

from collections.abc import Iterable

from recoupe.types.affair import AffairActor
from recoupe.types.base import Record

SCALE = 4
"""Points of the drawing for a degree; `static/world.svg` has the same."""

_LEAST_SPAN = 16.0
"""Degrees that are shown at least, so that one place stands in something."""


class Point(Record, frozen=True, kw_only=True):
    """A place of the map, and how many happenings are told of it."""

    id: str
    label: str
    x: float
    y: float
    radius: float
    happenings: int


class World(Record, frozen=True, kw_only=True):
    """The points, and the part of the world that holds them: left, top, width, height, in points; `unit` scales what is drawn."""

    points: tuple[Point, ...]
    box: tuple[float, float, float, float]
    unit: float


def draw_world(places: Iterable[tuple[AffairActor, int]]) -> World:
    """Return places that are located on the part of the world that holds them all, larger where more is told."""
    located = [(actor, count) for actor, count in places if actor.lat is not None and actor.lon is not None]
    spots = [((actor.lon or 0) + 180, 90 - (actor.lat or 0)) for actor, _ in located]
    box = _box(spots)
    unit = box[2] / 360 / SCALE
    most = max((count for _, count in located), default=1)
    points = [
        Point(
            id=actor.id,
            label=actor.label,
            x=round(x * SCALE, 2),
            y=round(y * SCALE, 2),
            radius=round((12 + 34 * (count / most) ** 0.5) * unit, 2),
            happenings=count,
        )
        for (actor, count), (x, y) in zip(located, spots, strict=True)
    ]
    return World(points=tuple(points), box=box, unit=unit)


def _box(spots: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    if not spots:
        return 0.0, 0.0, 360.0 * SCALE, 180.0 * SCALE
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    width = min(max((right - left) * 1.3, (bottom - top) * 2.6, _LEAST_SPAN), 360.0)
    height = width / 2
    x = min(max((left + right - width) / 2, 0.0), 360.0 - width)
    y = min(max((top + bottom - height) / 2, 0.0), 180.0 - height)
    return round(x * SCALE, 1), round(y * SCALE, 1), round(width * SCALE, 1), round(height * SCALE, 1)
