"""When an act took place: the time of its clause, else bounds: the day told last in its paragraph, the day of publication."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from recoupe.lexicon.event_words import BoundSide, EventWords
from recoupe.stages.events.dated import Way, time_of
from recoupe.stages.events.evidence import clause_of
from recoupe.stages.events.time_ways import head_of, way_up
from recoupe.stages.events.words import case_words
from recoupe.types.events import EventDate, Status
from recoupe.types.grammar import Sentence, token_at
from recoupe.types.span import TextSpan
from recoupe.types.times import Time

_VALUE = re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d))?|-W(?:\d\d|XX)(?:-(?:\d|WE))?)?")
_FUTURE: frozenset[Status] = frozenset({"announced", "requested", "conditional"})

_LONG = timedelta(days=31)
"""Before the page, what it tells in the future is history; of the last days it tells what others announced."""


class Dates:
    """Dates the acts of one article.

    Args:
        times: all times of the article, in text order.
        published: its day of publication, if known.
        words: words that tie acts to times.
    """

    def __init__(self, times: tuple[Time, ...], published: date | None, words: EventWords) -> None:
        self._times = times
        self._starts = [time.span.start for time in times]
        self._published = published
        self._words = words
        self._ways: dict[int, tuple[Way, ...]] = {}

    def of(self, sentence: Sentence, places: Sequence[int], status: Status) -> EventDate | None:
        """Return the date of an act, or None when the page neither says nor bounds it; a time to come dates no past act.

        `places` are the words of the act, its own first: of a phrase the time may hang on any ("l'attaque menée par X le 7 mai").
        """
        published = self._published
        known = published and status in ("happened", "ongoing")
        way = self._way_of(sentence, places)
        untold = EventDate(latest=published, anchor="publication", rule="publication") if known else None
        if way is None:
            return untold
        time = way.time
        if (step := self._counted(sentence, places[0], time)) is not None:
            return _counted_from(time, step) or untold
        if way.side is not None:
            return _bounded(way.side, time, published if known else None)
        value = day_of(time.value)
        if value and status not in _FUTURE and published and time.earliest and time.earliest > published:
            value = None
        return EventDate(value=value, earliest=time.earliest, latest=time.latest, anchor=time.anchor, flags=time.flags)

    def ahead(self, sentence: Sentence, index: int, *, planned: bool = False) -> Time | None:
        """Return the time of an act when it lies after the day of publication; of one that is `planned`, also that day itself.

        "Les deux ministres se rencontrent jeudi", printed on a Thursday, tells of what is still to come.
        """
        way = time_of(sentence, index, self._ways_in(sentence), self._words, wide=True)
        time = way.time if way and way.side in (None, "until") else None
        if time and _is_past(sentence, clause_of(sentence, index)):
            return None
        if time is None or self._published is None or time.earliest is None:
            return None
        today = planned and time.earliest == self._published and _is_present(sentence, clause_of(sentence, index))
        return time if today or time.earliest > self._published else None

    def is_over(self, sentence: Sentence, places: Sequence[int]) -> bool:
        """Return whether the time of an act was long over on the day of publication; `places` as in `of`."""
        way = self._way_of(sentence, places)
        latest = way.time.latest if way and way.side is None else None
        return latest is not None and self._published is not None and latest < self._published - _LONG

    def _way_of(self, sentence: Sentence, places: Sequence[int]) -> Way | None:
        """Return the time that the first of some words that has one hangs on."""
        ways = self._ways_in(sentence)
        return next((way for place in places if (way := time_of(sentence, place, ways, self._words))), None)

    def overlap(self, span: TextSpan) -> bool:
        """Return whether a stretch is part of a time."""
        at = bisect_left(self._starts, span.end)
        return any(time.span.overlaps(span) for time in self._times[max(at - 2, 0) : at])

    def _counted(self, sentence: Sentence, index: int, time: Time) -> int | None:
        """Return the days from a time to the act that it is counted from ("au lendemain de l'attaque"); None for other acts."""
        below = time.span.holds(sentence.tokens[sentence.tokens[index].head].span)
        if not below or case_words(sentence, index) not in self._words.dates.genitive:
            return None
        return self._words.dates.counted.get(time.rule)

    def _ways_in(self, sentence: Sentence) -> tuple[Way, ...]:
        """Return the dates and clock times of a sentence that say a day, week, month or year, with what they can date."""
        start = sentence.span.start
        if start not in self._ways:
            inside = self._times[bisect_left(self._starts, start) : bisect_left(self._starts, sentence.span.end)]
            self._ways[start] = tuple(_ways(sentence, inside, self._words))
        return self._ways[start]


def _ways(sentence: Sentence, times: tuple[Time, ...], words: EventWords) -> Iterator[Way]:
    for time in times:
        place = token_at(sentence, time.span.start)
        if time.type in ("DATE", "TIME") and place is not None and day_of(time.value):
            side = words.dates.sides.get(case_words(sentence, head_of(sentence, place, time)))
            yield Way(time=time, place=place, side=side, words=tuple(way_up(sentence, place, time, words)))


def _bounded(side: BoundSide, time: Time, published: date | None) -> EventDate | None:
    """Return what "since", "after", "until" or "before" a time says of an act; None when it bounds nothing.

    An act that goes on since a day has that day as its value, since the date of an act is that of its first day.
    """
    value = day_of(time.value) if side == "since" else None
    earliest = time.earliest if side == "since" else time.latest and _moved(time.latest, 1) if side == "after" else None
    latest = time.latest if side == "until" else time.earliest and _moved(time.earliest, -1) if side == "before" else published
    if not (value or earliest or latest):
        return None
    return EventDate(value=value, earliest=earliest, latest=latest, anchor=time.anchor, flags=time.flags, rule="bound")


def _counted_from(time: Time, days: int) -> EventDate | None:
    """Return the day so many days from a time; None where that is no single known day."""
    day = _moved(time.earliest, days) if time.earliest and time.earliest == time.latest else None
    return EventDate(value=day.isoformat(), earliest=day, latest=day, anchor=time.anchor, flags=time.flags) if day else None


def _moved(day: date, days: int) -> date | None:
    """Return the day so many days later; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _is_past(sentence: Sentence, verb: int) -> bool:
    """Return whether a clause tells of the past: a past tense, or a participle with a present auxiliary of its own."""
    helpers = [sentence.tokens[child] for child in sentence.children[verb] if sentence.tokens[child].dep == "aux:tense"]
    if helpers:
        return not any(mark in helper.morph for helper in helpers for mark in ("Tense=Fut", "Mood=Cnd"))
    return "VerbForm=Fin" in sentence.tokens[verb].morph and "Tense=Past" in sentence.tokens[verb].morph


def _is_present(sentence: Sentence, verb: int) -> bool:
    """Return whether a clause has a verb in the present without a helper: its act is told of as it is planned."""
    helped = any(sentence.tokens[child].dep in ("aux:tense", "aux:pass", "cop") for child in sentence.children[verb])
    return "VerbForm=Fin" in sentence.tokens[verb].morph and "Tense=Pres" in sentence.tokens[verb].morph and not helped


def day_of(value: str) -> str | None:
    """Return the day, week, month or year of a TIMEX3 value, or None when it has none."""
    match = _VALUE.match(value.partition("T")[0].partition("/")[0])
    return match.group() if match and match.group() not in ("XXXX", "XXXX-XX") else None
