"""A layer shown in the text: words in numbered brackets (and colours on a terminal), a legend under each paragraph."""

from collections.abc import Iterator
from operator import attrgetter

from rich.text import Text

from recoupe.cli.output import harmless
from recoupe.cli.page_view import event_note, labels_of, names_of, quote_note
from recoupe.types.base import Record
from recoupe.types.record import PageRecord, SpanRow

STYLES = {
    "title": "bold cyan",
    "standfirst": "cyan",
    "heading": "bold",
    "body": "green",
    "caption": "magenta",
    "words": "bold green",
    "cue": "yellow",
    "speaker": "bold magenta",
    "status": "yellow",
    "related": "dim",
    "other": "dim",
}


class Mark(Record, frozen=True, kw_only=True):
    """A stretch of raw text to show: the number of its item, and which part of the item it is ("" for the item itself)."""

    start: int
    end: int
    number: int
    part: str


def roles_in_text(record: PageRecord, raw: str) -> Iterator[Text]:
    """Yield the page line by line, the role of each segment before it."""
    for segment in record.segments:
        style = STYLES.get(segment.role, "")
        for i, line in enumerate(raw[segment.start : segment.end].splitlines() or [""]):
            label = segment.role if i == 0 else ""
            yield Text(f"{label:>13} | ", style="dim").append(harmless(line), style=style)


def layer_in_text(record: PageRecord, raw: str, layer: str) -> Iterator[Text]:
    """Yield the paragraphs of a page that have something in them, marked, each with its legend.

    Args:
        record: the page.
        raw: its text as captured.
        layer: times, actors, quotes or events.
    """
    marks = sorted(_marks(record, layer), key=lambda mark: (mark.start, -mark.end, mark.number))
    notes = _notes(record, layer)
    at = 0
    for segment in record.segments:
        while at < len(marks) and marks[at].start < segment.start:
            at += 1
        first = at
        while at < len(marks) and marks[at].start < segment.end:
            at += 1
        inside = marks[first:at]
        if inside:
            yield _marked(raw, segment.start, max(segment.end, max(mark.end for mark in inside)), inside)
            for number in dict.fromkeys(mark.number for mark in inside):
                yield Text(f"    ({number}) ", style="bold").append(
                    harmless(" ".join(notes[number - 1].split())), style="not bold"
                )
            yield Text()


def _marked(raw: str, start: int, end: int, marks: list[Mark]) -> Text:
    """Return a stretch of text with its marks: `[words](number)`, the inner ones closed first."""
    text, at, open_marks = Text(), start, list[Mark]()
    for mark in [*marks, None]:
        upto = mark.start if mark else end
        while open_marks and (nearest := min(reversed(open_marks), key=attrgetter("end"))).end <= upto:
            text.append(harmless(raw[at : nearest.end]), style=_style(open_marks)).append(_label(nearest), style="dim")
            at = nearest.end
            open_marks.remove(nearest)
        text.append(harmless(raw[at:upto]), style=_style(open_marks))
        at = upto
        if mark:
            text.append("[", style="dim")
            open_marks.append(mark)
    return text


def _label(mark: Mark) -> str:
    return f"]({mark.number} {mark.part})" if mark.part else f"]({mark.number})"


def _style(open_marks: list[Mark]) -> str:
    return STYLES.get(open_marks[-1].part or "words", "") if open_marks else ""


def _marks(record: PageRecord, layer: str) -> Iterator[Mark]:
    for number, parts in enumerate(_parts(record, layer), start=1):
        for part, span in parts:
            if span is not None:
                yield from _pieces(span, number, part)


def _parts(record: PageRecord, layer: str) -> list[list[tuple[str, SpanRow | None]]]:
    """Return what is marked of each item of a layer, with the name of the part."""
    match layer:
        case "times":
            return [[("", time)] for time in record.times]
        case "actors":
            return [[("", mention)] for mention in record.mentions]
        case "quotes":
            return [[*(("", span) for span in q.content), ("cue", q.cue), ("speaker", q.speaker)] for q in record.quotes]
        case _:
            return [[("", event.trigger), ("status", event.status_cue)] for event in record.events]


def _pieces(span: SpanRow, number: int, part: str) -> Iterator[Mark]:
    yield Mark(start=span.start, end=span.end, number=number, part=part)
    for piece in span.pieces or ():
        yield Mark(start=piece.start, end=piece.end, number=number, part=part)


def _notes(record: PageRecord, layer: str) -> list[str]:
    labels = labels_of(record)
    match layer:
        case "times":
            return [
                f"{time.type} {time.value} {time.mod or ''} ({time.granularity}, from {time.anchor})"
                f"{''.join(f', {flag}' for flag in time.flags)}  [{time.rule}]"
                for time in record.times
            ]
        case "actors":
            return [
                f"{names_of([mention.actor], labels)} ({mention.actor}), {mention.form}"
                f"{', the place for its government' if mention.metonym else ''}  [{mention.rule}]"
                for mention in record.mentions
            ]
        case "quotes":
            return [quote_note(quote, labels) for quote in record.quotes]
        case _:
            return [event_note(event, labels) for event in record.events]
