"""What the page has told: its days and years by place, from which other times are counted."""

from bisect import bisect_left
from collections.abc import Iterable

from recoupe.stages.times.days import Day
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.reading import Reading
from recoupe.stages.times.setting import Setting
from recoupe.types.base import Record

_DAY_SIZED = frozenset({"day", "part_of_day", "time"})
_NIGHT = "night"
_REACH = 6
"""Times looked back at: for a day that is not in the background, for a year."""
_OPENING = 12
"""Characters of a sentence in which a year sets the year of its dates ("En 2017, ... le 20 avril")."""


class Told(Record, frozen=True, kw_only=True):
    """A day that the page told, and where; `night` is one that goes on into the next day ("la nuit de lundi à mardi")."""

    start: int
    day: Day
    setting: Setting
    part: str | None = None
    night: bool = False


class ToldYear(Record, frozen=True, kw_only=True):
    """A year that the words gave, with its month and day if any, and where."""

    start: int
    year: int
    month: int | None
    day: int | None = None
    setting: Setting


class Memory:
    """The days and years of one article, in text order; days are added as they are resolved."""

    def __init__(self, expressions: Iterable[tuple[Expression, Setting]], sentence_starts: list[int]) -> None:
        self._starts: list[int] = []
        self._told: list[Told] = []
        self._years: list[ToldYear] = []
        self._year_starts: list[int] = []
        self._same_dates: dict[tuple[int, int], set[int]] = {}
        self._weekdays: dict[int, set[tuple[int, int]]] = {}
        self._sentence_starts = sentence_starts
        for expression, setting in expressions:
            self._note_words(expression, setting)

    def _note_words(self, e: Expression, setting: Setting) -> None:
        """Keep what the words alone give: years, the years of dates, and the dates of weekdays told as near ones."""
        if e.year is not None and e.year >= 1000 and e.rule.make == "date":
            self._years.append(ToldYear(start=e.span.start, year=e.year, month=e.month, day=e.day, setting=setting))
            self._year_starts.append(e.span.start)
            if e.month is not None and e.day is not None:
                self._same_dates.setdefault((e.month, e.day), set()).add(e.year)
        elif e.weekday is not None and e.month is not None and e.day is not None and e.rule.make == "date":
            self._weekdays.setdefault(e.weekday, set()).add((e.month, e.day))

    def add(self, e: Expression, setting: Setting, reading: Reading) -> None:
        """Keep the day of a reading, when it is one day."""
        if reading.day is None or reading.granularity not in _DAY_SIZED or reading.type == "SET":
            return
        if reading.day.value == "XXXX-XX-XX":
            return
        at = bisect_left(self._starts, e.span.start)
        self._starts.insert(at, e.span.start)
        night = e.rule.value == _NIGHT
        self._told.insert(at, Told(start=e.span.start, day=reading.day, setting=setting, part=e.part, night=night))

    def before(self, place: int, quote: int | None) -> Told | None:
        """Return the last day told before a place, by the page or in the same quotation; background only if nothing else is."""
        at = bisect_left(self._starts, place)
        near = [told for told in self._told[max(0, at - _REACH) : at] if told.setting.quote in (None, quote)]
        front = [told for told in near if not told.setting.background]
        return front[-1] if front else near[-1] if near else None

    def same_part(self, place: int, part: str | None) -> Told | None:
        """Return the day whose part of day was told before a place, among the last ones: "la nuit" of a night already told."""
        at = bisect_left(self._starts, place)
        return next((told for told in reversed(self._told[max(0, at - _REACH) : at]) if part and told.part == part), None)

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
        said = self._years[: bisect_left(self._year_starts, place)][-1:]
        at = bisect_left(self._starts, place)
        days = [told for told in self._told[max(0, at - _REACH) : at] if told.day.year is not None][-1:]
        if said and (not days or said[0].start >= days[0].start):
            return said[0].year
        return days[0].day.year if days else None

    def year_near(self, place: int, block: int) -> int | None:
        """Return the year that the words gave last before a place, in its block or the one above."""
        said = self._years[: bisect_left(self._year_starts, place)][-1:]
        return next((told.year for told in said if block - told.setting.block in (0, 1)), None)

    def year_of_month(self, e: Expression, setting: Setting) -> int | None:
        """Return the year of a month told earlier in the sentence, for a later month: "nommé en mars 2014, renvoyé en juin"."""
        at = bisect_left(self._year_starts, e.span.start)
        told = self._years[at - 1] if at else None
        if told is None or e.month is None or told.month is None or told.day or told.setting.sentence != setting.sentence:
            return None
        return told.year if e.month > told.month and e.side is None else None

    def year_of(self, e: Expression, setting: Setting) -> int | None:
        """Return the year that the page gives a day and month elsewhere, or that its sentence opens with."""
        if e.month is None or e.day is None or e.weekday is not None or e.side is not None:
            return None
        same = self._same_dates.get((e.month, e.day), set())
        if len(same) == 1:
            return min(same)
        at = bisect_left(self._year_starts, e.span.start)
        for told in reversed(self._years[max(0, at - _REACH) : at]):
            if told.setting.block == setting.block and (told.month == e.month or self._opens(told, setting)):
                return told.year
        return None

    def _opens(self, told: ToldYear, setting: Setting) -> bool:
        """Return whether a year alone stands at the beginning of the sentence ("En 2017, ...")."""
        sentence = told.setting.sentence
        if told.month is not None or told.setting.forced or sentence is None or sentence != setting.sentence:
            return False
        return told.start - self._sentence_starts[sentence] <= _OPENING

    def date_of_weekday(self, weekday: int | None) -> Day | None:
        """Return the one day and month that the page gives a weekday; None when it gives none or several."""
        dates = self._weekdays.get(weekday or 0, set())
        if len(dates) != 1:
            return None
        ((month, day),) = dates
        return Day(month=month, day=day)
