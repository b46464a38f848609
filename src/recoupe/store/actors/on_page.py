"""What the record of one page has on an actor, given the ids that the actor has there."""

from collections.abc import Iterator
from typing import Literal

from recoupe.store.actors.told import ROLE_RULE
from recoupe.types.base import Record
from recoupe.types.events import JOINT
from recoupe.types.record import EventRow, PageRecord, QuoteRow, SpanRow

Side = Literal["by", "with", "against"]


class RoleTold(Record, frozen=True, kw_only=True):
    """A role that a page tells beside the name: where its words stand, and the noun that is the role."""

    page: str
    span: SpanRow
    role: str


class PageOfActor(Record, frozen=True, kw_only=True):
    """A page that names the actor, under which ids, and how often."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    ids: tuple[str, ...]
    mentions: int


class Statement(Record, frozen=True, kw_only=True):
    """What the actor says on a page: `quotes[position]` of its record."""

    page: str
    position: int
    quote: QuoteRow


class Act(Record, frozen=True, kw_only=True):
    """An event by, with or against the actor: `events[position]` of the record of a page. `against` is any act towards it."""

    page: str
    position: int
    side: Side
    event: EventRow


def roles_on(page: PageRecord, ids: frozenset[str]) -> Iterator[RoleTold]:
    """Yield the roles that a page tells beside the names of the actor."""
    for mention in page.mentions:
        if mention.rule.startswith(ROLE_RULE) and _are_in(ids, mention.actor):
            span = SpanRow(start=mention.start, end=mention.end, text=mention.text, pieces=mention.pieces)
            yield RoleTold(page=page.page.id, span=span, role=mention.rule.removeprefix(ROLE_RULE))


def page_with(page: PageRecord, ids: frozenset[str]) -> PageOfActor:
    """Return the page, as one that names the actor."""
    return PageOfActor(
        id=page.page.id,
        name=page.page.name,
        title=page.meta.title,
        publisher=page.meta.publisher,
        published=page.meta.published.value,
        ids=tuple(sorted(ids)),
        mentions=sum(_are_in(ids, mention.actor) for mention in page.mentions),
    )


def statements_on(page: PageRecord, ids: frozenset[str]) -> Iterator[Statement]:
    """Yield what the actor says on a page."""
    for position, quote in enumerate(page.quotes):
        if _are_in(ids, quote.speaker_actor):
            yield Statement(page=page.page.id, position=position, quote=quote)


def acts_on(page: PageRecord, ids: frozenset[str]) -> Iterator[Act]:
    """Yield the events of a page in which the actor acts or is acted on."""
    for position, event in enumerate(page.events):
        acts = any(_are_in(ids, joined) for joined in event.actors)
        if acts or any(_are_in(ids, joined) for joined in event.recipients):
            side: Side = "with" if event.type in JOINT else "by" if acts else "against"
            yield Act(page=page.page.id, position=position, side=side, event=event)


def _are_in(ids: frozenset[str], joined: str | None) -> bool:
    return joined is not None and not ids.isdisjoint(joined.split(";"))
