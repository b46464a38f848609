"""One row an open side of an act that the annotation has too: what is seen of each answer, the right one, the rules' one.

Rows hold numbers under the names of features (`recoupe.stages.events.side_features`), and no word of a page. Those of texts that
are annotated elsewhere are kept beside this file, so that the model can be fitted anew without the texts.
"""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from bench.annotated import Page, read_set
from bench.events.scores import countries_of, pair_events, same_type
from bench.shared import PageSet
from recoupe.pipeline.evidence import WayBack
from recoupe.pipeline.language import Language
from recoupe.stages.actors import find_actors
from recoupe.stages.article import clean_capture
from recoupe.stages.events.code import Coded, code_mentions
from recoupe.stages.events.countries import Countries
from recoupe.stages.events.implied import settings_of
from recoupe.stages.events.open_sides import OpenSide, open_sides
from recoupe.stages.events.side_features import Features, Question, SideFeatures
from recoupe.stages.grammar import parse_article
from recoupe.stages.quotes import find_quotes
from recoupe.stages.times import find_times

KEPT = Path(__file__).with_name("rows.jsonl.gz")
"""The rows of press texts annotated in December 2026 that are not in `../shared`."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One open side: its set, the number of its publisher within it, the features that all answers share, those of each answer.

    `right` and `ruled` are the places of the right answer and of the rules' in `answers`; `right` is None when it is not there.
    """

    source: str
    publisher: int
    shared: Features
    answers: list[Features]
    right: int | None
    ruled: int

    @property
    def question(self) -> Question:
        """What the model is asked."""
        return self.shared, self.answers


def read_rows(pages: PageSet, language: Language) -> Iterator[Row]:
    """Yield the rows of an annotated set, page by page."""
    publishers: dict[str | None, int] = {}
    for page in read_set(pages, "events"):
        publisher = publishers.setdefault(page.given.publisher, len(publishers))
        yield from _rows_of(page, language, source=pages.name, publisher=publisher)


def read_kept(path: Path = KEPT) -> list[Row]:
    """Return the rows that are kept beside this file; none where it is missing."""
    if not path.exists():
        return []
    with gzip.open(path, "rb") as lines:
        return [msgspec.json.decode(line, type=Row) for line in lines]


def keep(rows: Iterable[Row], path: Path = KEPT) -> None:
    """Write rows, the same bytes for the same rows."""
    content = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    path.write_bytes(gzip.compress(content, mtime=0))


def _rows_of(page: Page, language: Language, *, source: str, publisher: int) -> Iterator[Row]:
    pack = language.pack
    lexicon = msgspec.structs.replace(pack.events, sides=None)
    article = clean_capture(page.capture, given=page.given, lexicon=pack.article, calendar=pack.calendar)
    grammar = parse_article(article, parser=language.parser, lexicon=pack.grammar)
    times = find_times(article, grammar, lexicon=pack.times, calendar=pack.calendar)
    actors = find_actors(article, grammar, lexicon=pack.actors)
    quotes = find_quotes(article, grammar, actors, lexicon=pack.quotes)
    coded = code_mentions(article, grammar, times, actors, quotes, lexicon=lexicon)
    right = _right(coded, page.gold, WayBack(article.runs, page.capture.text))
    steps, countries = coded.steps, Countries(actors, coded.page.cast, settings_of(actors, coded.page.cast))
    seen = SideFeatures(steps, countries)
    for side in open_sides(steps, frozenset(right), countries, lexicon.words.codebook):
        yield _row(side, seen.of(side), right[side.number][side.which == "recipient"], source, publisher)


def _right(coded: Coded, known: list[dict[str, Any]], way: WayBack) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
    """Return the annotated countries of both sides of each act that the annotation has with the same type, by its number."""
    numbers = {id(draft): number for number, draft in enumerate(coded.weighed)}
    found = []
    for draft, event in zip(coded.kept, coded.events, strict=True):
        trigger = way.row(event.trigger)
        place = {"start": trigger.start, "end": trigger.end}
        found.append({"type": event.type, "status": event.status, "trigger": place, "number": numbers[id(draft)]})
    pairs = (pair for pair in pair_events(known, found) if same_type(pair))
    return {
        pair.found["number"]: (frozenset(countries_of(pair.gold, "actor")), frozenset(countries_of(pair.gold, "recipient")))
        for pair in pairs
        if pair.gold and pair.found
    }


def _row(side: OpenSide, question: Question, right: frozenset[str], source: str, publisher: int) -> Row:
    shared, answers = question
    return Row(
        source=source,
        publisher=publisher,
        shared=_told(shared),
        answers=[_told(answer) for answer in answers],
        right=side.answers.index(right) if right in side.answers else None,
        ruled=side.ruled,
    )


def _told(features: Features) -> Features:
    """Return the features that are not 0, as numbers."""
    return {name: float(value) for name, value in features.items() if value}
