"""A person at a store of five pages, and what the store says of who is who."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import Store, save_page, tables
from recoupe.store.actors import (
    Decision,
    actor_details,
    list_actors,
    list_decisions,
    merge_actors,
    rename_actor,
    split_actor,
    undo_decision,
)
from tests.store.people import Person, page_with

TAVEL = Person(id="person/marc-tavel", label="Marc Tavel")
ALONE = Person(id="person/tavel", label="Tavel")
ORSEL = Person(id="person/irene-orsel", label="Irène Orsel", country="xv", known=True)
DOURY = Person(id="person/lena-doury", label="Léna Doury", country="xm", known=True)
COUNCIL = Person(id="org/conseil-du-lac", label="Conseil du Lac", kind="org", known=True)
PAGES = {"p0": (TAVEL, ORSEL), "p1": (TAVEL, COUNCIL), "p2": (ALONE, ORSEL), "p3": (DOURY, TAVEL), "p4": (ALONE,)}


Rows = list[tuple[str, str, str]]
PLAIN: Rows = [
    ("org/conseil-du-lac", "Conseil du Lac", "p1"),
    ("person/irene-orsel", "Irène Orsel", "p0 p2"),
    ("person/lena-doury", "Léna Doury", "p3"),
    ("person/marc-tavel", "Marc Tavel", "p0 p1 p3"),
    ("person/tavel@p2", "Tavel", "p2"),
    ("person/tavel@p4", "Tavel", "p4"),
]


def add_pages(store: Store, folder: Path, *, engine: str = "engine-1") -> None:
    for name, people in PAGES.items():
        save_page(store, page_with(folder, name, f"{name} : {', '.join(p.label for p in people)}.", *people, engine=engine))


class Desk:
    """A person at a store."""

    def __init__(self, store: Store, knowledge: ActorsLexicon) -> None:
        self._store, self._knowledge = store, knowledge

    def merge(self, one: str, other: str) -> Decision:
        return merge_actors(self._store, self._knowledge, one, other, why="the same")

    def split(self, ident: str, *pages: str) -> Decision:
        return split_actor(self._store, self._knowledge, ident, pages)

    def rename(self, ident: str, label: str) -> Decision:
        return rename_actor(self._store, self._knowledge, ident, label)

    def undo(self, number: int) -> Decision:
        return undo_decision(self._store, self._knowledge, number)

    def actors(self) -> Rows:
        found = [actor_details(self._store, self._knowledge, actor.id) for actor in list_actors(self._store, self._knowledge)]
        rows = [(one.actor.id, one.actor.label, " ".join(page.name for page in one.pages)) for one in found if one]
        return sorted(rows)

    def judged(self) -> list[tuple[int, int | None, str | None]]:
        return [(one.decision.number, one.undone_by, one.note) for one in list_decisions(self._store, self._knowledge)]


Steps = Callable[[Desk], object]


def changed(without: set[str], *rows: tuple[str, str, str]) -> Rows:
    return sorted([row for row in PLAIN if row[0] not in without] + list(rows))


def everything(store: Store, *, but: str = "") -> dict[str, list[object]]:
    with store.reading() as db:
        return {
            name: list(db.execute(select(table).order_by(*table.primary_key)))
            for name, table in tables.METADATA.tables.items()
            if name != but
        }
