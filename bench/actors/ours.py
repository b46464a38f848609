"""What recoupe makes of a page's names and actors, and the seconds of its stages grammar and actors, apart."""

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
from recoupe.types.article import Article
from recoupe.types.idiom import Idiom


@dataclass(frozen=True)
class Ours:
    """The names and the actors of a record, the article that all tools read, the seconds of the stages."""

    names: list[dict[str, Any]]
    actors: list[dict[str, Any]]
    article: Article
    seconds: dict[str, float]


def read_ours(page: Page, language: Language) -> Ours:
    """Return what stages and record say; article and record are not timed: spaCy has no such thing to do."""
    pack, watch = language.pack, Stopwatch()
    article = clean_capture(page.capture, given=page.given, lexicon=pack.article, calendar=pack.calendar)
    grammar = watch("grammar", lambda: parse_article(article, parser=language.parser, lexicon=pack.grammar))
    actors = watch("actors", lambda: find_actors(article, grammar, lexicon=pack.actors))
    layers = Layers(article=article, idiom=Idiom(code=pack.code, probability=1.0), grammar=grammar, actors=actors)
    record = write_record(page.capture, layers, engine="bench", with_text=False)
    names = [msgspec.to_builtins(mention) for mention in record.mentions if mention.form == "name"]
    return Ours(names, [msgspec.to_builtins(actor) for actor in record.actors], article, dict(watch.seconds))
