"""Who says something on a page that has no row for them: sources that no mention stands for ("une commerçante").

They are known to their page and to no other, and nobody can decide about them.
"""

from collections import Counter
from typing import get_args

from sqlalchemy import Connection, select

from recoupe.store import tables
from recoupe.store.actors.summary import Place
from recoupe.store.actors.told import PageActor
from recoupe.store.actors.view import StoreActor
from recoupe.types.actors import ActorKind


def unlisted_speakers(db: Connection, listed: frozenset[Place]) -> tuple[StoreActor, ...]:
    """Return the speakers of all pages that are not among the listed actors of pages, by page.

    Each has the id "kind/slug@page" and is called what the page first calls it, else by its id there.
    """
    page, quote = tables.page.c, tables.quote.c
    asked = (
        select(page.number, page.id, page.name, quote.speaker_actor, quote.speaker_text)
        .join(tables.quote, quote.page == page.number)
        .where(quote.speaker_actor.is_not(None))
        .order_by(page.number, quote.position)
    )
    page_names = Counter(db.execute(select(page.name)).scalars())
    found: dict[Place, StoreActor] = {}
    for row in db.execute(asked):
        for ident in row.speaker_actor.split(";"):
            place = (row.number, ident)
            if place not in listed and place not in found:
                member = PageActor(
                    page=row.number,
                    page_id=row.id,
                    page_name=row.name,
                    id=ident,
                    kind=_kind(ident),
                    label=" ".join((row.speaker_text or ident).split()),
                    country=None,
                    known=False,
                )
                found[place] = _alone(member, row.name if page_names[row.name] == 1 else row.id)
    return tuple(found.values())


def _kind(ident: str) -> ActorKind:
    kinds: tuple[ActorKind, ...] = get_args(ActorKind)
    return next((kind for kind in kinds if kind == ident.partition("/")[0]), "unknown")


def _alone(member: PageActor, page: str) -> StoreActor:
    return StoreActor(
        id=f"{member.id}@{page}", kind=member.kind, label=member.label, country=None, known=False, members=(member,)
    )
