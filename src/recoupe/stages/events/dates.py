"""When an act took place: the time that governs its clause, else the only time of its sentence."""

import re
from datetime import date

from recoupe.stages.events.evidence import clause_of
from recoupe.types.events import EventDate, Status
from recoupe.types.grammar import Sentence, token_at
from recoupe.types.span import TextSpan
from recoupe.types.times import Time

_VALUE = re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d))?|-W(?:\d\d|XX)(?:-(?:\d|WE))?)?")
_FUTURE: frozenset[Status] = frozenset({"announced", "requested", "conditional"})


def times_of(sentence: Sentence, times: tuple[Time, ...]) -> list[tuple[int, Time]]:
    """Return the times of a sentence that are dates or clock times, each with its last word."""
    found = []
    for time in times:
        if time.type in ("DATE", "TIME") and sentence.span.holds(time.span):
            place = token_at(sentence, time.span.start)
            if place is not None:
                found.append((place, time))
    return found


def date_of(
    sentence: Sentence, index: int, status: Status, times: list[tuple[int, Time]], published: date | None
) -> EventDate | None:
    """Return the date of an act, or None when the page neither says nor bounds it."""
    time = _governing(sentence, index, times)
    if time is None:
        return EventDate(latest=published, anchor="publication") if published and status in ("happened", "ongoing") else None
    value = day_of(time.value)
    if value and status not in _FUTURE and published and time.earliest and time.earliest > published:
        value = None
    return EventDate(value=value, earliest=time.earliest, latest=time.latest, anchor=time.anchor, flags=time.flags)


def is_ahead(sentence: Sentence, index: int, times: list[tuple[int, Time]], published: date | None) -> Time | None:
    """Return the time of an act when it lies after the day of publication."""
    time = _governing(sentence, index, times, wide=True)
    if time and _is_past(sentence, clause_of(sentence, index)):
        return None
    return time if time and published and time.earliest and time.earliest > published else None


def _is_past(sentence: Sentence, verb: int) -> bool:
    """Return whether a clause tells of the past: a past tense, or a participle with a present auxiliary of its own."""
    helpers = [sentence.tokens[child] for child in sentence.children[verb] if sentence.tokens[child].dep == "aux:tense"]
    if helpers:
        return not any(mark in helper.morph for helper in helpers for mark in ("Tense=Fut", "Mood=Cnd"))
    return "VerbForm=Fin" in sentence.tokens[verb].morph and "Tense=Past" in sentence.tokens[verb].morph


def day_of(value: str) -> str | None:
    """Return the day, week, month or year of a TIMEX3 value, or None when it has none."""
    match = _VALUE.match(value.partition("T")[0].partition("/")[0])
    return match.group() if match and match.group() not in ("XXXX", "XXXX-XX") else None


def _governing(sentence: Sentence, index: int, times: list[tuple[int, Time]], *, wide: bool = False) -> Time | None:
    """Return the nearest time that hangs on the trigger, or on the verb of which the trigger is subject, object or part.

    `wide`: also a time of the clause that the trigger is farther down in.
    """
    verb = clause_of(sentence, index)
    close = wide or index == verb or sentence.tokens[index].head == verb
    near = []
    for place, time in times:
        governor = _governor_of(sentence, place, time)
        if day_of(time.value) and (governor == index or (close and governor == verb)):
            near.append((governor != index, abs(place - index), time))
    return min(near, key=lambda item: item[:2])[2] if near else None


def _governor_of(sentence: Sentence, place: int, time: Time) -> int:
    """Return the word outside a time that it hangs on."""
    current = place
    for _ in range(len(sentence.tokens)):
        head = sentence.tokens[current].head
        if head == current or not time.span.holds(sentence.tokens[head].span):
            return head
        current = head
    return current


def holds_time(span: TextSpan, times: tuple[Time, ...]) -> bool:
    """Return whether a stretch is part of a time."""
    return any(time.span.overlaps(span) for time in times)
