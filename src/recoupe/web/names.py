"""What actors are called on a screen."""

from collections.abc import Iterable, Mapping

from recoupe.store import Connection
from recoupe.store.affair.on_screen import affair_pages, labels_of
from recoupe.types.affair import Contradiction, Happening, Party, Rung
from recoupe.web.safety.text import harmless


class Names:
    """The labels of the actors that a screen shows; who has none is called by its id."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels

    def __call__(self, ident: str) -> str:
        """Return what an actor is called, several that are joined with ";" one after the other."""
        return ", ".join(self._one(one) for one in ident.split(";"))

    def all(self, parties: Iterable[Party | str]) -> list[tuple[str, str]]:
        """Return ids and names, each once."""
        ids = dict.fromkeys(one if isinstance(one, str) else one.id for one in parties)
        return [(ident, self(ident)) for ident in ids]

    def side(self, parties: Iterable[Party | str]) -> str:
        """Return the names of one side, "?" for nobody."""
        return ", ".join(name for _, name in self.all(parties)) or "?"

    def _one(self, ident: str) -> str:
        return harmless(self._labels.get(ident) or ident.partition("/")[2].partition("@")[0].replace("-", " ") or ident)


def names_in(
    db: Connection, happenings: Iterable[Happening] = (), rungs: Iterable[Rung] = (), others: Iterable[str] = ()
) -> Names:
    """Return the names of all actors that happenings, rungs and other ids name."""
    ids = set(others)
    for item in happenings:
        ids |= {party.id for party in item.actors + item.recipients}
        ids |= {party.state for party in item.actors + item.recipients if party.state}
        ids |= {ident for account in item.accounts for ident in account.according_to}
        ids |= {item.place} if item.place else set()
    for rung in rungs:
        ids |= {*rung.pair, *rung.by, *(ident for chain in rung.according_to for ident in chain)}
    return Names(labels_of(db, ids))


def titles_in(db: Connection, pages: Iterable[str]) -> dict[str, str]:
    """Return the titles of pages by id; those without a title are left out."""
    return {ident: page.title for ident, page in affair_pages(db, pages).items() if page.title}


def heard(points: Iterable[Contradiction]) -> list[str]:
    """Return the ids of those that are missing among the voices of disputed points."""
    return [ident for point in points for ident in point.missing]
