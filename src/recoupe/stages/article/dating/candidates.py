"""Every day that speaks for itself as the day of publication, with its weight and its reason."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, timedelta, timezone, tzinfo

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.claims import Claims, DateClaim
from recoupe.stages.article.dating.address import read_address
from recoupe.stages.article.dating.moments import Moment, read_moment
from recoupe.stages.article.dating.printed import PrintedDate, read_printed_date
from recoupe.stages.article.ground.place import Place
from recoupe.stages.article.lines import Line
from recoupe.types.article import DateEvidence, DateKind
from recoupe.types.base import Record
from recoupe.types.markup import Named
from recoupe.types.span import RawSpan

NEAR = 8
"""Lines between a bare date and the article it belongs to."""

WEIGHTS: dict[DateKind, float] = {"printed": 4, "data": 4, "meta": 3, "time": 2.5, "url": 2, "title": 1, "htmldate": 0.5}
"""What each kind of reason counts (a printed day with "Publié le" before it; one without counts `BARE`). A page says its day in
several of these ways; those that a reader sees, and those that a newsroom's system writes for search engines, count most."""

BARE = 2.0
_WEAK = 2.0
_FIRST, _LAST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))


class Candidate(Record, frozen=True, kw_only=True):
    """A day with its weight and reason; `days` are those that it may be by the clocks of the outlet."""

    day: date
    weight: float
    reason: DateEvidence
    days: frozenset[date]
    changed: bool = False


def printed_days(dates: Sequence[tuple[Line, PrintedDate]], place: Place) -> Iterator[Candidate]:
    """Yield the whole days printed beside the article: a page prints the days of other articles too.

    With a word before it ("Publié le") the first counts wherever it stands; a bare one near the title or right below the body,
    when no other day stands there.
    """
    whole = [(line, day) for line, day in dates if day.day]
    for line, day in whole:
        if day.kind == "updated" and _beside(line, place):
            yield _printed(line, day, WEIGHTS["printed"], changed=True)
    opened = [(line, day) for line, day in whole if day.kind == "published"]
    if near := [(line, day) for line, day in opened if _beside(line, place)] or opened:
        yield _printed(*near[0], WEIGHTS["printed"])
        return
    bare = [(line, day) for line, day in whole if day.kind == "bare" and _beside(line, place)]
    above = [(line, day) for line, day in bare if place.first is None or line.index < place.first]
    for group in (bare, above):
        if group and len({day.day for _, day in group}) == 1:
            yield _printed(*group[0], BARE)
            return


def claimed_days(claims: Claims, zone: tzinfo | None) -> Iterator[Candidate]:
    """Yield the days that the head of the page claims: the first of its data blocks, the first of its metas, and its changes."""
    seen: set[tuple[str, bool]] = set()
    for claim in claims.dates:
        moment = read_moment(claim.written)
        if moment is None or (claim.source, claim.changed) in seen:
            continue
        seen.add((claim.source, claim.changed))
        reason = DateEvidence(kind=claim.source, text=claim.written, source=RawSpan(claim.start, claim.end))
        yield _of_moment(moment, _weight(claim), reason, zone, changed=claim.changed)


def timed_days(named: Sequence[Named], lines: Sequence[Line], place: Place, zone: tzinfo | None) -> Iterator[Candidate]:
    """Yield the day of the `<time>` that stands by the article, above its body before below it."""
    near = [line for line in lines if _beside(line, place)]
    for line in sorted(near, key=lambda line: place.first is not None and line.index >= place.first):
        for item in named:
            if line.start <= item.start < line.end and item.value and (moment := read_moment(item.value)):
                changed = "update" in item.names.lower() or "modif" in item.names.lower()
                span = RawSpan(item.start, item.end)
                yield _of_moment(
                    moment, WEIGHTS["time"], DateEvidence(kind="time", text=item.value, span=span), zone, changed=changed
                )
                if not changed:
                    return


def address_days(url: str | None) -> Iterator[Candidate]:
    """Yield the day in the address of the page."""
    found = read_address(url) if url else None
    if found and found.day:
        reason = DateEvidence(kind="url", text=found.text)
        yield Candidate(day=found.day, weight=WEIGHTS["url"], reason=reason, days=frozenset({found.day}))


def titled_days(claims: Claims, lexicon: ArticleLexicon, calendar: Calendar) -> Iterator[Candidate]:
    """Yield the whole day that ends the document's title ("... | DW | 23.05.2011")."""
    title = claims.document or ""
    for at in range(max(len(title) - 30, 0), len(title)):
        if at and title[at - 1].isalnum():
            continue
        found = read_printed_date(title, title.lower(), at, lexicon, calendar)
        if found and found.day and not title[found.end :].strip(" )]."):
            reason = DateEvidence(kind="title", text=title[at : found.end])
            yield Candidate(day=found.day, weight=WEIGHTS["title"], reason=reason, days=frozenset({found.day}))
            return


def _beside(line: Line, place: Place) -> bool:
    """Return whether a line stands near the title or right below the body; any line does on a page without an article."""
    if place.first is None or place.last is None:
        return True
    top = place.title if place.title is not None else place.first
    return top - NEAR <= line.index <= place.first + NEAR or place.last < line.index <= place.last + NEAR


def _printed(line: Line, day: PrintedDate, weight: float, *, changed: bool = False) -> Candidate:
    assert day.day is not None
    reason = printed_reason(line, day)
    return Candidate(day=day.day, weight=weight, reason=reason, days=frozenset({day.day}), changed=changed)


def printed_reason(line: Line, day: PrintedDate) -> DateEvidence:
    """Return a printed date as a reason, with its place."""
    words = line.text[day.start : day.end].rstrip()
    start = line.start + day.start
    return DateEvidence(kind="printed", text=words, span=RawSpan(start, start + len(words)))


def _weight(claim: DateClaim) -> float:
    if claim.source == "data":
        return WEIGHTS["data"]
    return WEIGHTS["meta"] if claim.strong else _WEAK


def _of_moment(moment: Moment, weight: float, reason: DateEvidence, zone: tzinfo | None, *, changed: bool) -> Candidate:
    """Return a candidate for a moment: its day on the outlet's clocks where they are known, any day it may be where not."""
    if not moment.universal:
        return Candidate(day=moment.day, weight=weight, reason=reason, days=frozenset({moment.day}), changed=changed)
    day = moment.day_in(zone or UTC)
    days = frozenset({day}) if zone else frozenset({day, moment.day_in(_FIRST), moment.day_in(_LAST)})
    return Candidate(day=day, weight=weight, reason=reason, days=days, changed=changed)
