"""Run one stage, and those before it, over the text of a case."""

from typing import Any

from recoupe.pipeline.language import Language
from recoupe.readers.html import read_html
from recoupe.stages.actors import find_actors
from recoupe.stages.article import clean_capture
from recoupe.stages.events import code_events
from recoupe.stages.grammar import parse_article
from recoupe.stages.idiom import guess_idiom
from recoupe.stages.quotes import find_quotes
from recoupe.stages.times import find_times
from recoupe.types.article import Article, Block, Meta, Published, Run, Segment
from recoupe.types.capture import Capture, Given
from recoupe.types.span import RawSpan, TextSpan
from tests.spec.cases import ReadyCase, as_written

LEFT_OUT = {
    "times": frozenset({"zone"}),
    "actors": frozenset({"zone"}),
    "quotes": frozenset({"zone"}),
    "events": frozenset({"zone", "score", "group", "evidence", "actor_countries", "recipient_countries"}),
}
"""Fields that cases do not write: the zone is given by the case; countries follow from the actors' ids; group, evidence and
score have tests of their own."""


def results(ready: ReadyCase, language: Language) -> list[dict[str, Any]]:
    """Return what the case's stage finds, as the case would write it."""
    if ready.stage == "article":
        return _article_results(ready, language)
    article = plain_article(ready)
    if ready.stage == "idiom":
        idiom = guess_idiom(article, expected=language.pack.code, detector=language.detector)
        return [{"code": idiom.code or "null", "problems": [problem.code for problem in idiom.problems]}]
    return _layer_results(ready, article, language)


def _layer_results(ready: ReadyCase, article: Article, language: Language) -> list[dict[str, Any]]:
    pack = language.pack
    names = {span: label for label, span in ready.spans.items()}
    grammar = parse_article(article, parser=language.parser, lexicon=pack.grammar)
    if ready.stage == "grammar":
        sentences = [{"sentence": as_label(s.span, names, article.text)} for s in grammar.sentences]
        marks = [
            {
                "quotation": as_label(m.inner, names, article.text),
                "depth": str(m.depth),
                "closed": str(m.closed).lower(),
            }
            for m in grammar.marks
        ]
        return [*sentences, *marks]
    times = find_times(article, grammar, lexicon=pack.times, calendar=pack.calendar)
    if ready.stage == "times":
        return _rows(times.found, names, article.text, "times")
    actors = find_actors(article, grammar, lexicon=pack.actors)
    if ready.stage == "actors":
        return _rows(actors.mentions, names, article.text, "actors")
    quotes = find_quotes(article, grammar, actors, lexicon=pack.quotes)
    if ready.stage == "quotes":
        return _rows(quotes.found, names, article.text, "quotes")
    events = code_events(article, grammar, times, actors, quotes, lexicon=pack.events)
    return _rows(events.found, names, article.text, "events")


def _rows(found: tuple[Any, ...], names: dict[TextSpan, str], text: str, stage: str) -> list[dict[str, Any]]:
    return [as_written(item, names, text, leave_out=LEFT_OUT[stage]) for item in found]


def as_label(span: TextSpan, names: dict[TextSpan, str], text: str) -> str:
    """Return the label of a span, or its words when it has none."""
    return names.get(span, f"{text[span.start : span.end]!r} at {span.start}")


def _article_results(ready: ReadyCase, language: Language) -> list[dict[str, Any]]:
    """Return the segments as `{role: label}`, then the metadata, then the problems' codes."""
    capture, names = _case_capture(ready)
    given = Given(published=ready.case.published, publisher=ready.case.publisher, url=ready.case.url)
    article = clean_capture(capture, given=given, lexicon=language.pack.article, calendar=language.pack.calendar)
    found = [as_label(TextSpan(s.span.start, s.span.end), names, capture.text) + f" is {s.role}" for s in article.segments]
    if ready.case.html:
        found = [
            words
            for segment, words in zip(article.segments, found, strict=True)
            if segment.role != "other" or " at " not in words
        ]
    meta = as_written(article.meta, names, capture.text, leave_out=frozenset({"published", "language"}))
    published = as_written(article.meta.published, names, capture.text, leave_out=frozenset({"evidence"}))
    return [{"segments": found}, meta | published, {"problems": [problem.code for problem in article.problems]}]


def _case_capture(ready: ReadyCase) -> tuple[Capture, dict[TextSpan, str]]:
    """Return the capture of an article case, and its labels by their places in the captured text."""
    if not ready.case.html:
        capture = Capture(id="case", name="case", sha256="", path="case", text=ready.text, encoding="utf-8")
        return capture, {span: label for label, span in ready.spans.items()}
    page = read_html(ready.text.encode(), name="case", path="case", url=ready.case.url)
    assert isinstance(page, Capture), page
    return page, {_rendered(span, page): label for label, span in ready.spans.items()}


def _rendered(span: TextSpan, page: Capture) -> TextSpan:
    """Return the place in the rendered text of a stretch of the source: from its first character that is shown to its last."""
    assert page.markup is not None
    shown = [run for run in page.markup.runs if run.source < span.end and run.source + run.width > span.start]
    assert shown, f"nothing of {span} is shown"
    first, last = shown[0], shown[-1]
    start = first.text + (max(span.start - first.source, 0) if first.length == first.width else 0)
    end = last.text + (min(span.end - last.source, last.length) if last.length == last.width else last.length)
    return TextSpan(start, end)


def expected(ready: ReadyCase) -> list[dict[str, Any]]:
    """Return what the case says must be found; for the article stage the marks are the segments.

    There a label is a role with an optional number (`body2`), and `expect` holds the metadata, then the problems if any. What a
    case in HTML does not mark must be `other`.
    """
    if ready.stage != "article":
        return list(ready.case.expect)
    segments = [f"{label} is {label.rstrip('0123456789')}" for label in ready.spans]
    meta = ready.case.expect[0] if ready.case.expect else {}
    problems = ready.case.expect[1] if len(ready.case.expect) > 1 else {"problems": []}
    return [{"segments": segments}, meta, problems]


def plain_article(ready: ReadyCase) -> Article:
    """Return an article whose text is the case's text: one block a line, no cleaning."""
    runs, blocks, segments = [], [], []
    lines = [line for line in _lines(ready.text) if line[2].strip()]
    zones = ready.case.zones or ("body",) * len(lines)
    for (start, end, _), role in zip(lines, zones, strict=True):
        blocks.append(Block(span=TextSpan(start, end), role=role))
        segments.append(Segment(span=RawSpan(start, end), role=role))
    runs.append(Run(text=0, raw=0, length=len(ready.text)))
    day = ready.case.published
    published = Published(value=day, earliest=day, latest=day or ready.case.fetched)
    meta = Meta(publisher=ready.case.publisher, published=published)
    return Article(text=ready.text, runs=tuple(runs), blocks=tuple(blocks), segments=tuple(segments), meta=meta)


def _lines(text: str) -> list[tuple[int, int, str]]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line), line))
        start += len(line) + 1
    return lines
