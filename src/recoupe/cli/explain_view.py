"""What a record holds at a place, for people to read: a line for each item, and lines below it that say why."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from recoupe.cli.output import harmless
from recoupe.cli.page_view import labels_of, names_of, problem_line, quote_note
from recoupe.types.record import EventDateRow, EventRow, MentionRow, PageRecord, SpanRow, TimeRow

if TYPE_CHECKING:
    from recoupe.pipeline.place import Held, HeldEvent, HeldQuote

_AROUND = 30
"""Characters shown on both sides of the place."""


def held_lines(held: "Held", record: PageRecord, raw: str) -> Iterator[Text]:
    """Yield the lines on a place: its surroundings, its role, then every time, mention, quote, event and problem."""
    labels = labels_of(record)
    yield _surroundings(held.offset, raw)
    if held.segment:
        yield _item("role", f"{held.segment.role} @{held.segment.start}-{held.segment.end}")
    for time in held.times:
        yield _item("time", _time(time))
    for mention in held.mentions:
        yield _item("mention", _mention(mention, labels))
    for quote in held.quotes:
        yield from _quote(quote, labels)
    for event in held.events:
        yield from _event(event, labels)
    for problem in held.problems:
        yield _item("problem", problem_line(problem))


def _surroundings(offset: int, raw: str) -> Text:
    """Return the text around a place, the character at it in brackets."""
    before, after = raw[max(offset - _AROUND, 0) : offset], raw[offset + 1 : offset + 1 + _AROUND]
    return Text(_line(before).lstrip()).append(f"[{_line(raw[offset])}]", style="bold").append(_line(after).rstrip())


def _line(text: str) -> str:
    """Return a stretch of text on one line, its spaces kept."""
    return harmless("".join(" " if sign.isspace() else sign for sign in text))


def _item(kind: str, what: str) -> Text:
    return Text(f"  {kind:<8}", style="bold").append(harmless(" ".join(what.split())), style="not bold")


def _why(name: str, what: str) -> Text:
    return Text(harmless(f"            {name:<13} {' '.join(what.split())}"))


def _time(time: TimeRow) -> str:
    flags = "".join(f", {flag}" for flag in time.flags)
    value = " ".join(part for part in (time.value, time.mod) if part)
    return f"{_words([time])}: {time.type} {value} ({time.granularity}, counted from {time.anchor}{flags})  [{time.rule}]"


def _mention(mention: MentionRow, labels: dict[str, str]) -> str:
    metonym = ", the place for its government" if mention.metonym else ""
    who = names_of([mention.actor], labels)
    return f"{_words([mention])}: {who} ({mention.actor}), {mention.form}{metonym}  [{mention.rule}]"


def _quote(held: "HeldQuote", labels: dict[str, str]) -> Iterator[Text]:
    quote = held.quote
    yield _item("quote", f"its {_and(held.parts)}: {quote_note(quote, labels)}")
    yield _why("words", _words(quote.content))
    yield _why("cue", f"{_words([quote.cue])}, {quote.cue_lemma}" if quote.cue else "none")
    who = _words([quote.speaker]) if quote.speaker else "not named beside the words"
    yield _why("speaker", f"{who}: {quote.speaker_actor or 'unknown'}{' (inferred)' if quote.inferred else ''}")


def _event(held: "HeldEvent", labels: dict[str, str]) -> Iterator[Text]:
    event = held.event
    yield _item("event", f"its {_and(held.parts)}: {event.type} {event.status}  [{event.rule}]")
    yield _why("pattern", f"{held.pattern}{f' in {held.file}' if held.file else ''}, at {_words([event.trigger])}")
    yield _why("actors", _sides(event.actors, labels))
    yield _why("recipients", _sides(event.recipients, labels))
    yield _why("status", f"{event.status}, {_cue(event)}")
    yield _why("according to", names_of(event.attributed_to, labels) if event.attributed_to else "the page itself")
    if event.date:
        yield _why("date", _date(event.date))
    yield _why("evidence", _words(event.evidence))


def _cue(event: EventRow) -> str:
    if event.status_cue:
        return f"because of {_words([event.status_cue])}"
    return "nothing says otherwise" if event.status == "happened" else "no single word says so"


def _date(date: EventDateRow) -> str:
    bounds = f"between {date.earliest or '?'} and {date.latest or '?'}"
    return f"{date.value or bounds}, from its {date.rule}"


def _sides(ids: Sequence[str], labels: dict[str, str]) -> str:
    return ", ".join(f"{names_of([one], labels)} ({one})" for one in ids) or "nobody"


def _words(spans: Sequence[SpanRow]) -> str:
    words = " [...] ".join(span.text for span in spans)
    return f"« {words} » {' '.join(f'@{span.start}-{span.end}' for span in spans)}"


def _and(parts: Sequence[str]) -> str:
    return " and ".join(part.replace("_", " ") for part in parts)
