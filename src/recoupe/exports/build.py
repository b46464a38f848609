"""build_overview: the steps in order."""

from collections.abc import Sequence

from recoupe.exports.happenings import find_differences, find_happenings
from recoupe.exports.overview import Overview, find_doubts, find_sayings
from recoupe.types.record import PageRecord


def build_overview(records: Sequence[PageRecord]) -> Overview:
    """Return what some pages say together, in order of the first page that says it."""
    happenings = tuple(find_happenings(records))
    return Overview(
        labels={actor.id: actor.label for record in records for actor in record.actors},
        sayings=tuple(find_sayings(records)),
        happenings=happenings,
        differences=tuple(find_differences(happenings)),
        doubts=tuple(find_doubts(records)),
    )
