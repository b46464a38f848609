"""What recoupe makes of a page's quotes, and the seconds of its stages grammar, actors and quotes, apart."""

from dataclasses import dataclass
from typing import Any

import msgspec

from bench.annotated import Page
from recoupe.pipeline.language import Language
from recoupe.pipeline.record import Layers, write_record
from recoupe.pipeline.watch import Stopwatch
from recoupe.stages.actors import find_actors
from recoupe.stages.article import clean_capture
from recoupe.stages.grammar import parse_article
from recoupe.stages.quotes import find_quotes
from recoupe.types.article import Article
from recoupe.types.idiom import Idiom


@dataclass(frozen=True)
class Ours:
    """The quotes of a record, the article that every tool reads, the seconds of the stages."""

    quotes: list[dict[str, Any]]
    article: Article
    seconds: dict[str, float]


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
