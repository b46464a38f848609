"""The text of a page in TEI: every character of the capture, with actors, dates and speech marked in it where they nest."""

from collections.abc import Iterable, Iterator, Sequence

from recoupe.exports.material import stretches
from recoupe.exports.xml_text import Xml, XmlValue, escaped, name_for, tag
from recoupe.types.affair import Affair
from recoupe.types.base import Record
from recoupe.types.record import PageRecord


class Marked(Record, frozen=True, kw_only=True):
    """A stretch of the page and the element that it becomes."""

    start: int
    end: int
    name: str
    attributes: dict[str, XmlValue]


def text_id(page_id: str) -> str:
    """Return the XML id of the text of a page."""
    return f"{name_for(f'page/{page_id}')}.text"


def pointer(page_id: str, start: int, end: int) -> str:
    """Return a TEI pointer to a stretch of a page."""
    return f"#string-range({text_id(page_id)},{start},{end - start})"


def page_text(record: PageRecord, text: str, affair: Affair) -> Xml:
    """Return the captured text with `said`, `rs` and `date` in it; its character data are the text, unchanged."""
    listed = {actor.id for actor in affair.actors}
    marks = nested([*_said(record, listed), *_rs(record, listed), *_dates(record)])
    return _content(text, 0, len(text), marks)


def nested(marks: Iterable[Marked]) -> list[Marked]:
    """Return marks of which any two lie one inside the other or apart, by place; one that crosses an earlier one is left out."""
    kept: list[Marked] = []
    open_ends: list[int] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        if mark.start < mark.end and (not open_ends or mark.end <= open_ends[-1]):
            kept.append(mark)
            open_ends.append(mark.end)
    return kept


def _content(text: str, start: int, end: int, marks: Sequence[Marked]) -> Xml:
    """Return a stretch of the text with the marks that lie in it."""
    parts: list[str] = []
    place, number = start, 0
    while number < len(marks):
        mark = marks[number]
        inside = number + 1
        while inside < len(marks) and marks[inside].start < mark.end:
            inside += 1
        parts.append(escaped(text[place : mark.start]))
        parts.append(tag(mark.name, mark.attributes, _content(text, mark.start, mark.end, marks[number + 1 : inside])))
        place, number = mark.end, inside
    parts.append(escaped(text[place:end]))
    return Xml("".join(parts))


def refs(idents: str, listed: set[str]) -> str | None:
    """Return pointers to the actors among some ids joined with ";" that the document lists; None when there are none."""
    return " ".join(f"#{name_for(one)}" for one in idents.split(";") if one in listed) or None


def _said(record: PageRecord, listed: set[str]) -> Iterator[Marked]:
    for quote in record.quotes:
        attributes: dict[str, XmlValue] = {
            "who": refs(quote.speaker_actor or "", listed),
            "direct": "false" if quote.type == "indirect" else "true",
            "ana": f"urn:recoupe:stance:{quote.stance}",
        }
        for place in stretches(quote.content):
            yield Marked(start=place.start, end=place.end, name="said", attributes=attributes)


def _rs(record: PageRecord, listed: set[str]) -> Iterator[Marked]:
    for mention in record.mentions:
        attributes: dict[str, XmlValue] = {"type": mention.kind, "ref": refs(mention.actor, listed)}
        yield Marked(start=mention.start, end=mention.end, name="rs", attributes=attributes)


def _dates(record: PageRecord) -> Iterator[Marked]:
    for time in record.times:
        yield Marked(start=time.start, end=time.end, name="date", attributes=bounds(time.earliest, time.latest))


def bounds(earliest: str | None, latest: str | None) -> dict[str, XmlValue]:
    """Return the days of something as attributes: `when` for one day, else `notBefore` and `notAfter`; both included."""
    first, last = (day[:10] if day else None for day in (earliest, latest))
    return {"when": first} if first and first == last else {"notBefore": first, "notAfter": last}
