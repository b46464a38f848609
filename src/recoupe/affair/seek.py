"""What a person asks of an affair: who is meant, which happenings, which rungs."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from recoupe.lexicon.actor_names import fold
from recoupe.store.affair.days import UNDATED, day_of_rung
from recoupe.store.affair.facets import sources_of
from recoupe.store.affair.read import in_time
from recoupe.types.affair import Affair, AffairActor, Happening, Party, Rung, Telling, Theme
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.events import EventType, Status

_LISTED = 8


class Filter(Record, frozen=True, kw_only=True):
    """Which happenings are asked for; what is empty asks for nothing.

    `actors` are ids that all must take part; a state takes part through everybody who acts for it. `sources`: independent sources
    at least that say so, or deny it.
    """

    actors: tuple[str, ...] = ()
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    themes: tuple[Theme, ...] = ()
    since: date | None = None
    until: date | None = None
    sources: int = 1


def find_actor(affair: Affair, asked: str) -> AffairActor:
    """Return who is meant by an id or a name (case and accents do not count).

    Raises:
        StoreError: if nobody in the affair is called so, or several are; lists them.
    """
    exact = [actor for actor in affair.actors if actor.id == asked]
    wanted = fold(asked.strip())
    named = [actor for actor in affair.actors if wanted in {fold(name) for name in (actor.label, *actor.aliases)}]
    parts = [actor for actor in affair.actors if actor.kind != "unknown" and wanted in fold(actor.label).split()]
    found = exact or named or parts
    if len(found) == 1:
        return found[0]
    states = [actor for actor in found if actor.kind == "state"]
    if len(states) == 1:
        return states[0]
    if not found:
        raise StoreError(
            f"nobody in these acts has the id or name {asked!r}; 'recoupe actors --text WORDS' finds actors by their names"
        )
    listed = ", ".join(f"{actor.id} ({actor.label})" for actor in found[:_LISTED])
    raise StoreError(f"{len(found)} actors fit {asked!r}; name one by its id: {listed}")


def happenings_that(affair: Affair, asked: Filter) -> tuple[Happening, ...]:
    """Return the happenings that fit, by day."""
    return tuple(sorted((item for item in affair.happenings if _fits(item, asked)), key=in_time))


def _fits(item: Happening, asked: Filter) -> bool:
    return (
        (not asked.types or item.type in asked.types)
        and (not asked.statuses or any(account.status in asked.statuses for account in item.accounts))
        and (not asked.themes or not set(asked.themes).isdisjoint(item.themes))
        and all(takes_part(item.tellings, ident) for ident in asked.actors)
        and sources_of(item) >= asked.sources
        and _lies_in(item, asked.since, asked.until)
    )


def takes_part(tellings: Sequence[Telling], ident: str) -> bool:
    """Return whether somebody, or who acts for it where it is a state, takes part by some telling."""
    return any(_is(party, ident) for telling in tellings for party in telling.actors + telling.recipients)


def _is(party: Party, ident: str) -> bool:
    return party.id == ident or (party.state == ident and party.known)


def _lies_in(item: Happening, since: date | None, until: date | None) -> bool:
    """Return whether an act can have been between two days; one that only its pages date is taken by the days of these."""
    if since is None and until is None:
        return True
    told = [account.told for account in item.accounts]
    first = item.when.earliest or min((days.earliest for days in told if days.earliest), default=None)
    last = item.when.latest if item.when.earliest else max((days.latest for days in told if days.latest), default=None)
    if first is None or last is None:
        return False
    return (since is None or since.isoformat() <= last) and (until is None or first <= until.isoformat())


def ladder_between(affair: Affair, one: AffairActor, other: AffairActor, themes: Collection[Theme] = ()) -> tuple[Rung, ...]:
    """Return the steps between two sides, by day; for who acts for a state, those steps of the state in which he took part."""
    return tuple(sorted(_rungs(affair, one, other, themes), key=rung_in_time))


def _rungs(affair: Affair, one: AffairActor, other: AffairActor, themes: Collection[Theme]) -> Iterator[Rung]:
    pair = tuple(sorted((side_of(one), side_of(other))))
    happenings = {item.id: item for item in affair.happenings}
    for rung in affair.rungs:
        if rung.pair == pair and (not themes or rung.theme in themes):
            tellings = happenings[rung.happening].tellings
            if all(takes_part(tellings, actor.id) for actor in (one, other)):
                yield rung


def side_of(actor: AffairActor) -> str:
    """Return under which id an actor stands in a pair: a state for those who act for one."""
    return f"state/{actor.country}" if actor.country and actor.kind != "group" else actor.id


def rung_in_time(rung: Rung) -> tuple[str, str, str]:
    """Return what sorts rungs by their day, or the first day on which they were told."""
    return day_of_rung(rung) or UNDATED, rung.told.earliest or "", rung.happening


def find_happening(affair: Affair, asked: str) -> Happening:
    """Return the happening with this id, or with the only id that begins so; capitals do not count.

    Raises:
        StoreError: if there is none, or several.
    """
    wanted = f"h-{asked.strip().lower().removeprefix('h-')}"
    found = [item for item in affair.happenings if item.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise StoreError(
            f"{len(found)} happenings have ids that begin with {asked!r}: {', '.join(item.id for item in found[:_LISTED])}"
        )
    raise StoreError(f"no happening has the id {asked!r}; 'recoupe timeline' lists them")
