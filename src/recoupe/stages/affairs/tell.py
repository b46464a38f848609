"""tell_events: the events of one page as the affair sees them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.types.affair import AffairActor, Bounds, EventKey, Party, Telling
from recoupe.types.events import Status
from recoupe.types.record import EventRow, PageRecord, SpanRow
from recoupe.types.reuse import Origin

_OUTER_MEDIUM = "media/"


class Known(Protocol):
    """What the affair knows of one page beside its record."""

    def actor(self, ident: str) -> AffairActor:
        """Return the actor of the store that an id of this page means."""

    def origin(self, start: int, end: int) -> Origin:
        """Return the independent source of the words at a raw place."""

    def passage(self, start: int, end: int) -> str | None:
        """Return the reprinted passage that holds a raw place, the longest one."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What people decided about one event: `rejected`, another status, another day; by the numbers of their decisions."""

    numbers: tuple[int, ...]
    rejected: bool = False
    status: Status | None = None
    day: str | None = None
    when: Bounds | None = None


def tell_events(
    record: PageRecord, known: Known, lexicon: AffairsLexicon, changes: Mapping[EventKey, Change]
) -> tuple[Telling, ...]:
    """Return the events of a page as tellings, in the order of the page; those that a person rejected are left out."""
    published = Bounds(earliest=record.meta.published.earliest, latest=record.meta.published.latest)
    told = []
    for event in record.events:
        key = EventKey(page=record.page.id, start=event.trigger.start, end=event.trigger.end, type=event.type)
        change = changes.get(key)
        if change and change.rejected:
            continue
        telling = _telling(record, event, key, published, known, lexicon)
        told.append(_changed(telling, change) if change else telling)
    return tuple(told)


def _telling(
    record: PageRecord, event: EventRow, key: EventKey, published: Bounds, known: Known, lexicon: AffairsLexicon
) -> Telling:
    figures, date = event.casualties, event.date
    sources = _sources(event.attributed_to, known)
    place = known.actor(event.place) if event.place else None
    words = event.evidence or (event.trigger,)
    actors, recipients = (_parties(ids, known, lexicon) for ids in (event.actors, event.recipients))
    mentioned = {known.actor(ident).id for ident in _mentioned(record, words)}
    return Telling(
        key=key,
        page_name=record.page.name,
        trigger=event.trigger,
        words=words,
        status=event.status,
        status_cue=event.status_cue,
        actors=actors,
        recipients=recipients,
        according_to=tuple(actor.id for actor in sources),
        shown=tuple(party.id for party in actors + recipients if party.id in mentioned),
        origin=_origin(sources, known.origin(key.start, key.end)),
        passage=known.passage(key.start, key.end),
        published=published,
        day=date.value if date else None,
        when=Bounds(earliest=date.earliest, latest=date.latest) if date else Bounds(),
        flagged=bool(date and "weekday_mismatch" in date.flags),
        place=place.id if place else None,
        place_state=f"state/{place.country}" if place and place.country else None,
        killed=figures.killed if figures else None,
        wounded=figures.wounded if figures else None,
        partial=bool(figures and figures.scope == "part"),
        object=event.object,
        mode=event.mode,
        cameo=event.cameo,
        themes=lexicon.themes_of(fold(" ".join(span.text for span in words)), event.contexts, event.type),
        group=event.group,
        zone=event.zone,
        rule=event.rule,
        score=event.score,
    )


def _mentioned(record: PageRecord, words: Sequence[SpanRow]) -> Iterator[str]:
    """Yield the ids of the actors that the words of a clause mention."""
    for mention in record.mentions:
        if any(span.start <= mention.start and mention.end <= span.end for span in words):
            yield from mention.actor.split(";")


def _parties(ids: Sequence[str], known: Known, lexicon: AffairsLexicon) -> tuple[Party, ...]:
    """Return the parties that some ids mean, each once; several joined with ";" are several."""
    actors = {ident: known.actor(ident) for joined in ids for ident in joined.split(";")}
    parties = {actor.id: party_of(actor, lexicon) for actor in actors.values()}
    return tuple(parties.values())


def party_of(actor: AffairActor, lexicon: AffairsLexicon) -> Party:
    """Return an actor as a party of an act: a body of several states and an armed group belong to no state."""
    of_state = actor.country if actor.kind != "group" else None
    return Party(
        id=actor.id,
        kind=actor.kind,
        state=f"state/{of_state}" if of_state else None,
        named=actor.kind != "unknown",
        sector="state" if actor.kind == "state" else lexicon.sector_of(actor.codes, actor.id),
    )


def _sources(chain: Sequence[str], known: Known) -> list[AffairActor]:
    return [known.actor(ident) for joined in chain for ident in joined.split(";")]


def _origin(sources: Sequence[AffairActor], own: Origin) -> Origin:
    """Return the independent source: the medium that the page itself names as its source, else that of its words."""
    if not sources or sources[-1].kind != "media":
        return own
    slug = sources[-1].id.removeprefix(_OUTER_MEDIUM)
    if own.id.partition("/")[2] == slug:
        return own
    return Origin(id=f"publisher/{slug}", name=sources[-1].label, rule="quoted")


def _changed(telling: Telling, change: Change) -> Telling:
    """Return a telling as people decided; no word of the page is the cue of a status that a person gave."""
    dated = {"day": change.day, "when": change.when or Bounds(), "flagged": False} if change.day else {}
    told = {"status": change.status, "status_cue": None} if change.status else {}
    return msgspec.structs.replace(telling, decided=change.numbers, **dated, **told)
