"""The way of one page: a capture in, a page record out. This file alone knows the order of the stages."""

from recoupe.pipeline.language import Language
from recoupe.pipeline.record import Layers, write_record
from recoupe.pipeline.watch import Watch, unwatched
from recoupe.stages.actors import find_actors
from recoupe.stages.article import clean_capture
from recoupe.stages.events import code_events
from recoupe.stages.grammar import parse_article
from recoupe.stages.idiom import guess_idiom
from recoupe.stages.quotes import find_quotes
from recoupe.stages.times import find_times
from recoupe.types.article import Article
from recoupe.types.capture import Capture, Given
from recoupe.types.idiom import Idiom
from recoupe.types.record import PageRecord


def read_page(
    capture: Capture,
    *,
    language: Language,
    given: Given | None = None,
    with_text: bool = False,
    watch: Watch = unwatched,
) -> PageRecord:
    """Return everything one page gave.

    A page in another language keeps its roles and metadata, and has the problem `idiom.not_this_language`. No text, however
    odd, makes this raise.

    Args:
        capture: the page as it came.
        language: words, parser and language detector.
        given: what a person says about the page; it wins over what the page says.
        with_text: whether the record carries the raw text.
        watch: does each step, and takes its time.
    """
    given = given or Given()
    pack = language.pack
    article = watch("article", clean_capture, capture, given=given, lexicon=pack.article, calendar=pack.calendar)
    idiom = watch("idiom", guess_idiom, article, expected=pack.code, detector=language.detector)
    layers = Layers(article=article, idiom=idiom)
    if idiom.code in (pack.code, None):
        layers = read_article(article, idiom, language=language, watch=watch)
    return watch("record", write_record, capture, layers, engine=language.engine, with_text=with_text)


def read_article(article: Article, idiom: Idiom, *, language: Language, watch: Watch = unwatched) -> Layers:
    """Return every layer of an article in a language: what the stages find in it, in their order."""
    pack = language.pack
    grammar = watch("grammar", parse_article, article, parser=language.parser, lexicon=pack.grammar)
    times = watch("times", find_times, article, grammar, lexicon=pack.times, calendar=pack.calendar)
    actors = watch("actors", find_actors, article, grammar, lexicon=pack.actors)
    quotes = watch("quotes", find_quotes, article, grammar, actors, lexicon=pack.quotes)
    events = watch("events", code_events, article, grammar, times, actors, quotes, lexicon=pack.events)
    return Layers(article=article, idiom=idiom, grammar=grammar, times=times, actors=actors, quotes=quotes, events=events)
