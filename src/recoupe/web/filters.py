"""The filter bar that all screens share: what a reader asks for, kept in the address."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import cast, get_args

import msgspec
from starlette.datastructures import QueryParams

from recoupe.store.affair.facets import ANY, FacetKind, pair_of
from recoupe.store.affair.seek import Sought, Wanted
from recoupe.types.affair import Telling, Theme
from recoupe.types.base import Record
from recoupe.types.events import EventType, Status

MANY = 8
"""Values of one filter at most."""

_CLOSED: Mapping[str, tuple[str, ...]] = {"type": get_args(EventType), "status": get_args(Status), "theme": get_args(Theme)}
_OPEN = ("actor", "source", "attributed", "place", "page")


class Filters(Record, frozen=True, kw_only=True):
    """What is asked for; empty asks for nothing. Values of one name are alternatives, but for actors, who must all take part."""

    actor: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    attributed: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    sources: int = 1
    disputed: bool = False
    reviewed: bool = False

    @property
    def sought(self) -> Sought:
        """The happenings that are asked for."""
        return Sought(wanted=tuple(self._wanted()), since=self.since, until=self.until, sources=self.sources)

    def _wanted(self) -> Iterator[Wanted]:
        yield from (("actor", (ident,)) for ident in self.actor)
        if self.pair:
            yield "pair", (pair_of(*self.pair),)
        for name in (*_CLOSED, *_OPEN[1:]):
            if values := getattr(self, name):
                yield cast("FacetKind", name), values
        if self.disputed:
            yield "disputed", (ANY,)
        if self.reviewed:
            yield "decided", ("",)

    def query(self, **changes: object) -> list[tuple[str, object]]:
        """Return the part of an address that asks for this, with changes."""
        values = msgspec.structs.asdict(msgspec.structs.replace(self, **changes))
        found: list[tuple[str, object]] = []
        for name, value in values.items():
            if name == "pair":
                found += [("pair", "|".join(value))] if value else []
            elif isinstance(value, tuple):
                found += [(name, one) for one in value]
            elif value not in (None, False) and (name, value) != ("sources", 1):
                found.append((name, 1 if value is True else value))
        return found

    def fits(self, telling: Telling) -> bool:
        """Return whether one mention of an act that is asked for has itself what is asked of it."""
        parties = telling.actors + telling.recipients
        sides = {party.id for party in parties} | {party.state for party in parties if party.known}
        has: tuple[tuple[tuple[str, ...], Collection[str]], ...] = (
            (self.type, (telling.key.type,)),
            (self.status, (telling.status,)),
            (self.source, (telling.origin.id,)),
            (self.attributed, telling.according_to),
        )
        return sides.issuperset(self.actor) and all(not asked or not set(asked).isdisjoint(found) for asked, found in has)

    @property
    def ids(self) -> tuple[str, ...]:
        """The actors that the filters name."""
        return self.actor + self.attributed + self.place + (self.pair or ())


def read_filters(query: QueryParams) -> Filters:
    """Return what an address asks for; what makes no sense in it is passed over."""
    values: dict[str, object] = {name: _texts(query, name) for name in _OPEN}
    for name, known in _CLOSED.items():
        values[name] = tuple(value for value in _texts(query, name) if value in known)
    pair = query.get("pair", "").split("|")
    values["pair"] = (pair[0], pair[1]) if len(pair) == 2 and all(pair) else None
    values |= {name: day_in(query, name) for name in ("since", "until")}
    values |= {name: query.get(name, "") == "1" for name in ("disputed", "reviewed")}
    return Filters(sources=whole(query.get("sources", ""), least=1, most=99), **values)  # type: ignore[arg-type]


def whole(value: str, *, least: int, most: int) -> int:
    """Return a whole number that somebody typed, held between two bounds; the least one for anything else."""
    found = int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else least
    return min(max(found, least), most)


def _texts(query: QueryParams, name: str) -> tuple[str, ...]:
    found = [value.strip()[:200] for value in query.getlist(name)]
    return tuple(dict.fromkeys(value for value in found if value))[:MANY]


def day_in(query: QueryParams, name: str) -> str | None:
    """Return the day that an address has under a name; None for anything else."""
    value = query.get(name, "")
    try:
        return date.fromisoformat(value).isoformat() if len(value) == 10 else None
    except ValueError:
        return None
