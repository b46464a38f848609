"""Invented pages: sentences of invented words, and records that lead back to them."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import get_args

from bench.web.actors import ids, place, some_actor, word
from recoupe.types.base import Record
from recoupe.types.events import EventType, Status
from recoupe.types.quotes import Stance
from recoupe.types.record import (
    ActorRow,
    EventDateRow,
    EventRow,
    MentionRow,
    MetaRow,
    PageRecord,
    PageRow,
    PublishedRow,
    QuoteRow,
    SegmentRow,
    SpanRow,
    TimeRow,
)  # fmt: skip
from recoupe.types.reuse import Origin

EVENTS, SENTENCES, WORDS = 10, 26, 12
PUBLISHERS = 80
FIRST_DAY = date(2012, 1, 1)
_TYPES: tuple[EventType, ...] = get_args(EventType)
_STATUSES: tuple[Status, ...] = get_args(Status)
_STANCES: tuple[Stance, ...] = get_args(Stance)


class Page(Record, frozen=True, kw_only=True):
    """A page, its text, and the independent source of its words."""

    number: int
    text: str
    record: PageRecord
    origin: Origin


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    words = [word(number * 11 + 29) for number in range(20_000)]
    return words, list(accumulate(1 / (rank + 8) for rank in range(len(words))))


def make_page(number: int, random: Random) -> Page:
    """Return one page."""
    words, weights = _vocabulary()
    sentences = [" ".join(random.choices(words, cum_weights=weights, k=WORDS)).capitalize() + "." for _ in range(SENTENCES)]
    text = sentences[0] + "\n\n" + " ".join(sentences[1:]) + "\n\nPartager\n"
    starts = [0, *accumulate((len(sentence) + 1 for sentence in sentences[1:-1]), initial=len(sentences[0]) + 2)]
    spans = [SpanRow(start=at, end=at + len(one), text=one) for at, one in zip(starts, sentences, strict=True)]
    day = FIRST_DAY + timedelta(days=random.randrange(4000))
    body = len(text) - len("Partager\n")
    who = [some_actor(random) for _ in range(8)]
    record = PageRecord(
        page=_about(number, text),
        meta=_meta(number, sentences[0], day),
        segments=(
            SegmentRow(start=0, end=len(sentences[0]), role="title"),
            SegmentRow(start=len(sentences[0]) + 2, end=body - 2, role="body"),
            SegmentRow(start=body, end=len(text) - 1, role="share"),
        ),
        times=tuple(_times(spans, day)),
        mentions=tuple(_mentions(spans, who)),
        actors=tuple(_actors(who)),
        quotes=tuple(_quotes(spans, who, random)),
        events=tuple(_event(spans[2 + at], who, day, random) for at in range(EVENTS)),
        problems=(),
    )
    agency = number % 3 == 0
    name = f"Agence {word(number % 7)}" if agency else f"Journal {word(number % PUBLISHERS)}"
    source = Origin(id=f"{'agency' if agency else 'publisher'}/{name.lower().replace(' ', '-')}", name=name, rule="credit")
    return Page(number=number, text=text, record=record, origin=source)


def _about(number: int, text: str) -> PageRow:
    digest = hashlib.sha256(f"{number}".encode()).hexdigest()
    return PageRow(
        name=f"page{number}", id=digest[:16], sha256=digest, path=f"/pages/{number}.txt", url=None, length=len(text),
        language="fr", engine="bench",
    )  # fmt: skip


def _meta(number: int, title: str, day: date) -> MetaRow:
    known = day.isoformat()
    published = PublishedRow(value=known, earliest=known, latest=known, evidence=(), flags=())
    return MetaRow(
        title=title, publisher=f"Journal {word(number % PUBLISHERS)}", authors=(), agencies=(), section=None, published=published
    )


def _actors(who: list[int]) -> Iterator[ActorRow]:
    for number in dict.fromkeys(who):
        yield ActorRow(
            id=ids()[number],
            kind="person",
            label=word(number).title(),
            aliases=(),
            country=None,
            codes=(),
            wikidata=None,
            page=None,
        )


def _first_word(span: SpanRow) -> SpanRow:
    first = span.text.partition(" ")[0]
    return SpanRow(start=span.start, end=span.start + len(first), text=first)


def _mentions(spans: list[SpanRow], who: list[int]) -> Iterator[MentionRow]:
    for at, number in enumerate(who + who[:4]):
        first = _first_word(spans[2 + at])
        yield MentionRow(
            start=first.start, end=first.end, text=first.text, form="name", kind="person", actor=ids()[number], metonym=False,
            zone="body", rule="bench",
        )  # fmt: skip


def _times(spans: list[SpanRow], day: date) -> Iterator[TimeRow]:
    known = day.isoformat()
    for at in (3, 9, 15):
        first = _first_word(spans[at])
        yield TimeRow(
            start=first.start, end=first.end, text=first.text, type="DATE", value=known, mod=None, edtf=known, earliest=known,
            latest=known, granularity="day", anchor="publication", flags=(), zone="body", rule="bench",
        )  # fmt: skip


def _quotes(spans: list[SpanRow], who: list[int], random: Random) -> Iterator[QuoteRow]:
    for at in range(7):
        yield QuoteRow(
            type="direct", content=(spans[3 + 2 * at],), cue=None, cue_lemma=None, speaker=None, speaker_actor=ids()[who[at]],
            inferred=False, addressee=None, channel=None, stance=random.choice(_STANCES), modality="asserted", nested_in=None,
            flags=(), zone="body", rule="bench",
        )  # fmt: skip


def _event(span: SpanRow, who: list[int], day: date, random: Random) -> EventRow:
    actor, recipient, source = random.sample(who, 3)
    when = (day - timedelta(days=random.randrange(4))).isoformat()
    return EventRow(
        type=random.choice(_TYPES), mode=None, cameo=None, contexts=(), trigger=_first_word(span),
        actors=(ids()[actor],), recipients=(ids()[recipient],), actor_countries=(), recipient_countries=(),
        status=random.choices(_STATUSES, (60, 5, 8, 8, 3, 8, 8))[0], status_cue=None,
        attributed_to=(ids()[source],) if random.random() < 0.5 else (),
        date=EventDateRow(value=when, earliest=when, latest=day.isoformat(), anchor="publication", flags=()),
        place=place(int(random.paretovariate(0.7)) % 300), casualties=None, repeat=None, object=None, group="g", evidence=(span,),
        zone="body", rule="bench", score=random.choice((1.0, 1.0, 0.9, 0.7, 0.5)),
    )  # fmt: skip
