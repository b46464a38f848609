"""Whom a typed id or name means among the actors of a store; names are those of its pages, folded as the matcher folds them."""

from collections import defaultdict
from functools import lru_cache
from typing import get_args

from sqlalchemy import Connection, select

from recoupe.lexicon.actor_names import fold, with_one_article, words_of
from recoupe.store import tables
from recoupe.store.actors.summary import Place
from recoupe.store.actors.view import ActorsView, StoreActor
from recoupe.types.actors import ActorKind
from recoupe.types.errors import StoreError

Name = tuple[str, ...]
"""The words of a name, folded."""


class NamedActors:
    """The actors of a store with all their names: what pages print, labels and aliases of their records, labels decided on.

    Args:
        db: an open connection.
        view: the actors of the store.
        unlisted: who speaks and is not among them.
        metonyms: whether a word that stands for an actor ("Paris" for a government) is a name of it.
    """

    def __init__(
        self, db: Connection, view: ActorsView, *, unlisted: tuple[StoreActor, ...] = (), metonyms: bool = False
    ) -> None:
        printed = _printed(db, metonyms=metonyms)
        self._view = view
        self._unlisted = unlisted
        self._named = [(actor, _names(actor, printed)) for actor in (*view.actors, *unlisted)]

    def with_id(self, asked: str) -> StoreActor | None:
        """Return the actor that has an id; None when there is none.

        Raises:
            StoreError: if several actors have it; lists theirs.
        """
        if found := self._view.find(asked):
            return self._view.actor(found[0])
        alone = [actor for actor in self._unlisted if asked in (actor.id, actor.members[0].id)]
        if len(alone) > 1:
            listed = ", ".join(sorted(actor.id for actor in alone)[:10])
            raise StoreError(f"{len(alone)} actors have the id {asked!r}; name one of them: {listed}")
        return alone[0] if alone else None

    def called(self, asked: str) -> list[StoreActor]:
        """Return the actors that have just this name."""
        wanted = name_of(asked)
        return [actor for actor, names in self._named if wanted and wanted in names]

    def with_words(self, asked: str) -> list[StoreActor]:
        """Return the actors with a name that has these words in a row."""
        wanted = name_of(asked)
        return [actor for actor, names in self._named if wanted and any(_holds(name, wanted) for name in names)]


def is_id(asked: str) -> bool:
    """Return whether something typed can only be an id: it begins with a kind of actor and a slash."""
    kind, slash, _ = asked.partition("/")
    return bool(slash) and kind in get_args(ActorKind)


@lru_cache(maxsize=200_000)
def name_of(text: str) -> Name:
    """Return a name as it is compared: words without case, accents and hyphens, the Arabic article in one spelling."""
    return with_one_article([fold(word) for word in words_of(text)])


def _names(actor: StoreActor, printed: dict[Place, set[Name]]) -> frozenset[Name]:
    own = {name_of(actor.label)}
    return frozenset(own.union(*(printed.get((member.page, member.id), ()) for member in actor.members)))


def _holds(name: Name, wanted: Name) -> bool:
    return any(name[i : i + len(wanted)] == wanted for i in range(len(name) - len(wanted) + 1))


def _printed(db: Connection, *, metonyms: bool) -> dict[Place, set[Name]]:
    """Return the names of the actors of each page; words that mean several actors at once are the name of none."""
    actor, mention = tables.actor.c, tables.mention.c
    found: dict[Place, set[Name]] = defaultdict(set)
    for row in db.execute(select(actor.page, actor.id, actor.label, actor.aliases)):
        found[row.page, row.id].update(map(name_of, (row.label, *row.aliases)))
    printed = select(mention.page, mention.actor, mention.text).where(mention.form == "name").distinct()
    for item in db.execute(printed if metonyms else printed.where(mention.metonym.is_(False))):
        found[item.page, item.actor].add(name_of(item.text))
    return found
