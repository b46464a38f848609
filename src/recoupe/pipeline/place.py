"""What a page record holds at one place of the text as captured."""

from collections.abc import Iterable, Mapping

from recoupe.types.base import Record
from recoupe.types.record import EventRow, MentionRow, PageRecord, ProblemRow, QuoteRow, SegmentRow, SpanRow, TimeRow

Parts = tuple[str, ...]


class HeldQuote(Record, frozen=True, kw_only=True):
    """A quote and which parts of it are at the place: content, cue, speaker, addressee."""

    parts: Parts
    quote: QuoteRow


class HeldEvent(Record, frozen=True, kw_only=True):
    """An event and which parts of it are at the place: trigger, status_cue, evidence; its pattern and the file of that."""

    parts: Parts
    pattern: str
    file: str | None
    event: EventRow


class Held(Record, frozen=True, kw_only=True):
    """All that a record holds at a place; `segment` is None between two segments, where the page is blank."""

    page: str
    path: str
    record: str | None
    offset: int
    segment: SegmentRow | None
    times: tuple[TimeRow, ...]
    mentions: tuple[MentionRow, ...]
    quotes: tuple[HeldQuote, ...]
    events: tuple[HeldEvent, ...]
    problems: tuple[ProblemRow, ...]


def held_at(record: PageRecord, offset: int, *, files: Mapping[str, str]) -> Held:
    """Return all that a record holds at a place.

    Args:
        record: the page's record.
        offset: code points from the start of the text as captured.
        files: the file of each event pattern, as `EventsLexicon.files`.
    """
    return Held(
        page=record.page.name,
        path=record.page.path,
        record=record.page.record,
        offset=offset,
        segment=next((segment for segment in record.segments if segment.start <= offset < segment.end), None),
        times=tuple(time for time in record.times if _covers(time, offset)),
        mentions=tuple(mention for mention in record.mentions if _covers(mention, offset)),
        quotes=tuple(HeldQuote(parts=parts, quote=quote) for quote in record.quotes if (parts := _of_quote(quote, offset))),
        events=tuple(_event(event, parts, files) for event in record.events if (parts := _of_event(event, offset))),
        problems=tuple(problem for problem in record.problems if _has_problem(problem, offset)),
    )


def _covers(span: SpanRow | None, offset: int) -> bool:
    """Return whether a span, or a later piece of it, is at a place."""
    if span is None:
        return False
    return span.start <= offset < span.end or any(piece.start <= offset < piece.end for piece in span.pieces or ())


def _any(spans: Iterable[SpanRow], offset: int) -> bool:
    return any(_covers(span, offset) for span in spans)


def _of_quote(quote: QuoteRow, offset: int) -> Parts:
    parts = {
        "content": _any(quote.content, offset),
        "cue": _covers(quote.cue, offset),
        "speaker": _covers(quote.speaker, offset),
        "addressee": _covers(quote.addressee, offset),
    }
    return tuple(part for part, here in parts.items() if here)


def _of_event(event: EventRow, offset: int) -> Parts:
    parts = {
        "trigger": _covers(event.trigger, offset),
        "status_cue": _covers(event.status_cue, offset),
        "evidence": _any(event.evidence, offset),
    }
    return tuple(part for part, here in parts.items() if here)


def _event(event: EventRow, parts: Parts, files: Mapping[str, str]) -> HeldEvent:
    pattern = event.rule.removeprefix("events.")
    return HeldEvent(parts=parts, pattern=pattern, file=files.get(pattern), event=event)


def _has_problem(problem: ProblemRow, offset: int) -> bool:
    return problem.start is not None and problem.end is not None and problem.start <= offset < problem.end
