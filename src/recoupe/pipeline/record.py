"""The layers of a page to its record: every place becomes a raw one."""

from datetime import date

import msgspec

from recoupe.pipeline.evidence import WayBack
from recoupe.types.actors import Actor, Actors, Mention
from recoupe.types.article import Article, Entry, Meta
from recoupe.types.base import Record
from recoupe.types.capture import Capture
from recoupe.types.events import Event, EventDate, Events
from recoupe.types.grammar import Grammar
from recoupe.types.idiom import Idiom
from recoupe.types.problem import Problem
from recoupe.types.quotes import Quote, Quotes
from recoupe.types.record import (
    ActorRow,
    EntryRow,
    EventDateRow,
    EventRow,
    EvidenceRow,
    MentionRow,
    MetaRow,
    PageRecord,
    PageRow,
    ProblemRow,
    PublishedRow,
    QuoteRow,
    SegmentRow,
    SpanRow,
    TimeRow,
)
from recoupe.types.times import Time, Times


class Layers(Record, frozen=True, kw_only=True):
    """What the stages made of one page."""

    article: Article
    idiom: Idiom
    grammar: Grammar = Grammar()
    times: Times = Times()
    actors: Actors = Actors()
    quotes: Quotes = Quotes()
    events: Events = Events()


def write_record(capture: Capture, layers: Layers, *, engine: str, with_text: bool) -> PageRecord:
    """Return the record of a page; see `recoupe.types.record`."""
    way = WayBack(layers.article.runs, capture.text)
    return PageRecord(
        page=_page(capture, layers.idiom, engine, with_text=with_text),
        meta=_meta(layers.article.meta),
        segments=tuple(SegmentRow(start=s.span.start, end=s.span.end, role=s.role) for s in layers.article.segments),
        entries=tuple(_entry(entry, capture.text) for entry in layers.article.entries),
        times=tuple(_time(time, way) for time in layers.times.found),
        mentions=tuple(_mention(mention, way) for mention in layers.actors.mentions),
        actors=tuple(_actor(actor, capture.id) for actor in layers.actors.actors),
        quotes=tuple(_quote(quote, way) for quote in layers.quotes.found),
        events=tuple(_event(event, way) for event in layers.events.found),
        problems=tuple(_problem(problem, way) for problem in _problems(capture, layers)),
    )


def _problems(capture: Capture, layers: Layers) -> tuple[Problem, ...]:
    return (
        *capture.problems,
        *layers.article.problems,
        *layers.idiom.problems,
        *layers.grammar.problems,
        *layers.times.problems,
        *layers.actors.problems,
        *layers.quotes.problems,
        *layers.events.problems,
    )


def _page(capture: Capture, idiom: Idiom, engine: str, *, with_text: bool) -> PageRow:
    return PageRow(
        name=capture.name,
        id=capture.id,
        sha256=capture.sha256,
        path=capture.path,
        record=capture.record,
        url=capture.url,
        crawled=capture.crawled.isoformat() if capture.crawled else None,
        length=len(capture.text),
        language=idiom.code,
        engine=engine,
        fields=capture.fields or msgspec.UNSET,
        text=capture.text if with_text else msgspec.UNSET,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _meta(meta: Meta) -> MetaRow:
    published = meta.published
    evidence = tuple(
        EvidenceRow(
            kind=item.kind,
            text=item.text,
            start=item.span.start if item.span else None,
            end=item.span.end if item.span else None,
            source_start=item.source.start if item.source else msgspec.UNSET,
            source_end=item.source.end if item.source else msgspec.UNSET,
        )
        for item in published.evidence
    )
    return MetaRow(
        title=meta.title,
        publisher=meta.publisher,
        authors=meta.authors,
        agencies=meta.agencies,
        section=meta.section,
        language=meta.language,
        published=PublishedRow(
            value=_day(published.value),
            earliest=_day(published.earliest),
            latest=_day(published.latest),
            evidence=evidence,
            flags=published.flags,
        ),
    )


def _entry(entry: Entry, raw: str) -> EntryRow:
    start, end = entry.stamp.start, entry.stamp.end
    return EntryRow(
        start=entry.span.start,
        end=entry.span.end,
        day=_day(entry.day),
        clock=entry.clock,
        stamp=SpanRow(start=start, end=end, text=raw[start:end]),
    )


def _time(time: Time, way: WayBack) -> TimeRow:
    row = way.row(time.span)
    return TimeRow(
        start=row.start,
        end=row.end,
        text=row.text,
        pieces=row.pieces,
        type=time.type,
        value=time.value,
        mod=time.mod,
        edtf=time.edtf,
        earliest=_day(time.earliest),
        latest=_day(time.latest),
        granularity=time.granularity,
        anchor=time.anchor,
        flags=time.flags,
        zone=time.zone,
        rule=time.rule,
    )


def _mention(mention: Mention, way: WayBack) -> MentionRow:
    row = way.row(mention.span)
    return MentionRow(
        start=row.start,
        end=row.end,
        text=row.text,
        pieces=row.pieces,
        form=mention.form,
        kind=mention.kind,
        actor=mention.actor,
        metonym=mention.metonym,
        zone=mention.zone,
        rule=mention.rule,
    )


def _actor(actor: Actor, page_id: str) -> ActorRow:
    return ActorRow(
        id=actor.id,
        kind=actor.kind,
        label=actor.label,
        aliases=actor.aliases,
        country=actor.country,
        codes=actor.codes,
        wikidata=actor.wikidata,
        page=page_id if actor.local else None,
        lat=actor.lat,
        lon=actor.lon,
    )


def _quote(quote: Quote, way: WayBack) -> QuoteRow:
    return QuoteRow(
        type=quote.type,
        content=way.rows(quote.content),
        cue=way.row(quote.cue) if quote.cue else None,
        cue_lemma=quote.cue_lemma,
        speaker=way.row(quote.speaker) if quote.speaker else None,
        speaker_actor=quote.speaker_actor,
        inferred=quote.inferred,
        addressee=way.row(quote.addressee) if quote.addressee else None,
        channel=way.words(quote.channel) if quote.channel else None,
        stance=quote.stance,
        modality=quote.modality,
        nested_in=quote.nested_in,
        flags=quote.flags,
        zone=quote.zone,
        rule=quote.rule,
    )


def _event(event: Event, way: WayBack) -> EventRow:
    return EventRow(
        type=event.type,
        mode=event.mode,
        cameo=event.cameo,
        contexts=event.contexts,
        trigger=way.row(event.trigger),
        actors=event.actors,
        recipients=event.recipients,
        actor_countries=event.actor_countries,
        recipient_countries=event.recipient_countries,
        status=event.status,
        status_cue=way.row(event.status_cue) if event.status_cue else None,
        attributed_to=event.attributed_to,
        date=_event_date(event.date) if event.date else None,
        place=event.place,
        casualties=event.casualties,
        repeat=event.repeat,
        object=way.words(event.object) if event.object else None,
        group=event.group,
        evidence=way.rows(event.evidence),
        zone=event.zone,
        rule=event.rule,
        score=event.score,
    )


def _event_date(day: EventDate) -> EventDateRow:
    return EventDateRow(
        value=day.value,
        earliest=_day(day.earliest),
        latest=_day(day.latest),
        anchor=day.anchor,
        flags=day.flags,
        rule=day.rule,
    )


def _problem(problem: Problem, way: WayBack) -> ProblemRow:
    raw = way.raw_spans(problem.span) if problem.span else ()
    return ProblemRow(
        code=problem.code,
        start=raw[0].start if raw else None,
        end=raw[0].end if raw else None,
        message=problem.message,
    )
