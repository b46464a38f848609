"""find_published: every reason that a page gives for its day, and what follows."""

from collections.abc import Iterator

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.claims import Claims
from recoupe.stages.article.compose import Cuts
from recoupe.stages.article.dating.candidates import (
    WEIGHTS,
    Candidate,
    address_days,
    claimed_days,
    printed_days,
    timed_days,
    titled_days,
)
from recoupe.stages.article.dating.published import read_published
from recoupe.stages.article.dating.voter import guess_day
from recoupe.stages.article.layout import Layout
from recoupe.stages.article.lines import Line
from recoupe.types.article import DateEvidence, Published
from recoupe.types.capture import Capture, Given


def find_published(
    capture: Capture,
    lines: tuple[Line, ...],
    layout: Layout,
    cuts: Cuts,
    *,
    claims: Claims,
    given: Given,
    lexicon: ArticleLexicon,
    calendar: Calendar,
) -> Published:
    """Return when a page was published, with its reasons."""
    url = given.url or capture.url
    zone = lexicon.zones.of_address(url)
    dates = [(lines[index], day) for index, stamp in sorted(layout.stamps.items()) for day in stamp.dates]
    datelines = cuts.datelines | {index: stamp.dateline for index, stamp in layout.stamps.items() if stamp.dateline}
    candidates = [*printed_days(dates, layout.place), *claimed_days(claims, zone), *address_days(url)]
    if capture.markup:
        beside = [
            line for line in lines if layout.place.last is None or line.index <= layout.place.last or line.index in layout.stamps
        ]
        candidates += timed_days(capture.markup.named, beside, layout.place, zone)
        candidates += titled_days(claims, lexicon, calendar)
        if all(candidate.changed for candidate in candidates):
            changes = {candidate.day for candidate in candidates} | {day.day for _, day in dates if day.kind == "updated"}
            candidates += [guess for guess in _guessed(capture.markup.source, url) if guess.day not in changes]
    lines_of = [(lines[index], dateline) for index, dateline in datelines.items()]
    return read_published(candidates, dates, lines_of, given=given, crawled=capture.crawled, calendar=calendar)


def _guessed(source: str, url: str | None) -> Iterator[Candidate]:
    """Yield the day that htmldate finds, when it finds one."""
    if day := guess_day(source, url):
        reason = DateEvidence(kind="htmldate", text=day.isoformat())
        yield Candidate(day=day, weight=WEIGHTS["htmldate"], reason=reason, days=frozenset({day}))
