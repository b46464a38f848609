"""Pages that name people, made by hand: what a page says of them stands in a few lines, spans are found in its text."""

from pathlib import Path

import msgspec

from recoupe.pipeline.corpus import ReadPage
from recoupe.types.capture import Given
from recoupe.types.record import ActorRow, EventRow, MentionRow, QuoteRow, SpanRow
from tests.store.pages import write_page

ROLE = "actors.role_beside:"


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody as a page has them: `names`, `roles` (words: noun) and `pronouns` must stand in its text, in this order each."""

    label: str
    names: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    pronouns: tuple[str, ...] = ()
    country: str | None = None
    id: str
    kind: str = "person"
    known: bool = False


def page_with(
    folder: Path,
    name: str,
    text: str,
    *people: Person,
    said: tuple[tuple[str, str], ...] = (),
    done: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (),
    engine: str = "engine-1",
    given: Given | None = None,
) -> ReadPage:
    """Write a file and return its page: who is in it, what they said (words, id) and did (type, words, actors, recipients)."""
    page = write_page(folder, name, text, engine=engine, given=given)
    record = msgspec.structs.replace(
        page.record,
        times=(),
        mentions=tuple(sorted((m for person in people for m in _mentions(person, text)), key=lambda m: m.start)),
        actors=tuple(_row(person, page.record.page.id) for person in people),
        quotes=tuple(_quote(_at(words, text), ident) for words, ident in said),
        events=tuple(_event(act, _at(words, text), actors, recipients) for act, words, actors, recipients in done),
    )
    return msgspec.structs.replace(page, record=record)


def _row(person: Person, page_id: str) -> ActorRow:
    return ActorRow(
        id=person.id,
        kind=person.kind,
        label=person.label,
        aliases=(),
        country=person.country,
        codes=(),
        wikidata=None,
        page=None if person.known else page_id,
    )


def _mentions(person: Person, text: str) -> list[MentionRow]:
    words = [(name, "name", "actors.model") for name in person.names or (person.label,)]
    words += [(role, "nominal", ROLE + noun) for role, noun in person.roles]
    words += [(pronoun, "pronoun", "actors.pronoun") for pronoun in person.pronouns]
    return [
        MentionRow(
            start=(span := _at(found, text)).start,
            end=span.end,
            text=found,
            form=form,
            kind=person.kind,
            actor=person.id,
            metonym=False,
            zone="body",
            rule=rule,
        )
        for found, form, rule in words
    ]


def _at(words: str, text: str) -> SpanRow:
    start = text.index(words)
    return SpanRow(start=start, end=start + len(words), text=words)


def _quote(span: SpanRow, speaker: str) -> QuoteRow:
    return QuoteRow(
        type="direct",
        content=(span,),
        cue=None,
        cue_lemma=None,
        speaker=None,
        speaker_actor=speaker,
        inferred=False,
        addressee=None,
        channel=None,
        stance="affirm",
        modality="asserted",
        nested_in=None,
        flags=(),
        zone="body",
        rule="quotes.colon",
    )


def _event(type: str, span: SpanRow, actors: tuple[str, ...], recipients: tuple[str, ...]) -> EventRow:
    return EventRow(
        type=type,
        mode=None,
        cameo=None,
        contexts=(),
        trigger=span,
        actors=actors,
        recipients=recipients,
        actor_countries=(),
        recipient_countries=(),
        status="happened",
        status_cue=None,
        attributed_to=(),
        date=None,
        place=None,
        casualties=None,
        repeat=None,
        object=None,
        group="g1",
        evidence=(span,),
        zone="body",
        rule="events.verb",
        score=0.5,
    )
