"""The actors of a store as the affair names them: by page and the id that they have there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection, select

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import tables
from recoupe.store.actors.told import PageActor
from recoupe.store.actors.view import StoreActor, read_actors
from recoupe.types.affair import AffairActor


def read_affair_actors(db: Connection, lexicon: ActorsLexicon) -> Mapping[int, Mapping[str, AffairActor]]:
    """Return the actors of each page, by the number of the page and the id that its record gives them.

    Joined as people see them (`store/actors`), decisions of people included. Unnamed people keep the id of their page: two pages
    that name "des rebelles" may mean the same ones, and nothing says so.

    Args:
        db: an open connection.
        lexicon: what is known of names and roles in the language of the store.
    """
    details = _details(db)
    found: dict[int, dict[str, AffairActor]] = defaultdict(dict)
    unnamed: list[PageActor] = []
    for actor in read_actors(db, lexicon).actors:
        if actor.kind == "unknown":
            unnamed.extend(actor.members)
            continue
        shared = _shared(actor, details)
        for member in actor.members:
            found[member.page][member.id] = shared
    labels = _commonest_labels(unnamed)
    for member in unnamed:
        found[member.page][member.id] = _unnamed(member, labels[member.id], details)
    return found


def _unnamed(member: PageActor, label: str, details: "Mapping[tuple[int, str], _Details]") -> AffairActor:
    own = details.get((member.page, member.id))
    return AffairActor(id=member.id, kind="unknown", label=label, country=member.country, codes=own.codes if own else ())


def _commonest_labels(members: Iterable[PageActor]) -> dict[str, str]:
    """Return what most pages call unnamed people with the same id, so that they are called alike everywhere."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for member in members:
        counts[member.id][member.label] += 1
    return {ident: max(found, key=lambda label: (found[label], label)) for ident, found in counts.items()}


class _Details(msgspec.Struct, frozen=True):
    """What a row says beside the name."""

    aliases: tuple[str, ...]
    codes: tuple[str, ...]
    wikidata: str | None
    lat: float | None
    lon: float | None


def _details(db: Connection) -> dict[tuple[int, str], _Details]:
    """Return what the rows of actors say, by page and id; rows that say the same share one value."""
    row = tables.actor.c
    shared: dict[_Details, _Details] = {}
    found = {}
    for item in db.execute(select(row.page, row.id, row.aliases, row.codes, row.wikidata, row.lat, row.lon)):
        details = _Details(tuple(item.aliases), tuple(item.codes), item.wikidata, item.lat, item.lon)
        found[item.page, item.id] = shared.setdefault(details, details)
    return found


def _shared(actor: StoreActor, details: Mapping[tuple[int, str], _Details]) -> AffairActor:
    told = [found for member in actor.members if (found := details.get((member.page, member.id)))]
    placed = next((found for found in told if found.lat is not None), None)
    return AffairActor(
        id=actor.id,
        kind=actor.kind,
        label=actor.label,
        aliases=tuple(sorted({alias for found in dict.fromkeys(told) for alias in found.aliases})),
        country=actor.country,
        codes=min((found.codes for found in dict.fromkeys(told) if found.codes), default=()),
        wikidata=next((found.wikidata for found in told if found.wikidata), None),
        lat=placed.lat if placed else None,
        lon=placed.lon if placed else None,
    )
