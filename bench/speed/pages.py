"""The pages that are timed, and the bare parse that they are compared with."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from bench.shared import page_sets
from recoupe.pipeline.language import Language
from recoupe.pipeline.watch import Stopwatch
from recoupe.readers import open_captures, read_manifest
from recoupe.stages.article import clean_capture
from recoupe.stages.grammar import parse_article
from recoupe.types.article import Article
from recoupe.types.capture import Capture, Given
from recoupe.types.grammar import Grammar

BATCH = 8
Page = tuple[Capture, Given]


@dataclass
class Clock:
    """Seconds on the processor, added up: fair also while other programs work."""

    seconds: float = 0.0
    _begun: float = field(default=0.0, init=False)

    def __enter__(self) -> "Clock":
        self._begun = time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds += time.process_time() - self._begun


def annotated_pages() -> list[Page]:
    """Return the captured pages of the annotated sets, with what is known of them."""
    found: list[Page] = []
    for pages in page_sets():
        given = read_manifest(pages.manifest)
        captures = open_captures(pages.files(), given=given)
        found += [(one, given.get(one.name, Given())) for one in captures if isinstance(one, Capture)]
    return found


def wire_pages(texts: Path, *, stories: int = 20) -> list[Page]:
    """Return pages as agency copy gives them: each story printed five times, whole, cut short, or with a lead of its own.

    Args:
        texts: `dev_texts.jsonl`.
        stories: how many of its texts.
    """
    rows = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()[: stories + 1]]
    told = [[part for part in row["text"].split("\n") if part.strip()] for row in rows]
    found: list[Page] = []
    for number, (story, next_one) in enumerate(pairwise(told)):
        prints = (story, story, story[: max(1, 2 * len(story) // 3)], story[1:] or story, [*next_one[:1], *story])
        for copy, parts in enumerate(prints):
            found.append((_capture(f"{number}-{copy}", "\n\n".join((rows[number]["title"] or "", *parts))), Given()))
    return sorted(found, key=lambda page: page[0].name.partition("-")[2])


def _capture(name: str, text: str) -> Capture:
    return Capture(id=name, name=name, sha256=name, path=name, text=text, encoding="utf-8")


@lru_cache
def bare_parser(model: str) -> Callable[[Sequence[str]], None]:
    """Return what parses texts as spaCy does when it is told nothing: the whole model, batches of eight. It is the limit, 1.0."""
    import spacy

    nlp = spacy.load(model)

    def parse(texts: Sequence[str]) -> None:
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass

    return parse


def parse_beside_bare(article: Article, language: Language, watch: Stopwatch, *, bare_first: bool) -> Grammar:
    """Return the grammar of an article; our step and the bare parse of the same blocks go to the stopwatch, in either order."""
    parse, blocks = bare_parser(language.pack.model), blocks_of(article)
    if bare_first:
        watch("bare parse", parse, blocks)
    grammar = watch("grammar", parse_article, article, parser=language.parser, lexicon=language.pack.grammar)
    if not bare_first:
        watch("bare parse", parse, blocks)
    return grammar


def clean(page: Page, language: Language) -> Article:
    """Return the article of a page."""
    capture, given = page
    return clean_capture(capture, given=given, lexicon=language.pack.article, calendar=language.pack.calendar)


def blocks_of(article: Article) -> list[str]:
    """Return the texts that are parsed: titles, headings and paragraphs of the article, nothing around it."""
    return [article.text[block.span.start : block.span.end] for block in article.blocks]
