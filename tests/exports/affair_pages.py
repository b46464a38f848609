"""Four captured pages of an invented affair, with what makes trouble in files: formulas, odd characters, an advertisement in the
middle of a sentence."""

import hashlib
from typing import Any

import msgspec

from recoupe.types.record import (
    ActorRow,
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

TEXTS = {
    "a1": (
        "\N{BRIDGE AT NIGHT} Le pont de Sarn\r\n\r\nPORT-SABLE, 4 mars (AVP) - Des avions ostraniens ont bombardé\tle pont "
        "PUBLICITÉ <b>Barques & Cie</b> de Sarn mercredi, faisant 8 blessés, selon Mme Orsel.\r\n"
        '"Nous n\'avons <rien> signé & rien promis", a déclaré Irène Orsel.\r\n'
    ),
    "a2": (
        "Le pont de Sarn bombardé\n\nPORT-SABLE, 4 mars (AVP) - Des avions ostraniens ont bombardé le pont de Sarn mercredi, "
        "faisant 8 blessés, selon Mme Orsel.\n"
    ),
    "b3": (
        "Karsk dément\n\nL'armée ostranienne dément avoir bombardé le pont. L'Observatoire parle de 25 blessés.\n"
        "Des rebelles ont menacé la ville. La Valdorie et l'Ostrane ont signé un accord.\n"
    ),
    "c4": "=HYPERLINK(1)\x00\x0b\n\nLa Valdorie aurait demandé une rencontre.\n",
}
"""The captured texts by page id."""


def span(page: str, *parts: str) -> SpanRow:
    """Return the place of some words, each of which stands once in its page; the second and later parts are pieces."""
    text = TEXTS[page]
    assert all(text.count(part) == 1 for part in parts), parts
    first, *rest = (Piece(start=text.index(part), end=text.index(part) + len(part), text=part) for part in parts)
    row = SpanRow(start=first.start, end=first.end, text=first.text)
    return msgspec.structs.replace(row, pieces=tuple(rest)) if rest else row


def _page(ident: str, name: str, title: str | None, publisher: str | None, published: str | None, **layers: Any) -> PageRecord:
    empty = dict.fromkeys(("segments", "times", "mentions", "actors", "quotes", "events", "problems"), ())
    text = TEXTS[ident]
    return PageRecord(
        page=PageRow(
            name=name,
            id=ident,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            path=f"pages/{name}.txt",
            url=f"https://{name.replace('_', '-')}.example/sarn?a=1&b=<2>" if publisher else None,
            length=len(text),
            language="fr",
            engine="recoupe 0 test",
        ),
        meta=MetaRow(
            title=title,
            publisher=publisher,
            authors=("Jo & Al",) if publisher else (),
            agencies=("AVP",) if ident in ("a1", "a2") else (),
            section=None,
            published=PublishedRow(value=published, earliest=published, latest=published, evidence=(), flags=()),
        ),
        **(empty | layers),
    )


def _quote(content: SpanRow, speaker: str | None, cue: SpanRow) -> QuoteRow:
    return QuoteRow(
        type="direct",
        content=(content,),
        cue=cue,
        cue_lemma="déclarer",
        speaker=None,
        speaker_actor=speaker,
        inferred=False,
        addressee=None,
        channel=None,
        stance="deny",
        modality="asserted",
        nested_in=None,
        flags=(),
        zone="body",
        rule="quotes.cue_after",
    )


def _mention(where: SpanRow, actor: str) -> MentionRow:
    fields: dict[str, Any] = {"start": where.start, "end": where.end, "text": where.text}
    kind: Any = actor.partition("/")[0]
    return MentionRow(**fields, form="name", kind=kind, actor=actor, metonym=False, zone="body", rule="actors.name")


def _time(where: SpanRow, day: str) -> TimeRow:
    return TimeRow(
        start=where.start,
        end=where.end,
        text=where.text,
        type="DATE",
        value=day,
        mod=None,
        edtf=day,
        earliest=day,
        latest=day,
        granularity="day",
        anchor="publication",
        flags=(),
        zone="body",
        rule="times.weekday",
    )


def _state(code: str, label: str, alpha3: str) -> ActorRow:
    return ActorRow(
        id=f"state/{code}", kind="state", label=label, aliases=(), country=code, codes=(alpha3,), wikidata=None, page=None
    )


STATES = (_state("xv", "Valdorie", "XVA"), _state("xo", "Ostrane", "XOS"))

RECORDS = (
    _page(
        "a1",
        "gazette_des_dunes",
        "Le pont de Sarn",
        "Gazette des Dunes",
        "2021-03-04",
        segments=(SegmentRow(start=0, end=18, role="title"), SegmentRow(start=80, end=110, role="ad")),
        actors=STATES,
        mentions=(
            _mention(span("a1", "Mme Orsel"), "person/irene-orsel"),
            _mention(span("a1", "Irène Orsel"), "person/irene-orsel"),
        ),
        times=(_time(span("a1", "mercredi"), "2021-03-03"),),
        quotes=(_quote(span("a1", "Nous n'avons <rien> signé & rien promis"), "person/irene-orsel", span("a1", "a déclaré")),),
        problems=(ProblemRow(code="times.weekday_mismatch", start=3, end=9, message="mercredi 4 mars 2021 is a Thursday"),),
    ),
    _page("a2", "portail_matin", "Le pont de Sarn bombardé", "Portail Matin", "2021-03-05", actors=STATES),
    _page("b3", "observatoire", "Karsk dément", "-Observatoire du Nord", "2021-03-06", actors=STATES),
    _page("c4", "=courrier", None, None, None, actors=STATES[:1]),
)
