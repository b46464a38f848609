"""The actors of a store as a person sees them: joined, then changed by every decision in force, each with one id."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import tables
from recoupe.store.actors.decisions import Decision, read_decisions
from recoupe.store.actors.join import Part, join_pages
from recoupe.store.actors.replay import Group, Replay
from recoupe.store.actors.told import PageActor, read_page_actors
from recoupe.store.decided import in_force
from recoupe.types.actors import ActorKind
from recoupe.types.base import Record
from recoupe.types.errors import StoreError


class StoreActor(Record, frozen=True, kw_only=True):
    """An actor of a store: what it is called, and the actors of pages that it is made of.

    `known` means that the knowledge base has it.
    """

    id: str
    kind: ActorKind
    label: str
    country: str | None
    known: bool
    members: tuple[PageActor, ...]


class ActorsView:
    """The actors of a store at one moment; `notes` says by number of a decision why it changes nothing.

    Args:
        told: the actors of every page.
        decisions: all of them, in order.
        page_names: how many pages have each name.
    """

    def __init__(self, told: Sequence[PageActor], decisions: Sequence[Decision], page_names: Counter[str]) -> None:
        self.decisions = tuple(decisions)
        self._told, self._page_names = told, page_names
        replay = Replay(join_pages(told))
        for decision in in_force(decisions):
            replay.apply(decision)
        self.notes = replay.notes
        self._groups = replay.groups
        self._ids = dict(_ids(self._groups, page_names))

    def after(self, decision: Decision) -> "ActorsView":
        """Return the actors as they would be with one more decision."""
        return ActorsView(self._told, [*self.decisions, decision], self._page_names)

    @property
    def actors(self) -> Iterator[StoreActor]:
        """Every actor once."""
        return map(self.actor, self._groups)

    def actor(self, group: Group) -> StoreActor:
        """Return a group of parts as one actor."""
        head = group[0]
        members = sorted((member for part in group for member in part.members), key=lambda member: (member.page, member.id))
        return StoreActor(
            id=self._ids[head],
            kind=head.members[0].kind,
            label=head.named or _commonest(member.label for member in head.members) or self._ids[head],
            country=_commonest(member.country for member in head.members) or _commonest(member.country for member in members),
            known=head.known is not None,
            members=tuple(members),
        )

    def find(self, asked: str) -> tuple[Group, Part] | None:
        """Return the actor with this id, and the part of it that the id means; None when there is none.

        An id is one that is shown, also of an actor merged into another, or "kind/slug", or "kind/slug@page".

        Raises:
            StoreError: if several actors have this id; lists theirs.
        """
        parts = [part for group in self._groups for part in group]
        found = [part for part in parts if self._ids[part] == asked] or [part for part in parts if _is_meant(part, asked)]
        groups = [group for group in self._groups if any(part in group for part in found)]
        if len(groups) > 1:
            listed = ", ".join(sorted(self._ids[part] for part in found)[:10])
            raise StoreError(f"{len(groups)} actors have the id {asked!r}; name one of them: {listed}")
        return (groups[0], found[0]) if groups else None

    def same_name(self, group: Group) -> list[Group]:
        """Return the other actors of the same kind that pages call the same, or have under the same id."""
        mine = {name for part in group for name in _names(part)}
        return [other for other in self._groups if other is not group and any(mine & _names(part) for part in other)]


def read_actors(db: Connection, lexicon: ActorsLexicon) -> ActorsView:
    """Return the actors of a store.

    Args:
        db: an open connection.
        lexicon: what is known of names and roles in the language of the store.
    """
    page_names = Counter(db.execute(select(tables.page.c.name)).scalars())
    return ActorsView(read_page_actors(db, lexicon), read_decisions(db), page_names)


def _ids(groups: list[Group], page_names: Counter[str]) -> Iterator[tuple[Part, str]]:
    """Yield an id for each part: as the pages give it, with the first page after "@" where it could mean somebody else.

    The plain id belongs to a known actor, else to the first one with a full name; the others get a page.
    """
    parts = sorted((part for group in groups for part in group), key=lambda part: (part.known is None, part.members[0].page))
    taken: set[str] = set()
    for part in parts:
        if part.base not in taken and (part.known or part.joins):
            taken.add(part.base)
            yield part, part.base
        else:
            first = part.members[0]
            yield part, f"{part.base}@{first.page_name if page_names[first.page_name] == 1 else first.page_id}"


def _is_meant(part: Part, asked: str) -> bool:
    base, _, page = asked.partition("@")
    if not page:
        return part.base == base
    return any(member.id == base and page in (member.page_id, member.page_name) for member in part.members)


def _names(part: Part) -> set[tuple[str, str]]:
    """Return what two actors may share without being joined: kind with full name, and the id that pages give."""
    named = {(member.kind, member.full_name) for member in part.members if member.full_name}
    return named | {("id", part.base)} if part.members[0].kind != "unknown" else set()


def _commonest(values: Iterable[str | None]) -> str | None:
    """Return the value that stands most often, the first of them; None when there is none."""
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else None
