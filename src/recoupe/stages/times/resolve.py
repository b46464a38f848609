"""One expression and its anchors to what it means: a pure function, one answer for each kind."""

from recoupe.stages.times.amounts import resolve_duration, resolve_reference, resolve_set, resolve_then
from recoupe.stages.times.calendar_times import resolve_date
from recoupe.stages.times.clock import resolve_clock
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.nth_weekdays import resolve_nth_weekday
from recoupe.stages.times.periods import (
    resolve_century,
    resolve_decade,
    resolve_holiday,
    resolve_named_day,
    resolve_new_year,
    resolve_quarter,
    resolve_season,
    resolve_year_span,
)
from recoupe.stages.times.reading import Anchors, Reading
from recoupe.stages.times.relative_times import (
    resolve_aftermath,
    resolve_deictic,
    resolve_narrative,
    resolve_shift,
    resolve_unit,
)

_WITH_ANCHORS = {
    "duration": resolve_duration,
    "date": resolve_date,
    "deictic": resolve_deictic,
    "narrative": resolve_narrative,
    "aftermath": resolve_aftermath,
    "unit": resolve_unit,
    "shift": resolve_shift,
    "reference": resolve_reference,
    "clock": resolve_clock,
    "part": resolve_clock,
    "season": resolve_season,
    "quarter": resolve_quarter,
    "holiday": resolve_holiday,
    "then": resolve_then,
    "named_day": resolve_named_day,
    "new_year": resolve_new_year,
    "nth_weekday": resolve_nth_weekday,
}
_ALONE = {
    "set": resolve_set,
    "decade": resolve_decade,
    "century": resolve_century,
    "year_span": resolve_year_span,
}


def resolve(e: Expression, anchors: Anchors) -> Reading:
    """Return what an expression means, counted from its anchors."""
    make = e.rule.make
    return _WITH_ANCHORS[make](e, anchors) if make in _WITH_ANCHORS else _ALONE[make](e)
