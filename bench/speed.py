"""`make bench`: the time of each stage as a share of the bare parse of the same text, one run on one core.

The bare parse is the full spaCy model, batches of eight, over the blocks that recoupe reads (DESIGN, section 9). Every other
page is parsed bare first, the rest with our own tokens first: whoever comes second finds the tokenizer's words already known.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from bench.shared import page_sets
from recoupe import load_language, open_captures
from recoupe.pipeline.language import Language
from recoupe.pipeline.record import Layers, write_record
from recoupe.readers import read_manifest
from recoupe.stages.actors import find_actors
from recoupe.stages.article import clean_capture
from recoupe.stages.events import code_events
from recoupe.stages.grammar import parse_article
from recoupe.stages.idiom import guess_idiom
from recoupe.stages.quotes import find_quotes
from recoupe.stages.times import find_times
from recoupe.types.article import Article
from recoupe.types.capture import Capture, Given
from recoupe.types.grammar import Grammar
from recoupe.types.record import encode_record

T = TypeVar("T")


class Stopwatch:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        """Return what `work` returns; its time goes to `stage`."""
        begun = time.perf_counter()
        result = work()
        self.seconds[stage] += time.perf_counter() - begun
        return result


def main() -> int:
    """Print the table; 0 also when there is nothing to time."""
    sets = page_sets()
    if not sets:
        print("bench: left out, no pages at ../shared")
        return 0
    language = load_language()
    watch = Stopwatch()
    characters = pages = 0
    for page_set in sets:
        given = read_manifest(page_set.manifest)
        for capture in open_captures(page_set.files(), given=given):
            if isinstance(capture, Capture):
                pages += 1
                characters += walk(capture, given.get(capture.name, Given()), language, watch, bare_first=pages % 2 == 0)
    bare = watch.seconds.pop("bare parse")
    print(f"{pages} pages, {characters:,} characters read; bare parse {bare:.2f} s = 1.000")
    for stage, seconds in watch.seconds.items():
        print(f"  {stage:10} {seconds:7.3f} s  {seconds / bare:6.3f}")
    total = sum(watch.seconds.values())
    print(f"  {'in all':10} {total:7.3f} s  {total / bare:6.3f}   {pages / total:.1f} pages/s")
    return 0


def walk(capture: Capture, given: Given, language: Language, watch: Stopwatch, *, bare_first: bool) -> int:
    """Read one page stage by stage under the stopwatch; return the characters of its article."""
    pack = language.pack
    article = watch("article", lambda: clean_capture(capture, given=given, lexicon=pack.article, calendar=pack.calendar))
    idiom = watch("idiom", lambda: guess_idiom(article, expected=pack.code, detector=language.detector))
    grammar = parse_beside_bare(article, language, watch, bare_first=bare_first)
    times = watch("times", lambda: find_times(article, grammar, lexicon=pack.times, calendar=pack.calendar))
    actors = watch("actors", lambda: find_actors(article, grammar, lexicon=pack.actors))
    quotes = watch("quotes", lambda: find_quotes(article, grammar, actors, lexicon=pack.quotes))
    events = watch("events", lambda: code_events(article, grammar, times, actors, quotes, lexicon=pack.events))
    layers = Layers(article=article, idiom=idiom, grammar=grammar, times=times, actors=actors, quotes=quotes, events=events)
    watch("record", lambda: encode_record(write_record(capture, layers, engine="bench", with_text=False)))
    return len(article.text)


def parse_beside_bare(article: Article, language: Language, watch: Stopwatch, *, bare_first: bool) -> Grammar:
    """Return the grammar of an article; the stage and the bare parse of the same blocks go to the stopwatch, in either order."""
    texts = [article.text[block.span.start : block.span.end] for block in article.blocks]
    if bare_first:
        watch("bare parse", lambda: language.parser.parse_only(texts))  # type: ignore[attr-defined]
    grammar = watch("grammar", lambda: parse_article(article, parser=language.parser, lexicon=language.pack.grammar))
    if not bare_first:
        watch("bare parse", lambda: language.parser.parse_only(texts))  # type: ignore[attr-defined]
    return grammar


if __name__ == "__main__":
    sys.exit(main())
