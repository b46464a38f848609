"""Hours and parts of day that stand without their day."""

from recoupe.stages.times.days import Day
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.reading import Anchors, Reading, day_reading
from recoupe.types.times import Anchor


def resolve_clock(e: Expression, anchors: Anchors) -> Reading:
    """Return an hour or a part of day, on the day told nearby, else on the day of the words when the verb is of one day."""
    day, name = _day(anchors)
    return day_reading(day, anchor=name, part=e.part, hour=e.hour, zone=e.zone)


def _day(anchors: Anchors) -> tuple[Day, Anchor]:
    if anchors.told is not None and anchors.nearby:
        return anchors.told, "narrative"
    if anchors.direction in ("open", "due") and anchors.name != "quote":
        return Day(), "none"
    return anchors.speech, anchors.name
