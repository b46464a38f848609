"""One actor of a store: its names, roles, offices, pages, statements and events, each with the way back to the characters."""

from collections.abc import Iterator
from typing import Literal

from recoupe.lexicon.actor_rows import Tenure
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store.actors.join import Conflict, conflict_of
from recoupe.store.actors.on_page import Act, PageOfActor, RoleTold, Statement, acts_on, page_with, roles_on, statements_on
from recoupe.store.actors.replay import Group
from recoupe.store.actors.summary import ActorSummary, Counts
from recoupe.store.actors.view import ActorsView, StoreActor, read_actors
from recoupe.store.open import Store
from recoupe.store.read import pages_by_number
from recoupe.types.base import Record
from recoupe.types.record import PageRecord

Why = Conflict | Literal["one_word", "decision", "unclear"]


class OfficeHeld(Record, frozen=True, kw_only=True):
    """An office of the knowledge base that was held on the days of some pages (their ids).

    `name` is the office in words ("foreign-minister" for "mfa"). `of` is a state's two letters or an actor id; `start` and `end`
    are ISO dates of any precision, or empty.
    """

    office: str
    name: str
    of: str
    start: str
    end: str
    pages: tuple[str, ...]


class Apart(Record, frozen=True, kw_only=True):
    """Another actor of the same name, and why the two are not one."""

    id: str
    label: str
    why: Why


class ActorDetails(Record, frozen=True, kw_only=True):
    """All that a store has on one actor. `labels` has the names of all actors in its statements and events, by page and id."""

    actor: ActorSummary
    roles: tuple[RoleTold, ...]
    offices: tuple[OfficeHeld, ...]
    pages: tuple[PageOfActor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Act, ...]
    apart: tuple[Apart, ...]
    decisions: tuple[int, ...]
    labels: dict[str, dict[str, str]]


def actor_details(store: Store, lexicon: ActorsLexicon, asked: str) -> ActorDetails | None:
    """Return all that a store has on the actor with this id; None when there is none.

    Args:
        store: an open store.
        lexicon: what is known of names and roles in its language, and who held which office.
        asked: an id as the list of actors has it.

    Raises:
        StoreError: if several actors have this id; lists theirs.
    """
    with store.reading() as db:
        view = read_actors(db, lexicon)
        found = view.find(asked)
        if found is None:
            return None
        group, actor = found[0], view.actor(found[0])
        summary = Counts(db).summary(actor)
    pages = [(page, _ids_on(actor, number)) for number, page in _records(store, actor)]
    return ActorDetails(
        actor=summary,
        roles=tuple(role for page, ids in pages for role in roles_on(page, ids)),
        offices=tuple(_offices(group, [page for page, _ in pages], lexicon)),
        pages=tuple(page_with(page, ids) for page, ids in pages),
        statements=tuple(item for page, ids in pages for item in statements_on(page, ids)),
        events=tuple(item for page, ids in pages for item in acts_on(page, ids)),
        apart=tuple(_apart(view, group)),
        decisions=tuple(_decisions(view, group)),
        labels={page.page.id: {row.id: row.label for row in page.actors} for page, _ in pages},
    )


def _records(store: Store, actor: StoreActor) -> Iterator[tuple[int, PageRecord]]:
    numbers = list(dict.fromkeys(member.page for member in actor.members))
    return ((page.number, page.record) for page in pages_by_number(store, numbers))


def _ids_on(actor: StoreActor, number: int) -> frozenset[str]:
    return frozenset(member.id for member in actor.members if member.page == number)


def _offices(group: Group, pages: list[PageRecord], lexicon: ActorsLexicon) -> Iterator[OfficeHeld]:
    """Yield the offices held on the day of a page; a page without a day tells nothing."""
    for part in group:
        row = lexicon.rows.get(part.known) if part.known else None
        for tenure in row.tenures if row and row.kind == "person" else ():
            held = tuple(page.page.id for page in pages if _was_held(tenure, page))
            if held:
                name = lexicon.heads.office_names.get(tenure.office, tenure.office)
                yield OfficeHeld(office=tenure.office, name=name, of=tenure.of, start=tenure.start, end=tenure.end, pages=held)


def _was_held(tenure: Tenure, page: PageRecord) -> bool:
    published = page.meta.published
    day = published.value or published.latest or published.earliest
    return day is not None and tenure.holds_on(day)


def _apart(view: ActorsView, group: Group) -> Iterator[Apart]:
    for other in view.same_name(group):
        actor = view.actor(other)
        yield Apart(id=actor.id, label=actor.label, why=_why_apart(group, other))


def _why_apart(group: Group, other: Group) -> Why:
    parts = (group[0], other[0])
    if any(part.own for part in parts):
        return "decision"
    if not all(part.joins or part.known for part in parts):
        return "one_word"
    return conflict_of(group[0].members, other[0].members) or "unclear"


def _decisions(view: ActorsView, group: Group) -> Iterator[int]:
    """Yield the numbers of the decisions that name the actor, in whatever way and whether they still count or not."""
    places = {(member.page_id, member.id) for part in group for member in part.members}
    places |= {("", part.known) for part in group if part.known}
    for decision in view.decisions:
        if any(not places.isdisjoint(anchor) for anchor in decision.anchors):
            yield decision.number
