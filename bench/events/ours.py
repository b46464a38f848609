"""What recoupe and the plain coder make of a page's events, and the seconds of the stages beside the bare parse."""

from dataclasses import dataclass
from typing import Any

import msgspec

from bench.annotated import Page
from bench.events.peers.lemma_coder import Act, LemmaCoder
from bench.speed.pages import parse_beside_bare
from recoupe.pipeline.evidence import WayBack
from recoupe.pipeline.language import Language
from recoupe.pipeline.record import Layers, write_record
from recoupe.pipeline.watch import Stopwatch
from recoupe.stages.actors import find_actors
from recoupe.stages.article import clean_capture
from recoupe.stages.events import code_events
from recoupe.stages.quotes import find_quotes
from recoupe.stages.times import find_times
from recoupe.types.idiom import Idiom

Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """The events of recoupe's record and of the plain coder, recoupe's actors, the raw places of the sentences."""

    ours: list[Row]
    plain: list[Row]
    actors: list[Row]
    sentences: list[tuple[int, int]]


def read_both(page: Page, language: Language, coder: LemmaCoder, watch: Stopwatch, *, bare_first: bool) -> Found:
    """Return what both make of a page; the stages, the plain coder and the bare parse go to the stopwatch.

    `bare_first`: the bare parse comes before recoupe's own, as in `bench.speed.stages`. Every other page should have it so.
    """
    pack = language.pack
    article = clean_capture(page.capture, given=page.given, lexicon=pack.article, calendar=pack.calendar)
    grammar = parse_beside_bare(article, language, watch, bare_first=bare_first)
    times = find_times(article, grammar, lexicon=pack.times, calendar=pack.calendar)
    actors = find_actors(article, grammar, lexicon=pack.actors)
    quotes = find_quotes(article, grammar, actors, lexicon=pack.quotes)
    events = watch("events", lambda: code_events(article, grammar, times, actors, quotes, lexicon=pack.events))
    acts = watch("plain coder", lambda: list(coder.code(grammar)))
    idiom = Idiom(code=pack.code, probability=1.0)
    layers = Layers(article=article, idiom=idiom, grammar=grammar, times=times, actors=actors, quotes=quotes, events=events)
    record = write_record(page.capture, layers, engine="bench", with_text=False)
    way = WayBack(article.runs, page.capture.text)
    spans = [way.raw_spans(sentence.span) for sentence in grammar.sentences]
    return Found(
        ours=[msgspec.to_builtins(event) for event in record.events],
        plain=[as_row(act, way) for act in acts],
        actors=[msgspec.to_builtins(actor) for actor in record.actors],
        sentences=[(raw[0].start, raw[-1].end) for raw in spans if raw],
    )


def as_row(act: Act, way: WayBack) -> Row:
    """Return an act of the plain coder as the scorer reads events: it happened, and the page says so."""
    trigger = way.row(act.trigger)
    return {
        "type": act.type,
        "mode": None,
        "cameo": None,
        "trigger": {"start": trigger.start, "end": trigger.end, "text": trigger.text},
        "actor_countries": list(act.actors),
        "recipient_countries": list(act.recipients),
        "status": "happened",
        "attributed_to": [],
        "date": None,
    }
