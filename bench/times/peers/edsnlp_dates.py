"""edsnlp: `eds.dates` alone, with the day of publication as the day of the note."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from bench.times.found import Found, Peer, duration, type_at, value_at

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
"""From the finest: the finest that is said is the grain."""


def edsnlp_peer() -> Peer:
    """Return edsnlp, made for the notes of French hospitals."""
    import edsnlp

    pipeline = edsnlp.blank("eds")
    pipeline.add_pipe("eds.dates")

    def read(text: str, published: date) -> Any:
        doc = pipeline.make_doc(text)
        doc._.note_datetime = datetime.combine(published, time())
        spans = pipeline(doc).spans
        dates = [(one.start_char, one.end_char, one._.date, one._.date.to_datetime()) for one in spans["dates"]]
        return [*dates, *((one.start_char, one.end_char, one._.duration, None) for one in spans["durations"])]

    return Peer(read, told)


def told(found: Iterable[tuple[int, int, Any, datetime | None]], _text: str) -> list[Found]:
    """Return the times in text order; a date that it cannot place has no value."""
    times = []
    for start, end, said, moment in found:
        grain = next((unit for unit in UNITS if getattr(said, unit, None) is not None), "day")
        if said.mode == "duration":
            times.append(Found(start, end, "DURATION", duration(getattr(said, grain) or 0, grain)))
        else:
            times.append(Found(start, end, type_at(grain), value_at(moment, grain) if moment else None))
    return sorted(times, key=lambda one: one.start)
