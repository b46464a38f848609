"""Which actors of several pages are one: known ones by id, unknown ones by full name where no page contradicts another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from recoupe.store.actors.told import PageActor

Conflict = Literal["country", "gender", "role"]


class Part(msgspec.Struct, eq=False):
    """Actors of pages that are one without anybody's decision, or that a person split off together.

    `known` is the id in the knowledge base. `joins` says whether further pages may join by full name, `own` that a person split
    it off. `named` is the label that a person gave.
    """

    members: list[PageActor]
    known: str | None = None
    joins: bool = False
    own: bool = False
    named: str | None = None

    @property
    def base(self) -> str:
        """The id that the pages give."""
        return self.known or self.members[0].id


class _Told:
    """What the pages of one actor tell of it together."""

    def __init__(self, members: Iterable[PageActor]) -> None:
        self.members: list[PageActor] = []
        self.countries: set[str] = set()
        self.genders: set[str] = set()
        self.roles: set[str] = set()
        for member in members:
            self.add(member)

    def add(self, member: PageActor) -> None:
        self.members.append(member)
        self.countries |= {member.country} if member.country else set()
        self.genders |= {member.gender} if member.gender else set()
        self.roles |= member.roles

    def pairs(self, other: "_Told") -> Iterator[tuple[Conflict, bool]]:
        """Yield what both tell, and whether they agree."""
        facts: tuple[tuple[Conflict, set[str], set[str]], ...] = (
            ("country", self.countries, other.countries),
            ("gender", self.genders, other.genders),
            ("role", self.roles, other.roles),
        )
        for fact, mine, theirs in facts:
            if mine and theirs:
                yield fact, bool(mine & theirs)


def join_pages(actors: Iterable[PageActor]) -> list[Part]:
    """Return the actors of all pages, joined across pages.

    Known ones are joined by id. Unknown ones of one kind are joined by full name, unless what pages tell of country, gender or
    role has nothing in common; what a page does not tell contradicts nothing. A page that tells nothing to choose between two
    that contradict each other joins neither. All others are the actors of one page.
    """
    known: dict[str, list[PageActor]] = defaultdict(list)
    named: dict[tuple[str, str], list[PageActor]] = defaultdict(list)
    alone: list[PageActor] = []
    for actor in actors:
        if actor.known:
            known[actor.id].append(actor)
        elif actor.full_name:
            named[actor.kind, actor.full_name].append(actor)
        else:
            alone.append(actor)
    return [
        *(Part(members=members, known=ident) for ident, members in known.items()),
        *(Part(members=members, joins=True) for same in named.values() for members in _compatible(same)),
        *(Part(members=[actor]) for actor in alone),
    ]


def conflict_of(one: Iterable[PageActor], other: Iterable[PageActor]) -> Conflict | None:
    """Return what two actors cannot share: the first of country, gender and role on which their pages contradict each other."""
    return next((fact for fact, agree in _Told(one).pairs(_Told(other)) if not agree), None)


def _compatible(same: list[PageActor]) -> list[list[PageActor]]:
    """Return actors of one name in groups without a contradiction, the pages of each in order; who tells most comes first."""
    groups: list[_Told] = []
    undecided: list[PageActor] = []
    for actor in sorted(same, key=lambda actor: (-_facts_told(actor), actor.page)):
        best = _best(groups, actor)
        if len(best) > 1:
            undecided.append(actor)
        elif best:
            best[0].add(actor)
        else:
            groups.append(_Told([actor]))
    late: list[_Told] = []
    for actor in undecided:
        fits = _best(late, actor)
        if fits:
            fits[0].add(actor)
        else:
            late.append(_Told([actor]))
    joined = [sorted(group.members, key=lambda actor: actor.page) for group in (*groups, *late)]
    return sorted(joined, key=lambda members: members[0].page)


def _facts_told(actor: PageActor) -> int:
    return sum(map(bool, (actor.country, actor.gender, actor.roles)))


def _best(groups: list[_Told], actor: PageActor) -> list[_Told]:
    """Return the groups that an actor does not contradict, of these the ones with which it has most in common."""
    found: list[tuple[int, _Told]] = []
    for group in groups:
        facts = [agree for _, agree in group.pairs(_Told([actor]))]
        if all(facts):
            found.append((len(facts), group))
    most = max((count for count, _ in found), default=0)
    return [group for count, group in found if count == most]
