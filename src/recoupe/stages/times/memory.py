"""What the page has told: its days and years by place, from which other times are counted."""

from bisect import bisect_left
from collections.abc import Iterable

from recoupe.stages.times.days import Day
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.reading import Reading
from recoupe.stages.times.setting import Setting
from recoupe.types.base import Record

_DAY_SIZED = frozenset({"day", "part_of_day", "time"})
_REACH = 6
"""Days looked back at for one that is not in the background."""
_OPENING = 12
"""Characters of a sentence in which a year sets the year of its dates ("En 2017, ... le 20 avril")."""


class Told(Record, frozen=True, kw_only=True):
    """A day that the page told, and where."""

    start: int
    day: Day
    setting: Setting


class Memory:
    """The days and years of one article, in text order; days are added as they are resolved."""

    def __init__(self, expressions: Iterable[tuple[Expression, Setting]], sentence_starts: list[int]) -> None:
        self._starts: list[int] = []
        self._told: list[Told] = []
        self._years: list[tuple[int, int, Setting, int | None]] = []
        self._same_dates: dict[tuple[int, int], int] = {}
        self._weekdays: dict[int, set[tuple[int, int]]] = {}
        self._sentence_starts = sentence_starts
        for expression, setting in expressions:
            self._note_words(expression, setting)

    def _note_words(self, e: Expression, setting: Setting) -> None:
        """Keep what the words alone give: years, and the years and weekdays of dates."""
        if e.year is not None and e.year >= 1000 and e.rule.make == "date":
            self._years.append((e.span.start, e.year, setting, e.month))
            if e.month is not None and e.day is not None:
                self._same_dates[e.month, e.day] = e.year
        if e.weekday is not None and e.month is not None and e.day is not None and e.rule.make == "date":
            self._weekdays.setdefault(e.weekday, set()).add((e.month, e.day))

    def add(self, e: Expression, setting: Setting, reading: Reading) -> None:
        """Keep the day of a reading, when it is one day."""
        if reading.day is None or reading.granularity not in _DAY_SIZED or reading.type == "SET":
            return
        if reading.day.value == "XXXX-XX-XX":
            return
        at = bisect_left(self._starts, e.span.start)
        self._starts.insert(at, e.span.start)
        self._told.insert(at, Told(start=e.span.start, day=reading.day, setting=setting))

    def before(self, place: int, quote: int | None) -> Told | None:
        """Return the last day told before a place, by the page or in the same quotation; background only if nothing else is."""
        at = bisect_left(self._starts, place)
        near = [told for told in self._told[max(0, at - _REACH) : at] if told.setting.quote in (None, quote)]
        front = [told for told in near if not told.setting.background]
        return front[-1] if front else near[-1] if near else None

    def beside(self, place: int, setting: Setting) -> Told | None:
        """Return the day of the same sentence that stands nearest to a place, by the page or in the same quotation."""
        found = [
            told
            for told in self._around(place)
            if told.setting.sentence == setting.sentence and told.start != place and told.setting.quote in (None, setting.quote)
        ]
        return min(found, key=lambda told: abs(told.start - place), default=None)

    def _around(self, place: int) -> list[Told]:
        at = bisect_left(self._starts, place)
        return self._told[max(0, at - 4) : at + 4]

    def of_quote(self, quote: int, block: int, sentences: range, start: int) -> Told | None:
        """Return the day on which a quotation was said: told outside it in its sentences, else just before it.

        Just before is earlier in its block, or in the block above, where the news it belongs to was told.
        """
        outside = [told for told in self._around(start) if told.setting.quote != quote and told.setting.quote is None]
        same = [told for told in outside if told.setting.sentence in sentences]
        before = [told for told in outside if told.start < start and block - told.setting.block in (0, 1)]
        return min(same, key=lambda told: abs(told.start - start), default=before[-1] if before else None)

    def year_before(self, place: int) -> int | None:
        """Return the year told last before a place: given by the words, or that of a day."""
        said = [(start, year) for start, year, *_ in self._years if start < place][-1:]
        days = [(told.start, told.day.year) for told in self._told[: bisect_left(self._starts, place)] if told.day.year][-1:]
        return max((*said, *days), default=(0, None))[1]

    def year_of(self, e: Expression, setting: Setting) -> int | None:
        """Return the year that the page gives a day and month elsewhere, or that its sentence opens with."""
        if e.month is None or e.day is None or e.weekday is not None or e.side is not None:
            return None
        if (year := self._same_dates.get((e.month, e.day))) is not None:
            return year
        for start, told_year, place, month in reversed(self._years):
            if start > e.span.start or place.block != setting.block:
                continue
            opens = month is None and not place.forced and place.sentence == setting.sentence and self._opens(start, place)
            if opens or month == e.month:
                return told_year
        return None

    def _opens(self, start: int, place: Setting) -> bool:
        """Return whether a year stands at the beginning of its sentence."""
        return place.sentence is not None and start - self._sentence_starts[place.sentence] <= _OPENING

    def date_of_weekday(self, weekday: int | None) -> Day | None:
        """Return the one day and month that the page gives a weekday; None when it gives none or several."""
        dates = self._weekdays.get(weekday or 0, set())
        if len(dates) != 1:
            return None
        ((month, day),) = dates
        return Day(month=month, day=day)
