"""doubtful_joins: tellings of one happening that little holds together."""

from collections.abc import Iterator

from recoupe.stages.affairs.happenings import ENOUGH
from recoupe.stages.affairs.likeness import likeness
from recoupe.types.affair import EventKey, Happening

MARGIN = 1.0
"""How much more than enough two tellings of different pages must have in common for a join that nobody needs to look at."""


def doubtful_joins(happening: Happening) -> Iterator[tuple[EventKey, EventKey]]:
    """Yield pairs of tellings of different pages that are of one act by little more than what is enough.

    A telling that is close to any other page of the act is left alone; copies of one passage are never in doubt.
    """
    for number, telling in enumerate(happening.tellings):
        others = [other for other in happening.tellings[:number] if other.key.page != telling.key.page]
        scored = [(likeness(telling, other) or 0.0, other) for other in others]
        copied = any(telling.passage and telling.passage == other.passage for other in others)
        if scored and not copied:
            best, other = max(scored, key=lambda item: item[0])
            if best < ENOUGH + MARGIN:
                yield other.key, telling.key
