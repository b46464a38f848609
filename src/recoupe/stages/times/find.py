"""find_times: the steps in order."""

from collections.abc import Iterator

from recoupe.lexicon.calendar import Calendar
from recoupe.lexicon.times import TimesLexicon
from recoupe.stages.times.anchors import Placed, Resolver
from recoupe.stages.times.bounds import narrowed
from recoupe.stages.times.guard import is_time
from recoupe.stages.times.read import read_spotted
from recoupe.stages.times.reading import Reading
from recoupe.stages.times.setting import Places
from recoupe.stages.times.spot import spot_times
from recoupe.types.article import Article
from recoupe.types.grammar import Grammar
from recoupe.types.problem import Problem
from recoupe.types.times import Time, Times


def find_times(article: Article, grammar: Grammar, *, lexicon: TimesLexicon, calendar: Calendar) -> Times:
    """Return the times of an article, in text order.

    Args:
        article: the text, its blocks, and when it was published as far as known.
        grammar: its sentences, for the tense around a time, and its quotation marks, for who counts from which day.
        lexicon: the words and the ways to write a time.
        calendar: the names of days and months.
    """
    places = Places(article, grammar, lexicon)
    placed = list(_expressions(article, places, lexicon, calendar))
    zones = [block.role for block in article.blocks]
    published = article.meta.published
    readings = Resolver(placed, published=published, days=article.days, places=places, zones=zones).readings()
    readings = narrowed(placed, readings, published)
    found = tuple(
        Time(
            span=e.span,
            type=reading.type,
            value=reading.value,
            mod=reading.mod,
            edtf=reading.edtf,
            earliest=reading.earliest,
            latest=reading.latest,
            granularity=reading.granularity,
            anchor=reading.anchor,
            flags=reading.flags,
            zone=zones[setting.block],
            rule=f"times.{e.rule.rule}",
        )
        for (e, setting), reading in zip(placed, readings, strict=True)
    )
    problems = [*_problems(placed, readings, article.text), *_undated(readings, known=published.value is not None)]
    return Times(found=found, problems=tuple(problems))


def _expressions(article: Article, places: Places, lexicon: TimesLexicon, calendar: Calendar) -> Iterator[Placed]:
    """Yield the expressions of the blocks that are times, with where they stand."""
    for number, block in enumerate(article.blocks):
        for spotted in spot_times(article.text, block.span, lexicon=lexicon):
            for expression in read_spotted(spotted, article.text, lexicon=lexicon, calendar=calendar):
                if is_time(expression, article.text, block.span.start, places=places, lexicon=lexicon):
                    yield expression, places.setting(expression.span, number)


def _problems(placed: list[Placed], readings: list[Reading], text: str) -> Iterator[Problem]:
    for (e, _), reading in zip(placed, readings, strict=True):
        words = text[e.span.start : e.span.end]
        if "weekday_mismatch" in reading.flags:
            message = f"{words!r} is another weekday: read as {reading.value}, between {reading.earliest} and {reading.latest}"
            yield Problem(code="times.weekday_mismatch", message=message, span=e.span)
        elif "impossible" in reading.flags:
            yield Problem(code="times.impossible_date", message=f"{words!r} does not exist", span=e.span)


def _undated(readings: list[Reading], *, known: bool) -> Iterator[Problem]:
    """Yield one problem for a page whose times hang on a publication date that is not known."""
    count = sum("dct_uncertain" in reading.flags for reading in readings)
    if count and not known:
        message = f"the day of publication is not known: {count} of {len(readings)} times keep X digits"
        yield Problem(code="times.publication_unknown", message=message)
