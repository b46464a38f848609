"""A long page in parts that a browser shows at once."""

from bisect import bisect_right
from collections.abc import Sequence

from recoupe.types.base import Record
from recoupe.web.reader.items import Item

CHARACTERS = 20_000
"""Characters of a part at most."""

ITEMS = 70
"""Items that begin in a part, at most, but for those at one place."""


class Part(Record, frozen=True, kw_only=True):
    """A stretch of the page: its number, from 1, and its borders."""

    number: int
    start: int
    end: int


def parts_of(text: str, items: Sequence[Item]) -> tuple[Part, ...]:
    """Return the page in parts; one ends with a line where it can, and their borders are the whole page."""
    starts = [item.start for item in items]
    found: list[Part] = []
    start = 0
    while start < len(text) or not found:
        end = _end(text, start, starts)
        found.append(Part(number=len(found) + 1, start=start, end=end))
        start = end
    return tuple(found)


def part_at(parts: Sequence[Part], offset: int) -> Part:
    """Return the part that holds a place; the last one, for a place beyond the end."""
    return parts[max(bisect_right([part.start for part in parts], offset) - 1, 0)]


def _end(text: str, start: int, starts: Sequence[int]) -> int:
    end = min(start + CHARACTERS, len(text))
    first = bisect_right(starts, start - 1)
    if first + ITEMS < len(starts) and start < starts[first + ITEMS] < end:
        end = starts[first + ITEMS]
    elif end == len(text):
        return end
    line = text.rfind("\n", start + (end - start) // 2, end)
    return line + 1 if line > start else end
