"""What recoupe makes of a page's quotes, and the seconds of its stages grammar, actors and quotes, apart."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from bench.shared import PageSet
from bench.speed import Stopwatch
from recoupe import open_captures
from recoupe.pipeline.language import Language
from recoupe.pipeline.record import Layers, write_record
from recoupe.readers import read_manifest
from recoupe.stages.actors import find_actors
from recoupe.stages.article import clean_capture
from recoupe.stages.grammar import parse_article
from recoupe.stages.quotes import find_quotes
from recoupe.types.article import Article
from recoupe.types.capture import Capture, Given
from recoupe.types.idiom import Idiom


@dataclass(frozen=True)
class Page:
    """A page as it came, what is given of it, and its quotes; these are for the scorer."""

    capture: Capture
    given: Given
    gold: list[dict[str, Any]]


@dataclass(frozen=True)
class Ours:
    """The quotes of a record, the article that every tool reads, the seconds of the stages."""

    quotes: list[dict[str, Any]]
    article: Article
    seconds: dict[str, float]


def read_set(pages: PageSet) -> Iterator[Page]:
    """Yield the pages of a set, in order of their paths."""
    given = read_manifest(pages.manifest)
    for capture in open_captures(pages.files(), given=given):
        if not isinstance(capture, Capture):
            raise SystemExit(f"bench: {capture.path} of {pages.name} is no page: {capture}")
        quotes = json.loads((pages.gold / f"{capture.name}.json").read_text(encoding="utf-8"))["quotes"]
        yield Page(capture, given.get(capture.name, Given()), quotes)


def read_ours(page: Page, language: Language) -> Ours:
    """Return what the stages and the record say; article and record are not timed: the peers have no such thing to do."""
    pack, watch = language.pack, Stopwatch()
    article = clean_capture(page.capture, given=page.given, lexicon=pack.article, calendar=pack.calendar)
    grammar = watch("grammar", lambda: parse_article(article, parser=language.parser, lexicon=pack.grammar))
    actors = watch("actors", lambda: find_actors(article, grammar, lexicon=pack.actors))
    quotes = watch("quotes", lambda: find_quotes(article, grammar, actors, lexicon=pack.quotes))
    idiom = Idiom(code=pack.code, probability=1.0)
    layers = Layers(article=article, idiom=idiom, grammar=grammar, actors=actors, quotes=quotes)
    record = write_record(page.capture, layers, engine="bench", with_text=False)
    return Ours([msgspec.to_builtins(quote) for quote in record.quotes], article, dict(watch.seconds))
