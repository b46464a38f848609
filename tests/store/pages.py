"""Pages made by hand, so that the store is tested without parser or language."""

from pathlib import Path

from msgspec import UNSET

from recoupe.pipeline.corpus import ReadPage
from recoupe.readers import reopen_capture
from recoupe.types.article import Role
from recoupe.types.capture import Capture, Given
from recoupe.types.record import (
    ActorRow,
    EventDateRow,
    EventRow,
    MentionRow,
    MetaRow,
    PageRecord,
    PageRow,
    Piece,
    ProblemRow,
    PublishedRow,
    QuoteRow,
    SegmentRow,
    SpanRow,
    TimeRow,
)

TALKS = """Le Valdor refuse de négocier avec l'État voisin

Le ministre a déclaré mardi : « Nous ne négocierons pas ».

Publicité

Après l'armée, les services de renseignement ont démenti tout échange.
"""


def write_page(
    folder: Path, name: str = "talks", text: str = TALKS, *, given: Given | None = None, engine: str = "engine-1"
) -> ReadPage:
    """Write a file and return its page, with one item of every layer whose words are in the text."""
    path = folder / f"{name}.txt"
    path.write_bytes(text.encode())
    return page_of(reopen_capture(str(path), name=name, url=None), given=given, engine=engine)


def page_of(capture: Capture, *, given: Given | None = None, engine: str = "engine-1") -> ReadPage:
    raw = capture.text

    def at(words: str) -> SpanRow:
        start = raw.index(words)
        return SpanRow(start=start, end=start + len(words), text=words)

    given = given or Given()
    record = PageRecord(
        page=_page_row(capture, engine),
        meta=_meta_row(raw.splitlines()[0], given),
        segments=tuple(_segments(raw)),
        entries=(),
        times=(_time(at("mardi")),) if "mardi" in raw else (),
        mentions=(_mention(at("Le ministre"), raw),) if "Le ministre" in raw else (),
        actors=(_actor(capture.id),),
        quotes=(_quote(at("Nous ne"), at("négocierons pas"), at("a déclaré"), at("Le ministre")),) if "Nous ne" in raw else (),
        events=(_event(at("démenti"), at("ont démenti tout échange")),) if "ont démenti" in raw else (),
        problems=(ProblemRow(code="times.publication_unknown", start=None, end=None, message="no date"),),
    )
    return ReadPage(capture=capture, record=record, given=given)


def _page_row(capture: Capture, engine: str) -> PageRow:
    return PageRow(
        name=capture.name,
        id=capture.id,
        sha256=capture.sha256,
        path=capture.path,
        record=capture.record,
        url=capture.url,
        crawled=capture.crawled.isoformat() if capture.crawled else None,
        length=len(capture.text),
        language="fr",
        engine=engine,
        fields=capture.fields or UNSET,
    )


def _meta_row(title: str, given: Given) -> MetaRow:
    day = given.published.isoformat() if given.published else None
    published = PublishedRow(value=day, earliest=day, latest=day, evidence=(), flags=())
    return MetaRow(title=title, publisher=given.publisher, authors=(), agencies=(), section=None, published=published)


def _actor(page_id: str) -> ActorRow:
    return ActorRow(
        id="person/ministre",
        kind="person",
        label="le ministre",
        aliases=("ministre",),
        country="va",
        codes=("GOV",),
        wikidata=None,
        page=page_id,
    )


def _segments(raw: str) -> list[SegmentRow]:
    rows, start = [], 0
    for i, line in enumerate(raw.split("\n")):
        if line.strip():
            role: Role = "title" if i == 0 else "ad" if line == "Publicité" else "body"
            rows.append(SegmentRow(start=start, end=start + len(line), role=role))
        start += len(line) + 1
    return rows


def _time(span: SpanRow) -> TimeRow:
    return TimeRow(
        start=span.start,
        end=span.end,
        text=span.text,
        type="DATE",
        value="2016-10-11",
        mod=None,
        edtf="2016-10-11",
        earliest="2016-10-11",
        latest="2016-10-11",
        granularity="day",
        anchor="publication",
        flags=("loose_sense",),
        zone="body",
        rule="times.weekday",
    )


def _mention(span: SpanRow, raw: str) -> MentionRow:
    later = raw.index("Publicité") if "Publicité" in raw else span.end
    piece = Piece(start=later, end=later + 3, text=raw[later : later + 3])
    return MentionRow(
        start=span.start,
        end=span.end,
        text=span.text,
        pieces=(piece,),
        form="nominal",
        kind="person",
        actor="person/ministre",
        metonym=False,
        zone="body",
        rule="actors.office",
    )


def _quote(first: SpanRow, second: SpanRow, cue: SpanRow, speaker: SpanRow) -> QuoteRow:
    return QuoteRow(
        type="direct",
        content=(first, second),
        cue=cue,
        cue_lemma="déclarer",
        speaker=speaker,
        speaker_actor="person/ministre",
        inferred=False,
        addressee=None,
        channel=None,
        stance="refuse",
        modality="asserted",
        nested_in=None,
        flags=(),
        zone="body",
        rule="quotes.colon",
    )


def _event(trigger: SpanRow, evidence: SpanRow) -> EventRow:
    return EventRow(
        type="COOPERATE",
        mode=None,
        cameo="06",
        contexts=("intelligence",),
        trigger=trigger,
        actors=("person/ministre",),
        recipients=(),
        actor_countries=("va",),
        recipient_countries=(),
        status="denied",
        status_cue=trigger,
        attributed_to=("person/ministre",),
        date=EventDateRow(value=None, earliest=None, latest="2016-10-12", anchor="none", flags=()),
        place=None,
        casualties=None,
        repeat=None,
        object="tout échange",
        group="g1",
        evidence=(evidence,),
        zone="body",
        rule="events.noun",
        score=0.5,
    )
