"""A page record, for people to read."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.text import Text

from recoupe.cli.output import counted, harmless
from recoupe.types.record import EventRow, PageRecord, ProblemRow, QuoteRow, SpanRow

Beside = Callable[[QuoteRow | EventRow], str]

FEW = 5
"""Quotes and events that a summary shows."""


def page_summary(record: PageRecord) -> Iterator[Text]:
    """Yield the lines that sum a page up: what it is, how much was found, the first quotes and events, the problems."""
    yield from _head(record)
    yield from _section("quotes", quote_lines(record), most=FEW)
    yield from _section("events", event_lines(record), most=FEW)
    yield from _section("problems", problem_lines(record))
    yield Text()


def page_details(record: PageRecord, *, beside: Beside = lambda _: "") -> Iterator[Text]:
    """Yield the lines that show all that was found in a page, each with its raw place.

    Args:
        record: the page.
        beside: gives what is to stand beside a quote or an event, such as what a person decided about it.
    """
    labels = labels_of(record)
    yield from _head(record)
    yield from _section("quotes", (quote_line(quote, labels) + beside(quote) for quote in record.quotes))
    yield from _section("events", (event_line(event, labels) + beside(event) for event in record.events))
    yield from _section("times", time_lines(record))
    yield from _section("actors", actor_lines(record))
    yield from _section("problems", problem_lines(record))


def labels_of(record: PageRecord) -> dict[str, str]:
    """Return the name to show for each actor id of a page."""
    return {actor.id: actor.label for actor in record.actors}


def names_of(ids: Iterable[str], labels: dict[str, str]) -> str:
    """Return the names of some actors ("person/x;person/y" is two), "?" for none."""
    return ", ".join(labels.get(one, one) for joined in ids for one in joined.split(";")) or "?"


def quote_lines(record: PageRecord) -> Iterator[str]:
    """Yield one line a quote: who, the words, how."""
    labels = labels_of(record)
    yield from (quote_line(quote, labels) for quote in record.quotes)


def quote_line(quote: QuoteRow, labels: dict[str, str]) -> str:
    """Return one quote on a line: who, the words, how, where."""
    who = names_of([quote.speaker_actor], labels) if quote.speaker_actor else quote.speaker.text if quote.speaker else "?"
    how = ", ".join([quote.type, quote.stance, *(["speaker inferred"] if quote.inferred else [])])
    return f"{who}: {_words(quote.content)}  ({how}) {_at(quote.content)}"


def event_lines(record: PageRecord) -> Iterator[str]:
    """Yield one line an event: type, status, who to whom, when, according to whom, the words."""
    labels = labels_of(record)
    yield from (event_line(event, labels) for event in record.events)


def event_line(event: EventRow, labels: dict[str, str]) -> str:
    """Return one event on a line: what, the words, where."""
    return f"{_what(event, labels)}: {_words(event.evidence or (event.trigger,))} {_at(event.evidence or (event.trigger,))}"


def time_lines(record: PageRecord) -> Iterator[str]:
    """Yield one line a time: the words, the value."""
    for time in record.times:
        flags = f" ({', '.join(time.flags)})" if time.flags else ""
        yield f"{time.text}: {time.type} {' '.join(part for part in (time.value, time.mod) if part)}{flags} {_at((time,))}"


def actor_lines(record: PageRecord) -> Iterator[str]:
    """Yield one line an actor: name, id, how often it is mentioned."""
    for actor in record.actors:
        count = sum(actor.id in mention.actor.split(";") for mention in record.mentions)
        country = f", {actor.country}" if actor.country and actor.kind != "state" else ""
        yield f"{actor.label} ({actor.id}{country}): {counted(count, 'mention')}"


def problem_lines(record: PageRecord) -> Iterator[str]:
    """Yield one line a problem."""
    yield from (problem_line(problem) for problem in record.problems)


def problem_line(problem: ProblemRow) -> str:
    """Return one problem on a line: its code, what it is, where."""
    place = "" if problem.start is None else f" @{problem.start}-{problem.end}"
    return f"{problem.code}: {problem.message}{place}"


def quote_note(quote: QuoteRow, labels: dict[str, str]) -> str:
    """Return what there is to say of a quote beside its words."""
    who = names_of([quote.speaker_actor], labels) if quote.speaker_actor else quote.speaker.text if quote.speaker else "?"
    inside = "" if quote.nested_in is None else f", inside ({quote.nested_in + 1})"
    flags = "".join(f", {flag}" for flag in (*quote.flags, *(["speaker inferred"] if quote.inferred else [])))
    return f"{quote.type}, {quote.stance}, {quote.modality}, by {who}{inside}{flags}  [{quote.rule}]"


def event_note(event: EventRow, labels: dict[str, str]) -> str:
    """Return what there is to say of an event beside its words."""
    return f"{_what(event, labels)}: {_words(event.evidence)}  [{event.rule}]"


def _what(event: EventRow, labels: dict[str, str]) -> str:
    sources = f", according to {names_of(event.attributed_to, labels)}" if event.attributed_to else ""
    when = f", {event.date.value}" if event.date and event.date.value else ""
    where = f", in {labels.get(event.place, event.place)}" if event.place else ""
    sides = " -> ".join(names_of(side, labels) for side in (event.actors, event.recipients) if side)
    return f"{event.type} {event.status}{f', {sides}' if sides else ''}{when}{where}{sources}"


def _head(record: PageRecord) -> Iterator[Text]:
    page, meta = record.page, record.meta
    yield Text(harmless(meta.title or page.name), style="bold")
    about = [
        page.name,
        meta.publisher,
        _published(record),
        page.language or "language unknown",
        counted(page.length, "character"),
        page.id,
    ]
    yield Text("  " + harmless(", ".join(part for part in about if part)), style="dim")
    counts = {"time": len(record.times), "mention": len(record.mentions), "actor": len(record.actors)}
    counts |= {"quote": len(record.quotes), "event": len(record.events)}
    yield Text("  " + ", ".join(counted(count, noun) for noun, count in counts.items()))


def _published(record: PageRecord) -> str:
    published = record.meta.published
    if published.value:
        how = [*dict.fromkeys(item.kind for item in published.evidence), *published.flags]
        return f"{published.value} ({', '.join(how)})" if how else published.value
    if published.earliest or published.latest:
        return f"between {published.earliest or '?'} and {published.latest or '?'}"
    return "date unknown"


def _section(title: str, lines: Iterable[str], *, most: int | None = None) -> Iterator[Text]:
    found = list(lines)
    if not found:
        return
    yield Text(f"  {title}", style="bold")
    for line in found[:most]:
        yield Text("    " + harmless(_one_line(line)))
    if most is not None and len(found) > most:
        yield Text(f"    and {len(found) - most} more", style="dim")


def _words(spans: Sequence[SpanRow]) -> str:
    return "« " + " [...] ".join(span.text for span in spans) + " »"


def _at(spans: Sequence[SpanRow]) -> str:
    return " ".join(f"@{span.start}-{span.end}" for span in spans)


def _one_line(text: str) -> str:
    return " ".join(text.split())
