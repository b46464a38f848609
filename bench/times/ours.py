"""What recoupe makes of a text's times, and the seconds of the parse and of the times stage, apart."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from recoupe.pipeline.language import Language
from recoupe.pipeline.record import Layers, write_record
from recoupe.pipeline.watch import Stopwatch
from recoupe.stages.article import clean_capture
from recoupe.stages.grammar import parse_article
from recoupe.stages.times import find_times
from recoupe.types.article import READ_NAMES
from recoupe.types.capture import Capture, Given
from recoupe.types.idiom import Idiom


@dataclass(frozen=True)
class Ours:
    """The times of a record, where recoupe looks for times, the characters there, the seconds of its stages grammar and times."""

    times: list[dict[str, Any]]
    zones: list[tuple[int, int]]
    characters: int
    seconds: dict[str, float]


def read_ours(capture: Capture, published: date | None, language: Language) -> Ours:
    """Return what the stages and the record say; article and record are not timed: the peers have no such thing to do."""
    pack, watch = language.pack, Stopwatch()
    article = clean_capture(capture, given=Given(published=published), lexicon=pack.article, calendar=pack.calendar)
    grammar = watch("grammar", lambda: parse_article(article, parser=language.parser, lexicon=pack.grammar))
    times = watch("times", lambda: find_times(article, grammar, lexicon=pack.times, calendar=pack.calendar))
    layers = Layers(article=article, idiom=Idiom(code=pack.code, probability=1.0), grammar=grammar, times=times)
    record = write_record(capture, layers, engine="bench", with_text=False)
    zones = [(segment.start, segment.end) for segment in record.segments if segment.role in READ_NAMES]
    return Ours([msgspec.to_builtins(time) for time in record.times], zones, len(article.text), dict(watch.seconds))


def inside(times: list[dict[str, Any]], zones: list[tuple[int, int]]) -> list[dict[str, Any]]:
    """Return the times that touch what recoupe reads; the gold has none in related links or in a body that is there twice."""
    return [time for time in times if any(time["start"] < end and start < time["end"] for start, end in zones)]
