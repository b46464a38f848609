"""The cases of event patterns, run: what each says must be found, and what was."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

import msgspec

from recoupe.lexicon.event_cases import PatternCase
from recoupe.pipeline.language import Language
from recoupe.pipeline.sentences import Foreseen, read_sentences
from recoupe.types.base import Record
from recoupe.types.events import Event, EventType, Status

_BATCH = 512
"""Sentences parsed at once."""

Verdict = Literal["ok", "differs", "known_miss", "no_longer_missed"]
"""What came of a case: as it says or not; missed as it says, or found although it says that it is missed."""


class FoundEvent(Record, frozen=True, kw_only=True):
    """An event in the sentence of a case, as a case would write it."""

    pattern: str
    type: EventType
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status


class CaseResult(Record, frozen=True, kw_only=True):
    """A case, what came of it, and every event in its sentence."""

    case: PatternCase
    verdict: Verdict
    found: tuple[FoundEvent, ...]

    @property
    def failed(self) -> bool:
        """Whether somebody must change the case or the pattern."""
        return self.verdict in ("differs", "no_longer_missed")


def check_cases(cases: Iterable[PatternCase], *, language: Language) -> Iterator[CaseResult]:
    """Yield what came of each case, in order; each sentence is read as a page of its own.

    A case holds when its pattern finds, over one of the marked words, the same parties in the same order and the same status;
    where it must not match, when its pattern finds nothing at all.
    """
    waiting = iter(cases)
    while batch := list(islice(waiting, _BATCH)):
        texts = tuple(dict.fromkeys(case.text for case in batch))
        ahead = msgspec.structs.replace(language, parser=Foreseen(language.parser, texts))
        yield from (_result(case, ahead) for case in batch)


def _result(case: PatternCase, language: Language) -> CaseResult:
    events = read_sentences(case.text, language=language).events.found
    return CaseResult(
        case=case,
        verdict=_verdict(case, holds=_holds(case, [event for event in events if _pattern(event) == case.pattern])),
        found=tuple(_found(event, case.text) for event in events),
    )


def _verdict(case: PatternCase, *, holds: bool) -> Verdict:
    if case.known_miss is not None:
        return "no_longer_missed" if holds else "known_miss"
    return "ok" if holds else "differs"


def _holds(case: PatternCase, events: list[Event]) -> bool:
    """Return whether the events of a pattern are what a case of it says."""
    if not case.match:
        return not events
    return any(
        event.actors == case.actors
        and event.recipients == case.recipients
        and event.status == case.status
        and any(mark.overlaps(event.trigger) for mark in case.marks)
        for event in events
    )


def _pattern(event: Event) -> str:
    return event.rule.removeprefix("events.")


def _found(event: Event, text: str) -> FoundEvent:
    return FoundEvent(
        pattern=_pattern(event),
        type=event.type,
        trigger=text[event.trigger.start : event.trigger.end],
        actors=event.actors,
        recipients=event.recipients,
        status=event.status,
    )
