"""Whom and what a reader means: names may be typed wherever a filter has ids, and some are offered."""

import msgspec

from recoupe.lexicon.actor_names import fold, slug_of
from recoupe.store import Connection
from recoupe.store.affair.on_screen import ActorCount, actor_with, search_actors
from recoupe.store.affair.seek import count_happenings, most_frequent
from recoupe.types.affair import AffairActor
from recoupe.types.base import Record
from recoupe.web.filters import Filters

_OFFERED = 40
_LOOKED_THROUGH = 5000
"""Actors whose names are compared without accents: those of most acts."""

_SOURCES = ("agency", "publisher")
"""Kinds of independent sources, as their ids begin."""


class Offered(Record, frozen=True, kw_only=True):
    """What a field offers: names of the actors, and ids of the sources, of which most is told."""

    actors: tuple[str, ...]
    sources: tuple[str, ...]


def offered(db: Connection) -> Offered:
    """Return what the fields of the filter bar offer."""
    actors = (one.label for one in search_actors(db, "", None, limit=_OFFERED))
    sources = (one.value for one in most_frequent(db, "source", limit=_OFFERED))
    return Offered(actors=tuple(dict.fromkeys(actors)), sources=tuple(sources))


def meant_actor(db: Connection, asked: str) -> AffairActor | None:
    """Return who is meant by an id or a name; of those that a name fits, the one of whom most is told."""
    words = " ".join(asked.split())[:200]
    if not words:
        return None
    if found := actor_with(db, words):
        return found
    named = search_actors(db, words, None, limit=_OFFERED) or _without_accents(db, words)
    whole = [one for one in named if fold(one.label) == fold(words)]
    return actor_with(db, (whole or named)[0].id) if named else None


def meant(db: Connection, filters: Filters) -> Filters:
    """Return filters with ids in place of names; a name that nobody has stays, and nothing fits it."""
    pair = filters.pair
    return msgspec.structs.replace(
        filters,
        actor=tuple(_ident(db, one) for one in filters.actor),
        attributed=tuple(_ident(db, one) for one in filters.attributed),
        place=tuple(_ident(db, one) for one in filters.place),
        pair=(_ident(db, pair[0]), _ident(db, pair[1])) if pair else None,
        source=tuple(ident for one in filters.source for ident in _sources(db, one)),
    )


def _ident(db: Connection, asked: str) -> str:
    if "/" in asked:
        return asked
    found = meant_actor(db, asked)
    return found.id if found else asked


def _sources(db: Connection, asked: str) -> list[str]:
    """Return the ids of the sources of a name; what is an id already stays."""
    if "/" in asked:
        return [asked]
    named = [f"{kind}/{slug_of(asked)}" for kind in _SOURCES]
    return [ident for ident in named if count_happenings(db, "source", ident)] or [asked]


def _without_accents(db: Connection, words: str) -> list[ActorCount]:
    wanted = fold(words)
    return [one for one in search_actors(db, "", None, limit=_LOOKED_THROUGH) if wanted in fold(one.label)]
