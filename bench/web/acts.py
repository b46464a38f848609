"""Happenings, disputed points and steps over invented pages, made as `recoupe build` would, but without looking for them."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import get_args

from bench.web.actors import ids, party
from bench.web.pages import Page
from recoupe.stages.affairs.build import id_of, themes_of
from recoupe.types.affair import (
    Account,
    Bounds,
    Contradiction,
    Dispute,
    EventKey,
    Happening,
    Level,
    Rung,
    Telling,
    Theme,
    Voice,
)  # fmt: skip
from recoupe.types.base import Record
from recoupe.types.events import Status

_THEMES: tuple[Theme, ...] = get_args(Theme)
_LEVELS: tuple[Level, ...] = get_args(Level)
_DISPUTES: tuple[Dispute, ...] = get_args(Dispute)
_VOICES: dict[Status, Voice] = {
    "happened": "asserts", "ongoing": "asserts", "announced": "announces", "requested": "asks", "conditional": "sets_condition",
    "denied": "denies", "alleged": "claims",
}  # fmt: skip
_SIZES = ((1, 2, 3, 5, 9), (50, 20, 15, 10, 5))
"""How many tellings a happening has, and how often."""


class Acts(Record, frozen=True, kw_only=True):
    """What some pages say together; `tellings` by number of the page."""

    tellings: dict[int, list[Telling]]
    happenings: list[Happening]
    points: list[Contradiction]
    rungs: list[Rung]


def build_acts(pages: Sequence[Page], random: Random) -> Acts:
    """Return what some pages say together."""
    numbers = {ident: number for number, ident in enumerate(ids())}
    tellings = {page.number: list(_tellings(page, numbers)) for page in pages}
    waiting = [telling for found in tellings.values() for telling in found]
    random.shuffle(waiting)
    happenings = []
    while waiting:
        size = random.choices(*_SIZES)[0]
        group, waiting = waiting[:size], waiting[size:]
        happenings.append(_happening(group))
    points = [point for item in happenings if (point := _point(item, random))]
    return Acts(tellings=tellings, happenings=happenings, points=points, rungs=[_rung(item, random) for item in happenings[::3]])


def _tellings(page: Page, numbers: dict[str, int]) -> Iterator[Telling]:
    day = page.record.meta.published.value
    for event in page.record.events:
        when = event.date
        yield Telling(
            key=EventKey(page=page.record.page.id, start=event.trigger.start, end=event.trigger.end, type=event.type),
            page_name=page.record.page.name,
            trigger=event.trigger,
            words=event.evidence,
            status=event.status,
            actors=tuple(party(numbers[one]) for one in event.actors),
            recipients=tuple(party(numbers[one]) for one in event.recipients),
            according_to=event.attributed_to,
            origin=page.origin,
            published=Bounds(earliest=day, latest=day),
            day=when.value if when else None,
            when=Bounds(earliest=when.earliest, latest=when.latest) if when else Bounds(),
            place=event.place,
            themes=(_THEMES[event.trigger.start % len(_THEMES)],),
            group=event.group,
            zone=event.zone,
            rule=event.rule,
            score=event.score,
        )


def _happening(group: Sequence[Telling]) -> Happening:
    first = group[0]
    accounts = tuple(_account(one) for one in group)
    return Happening(
        id=id_of("h", first.key),
        type=first.key.type,
        actors=first.actors,
        recipients=first.recipients,
        place=first.place,
        day=first.day,
        when=first.when,
        themes=themes_of(group),
        object=None,
        accounts=accounts,
        support=len({one.origin.id for one in group if one.status == "happened"}),
        against=len({one.origin.id for one in group if one.status == "denied"}),
        tellings=tuple(group),
    )


def _account(telling: Telling) -> Account:
    return Account(
        voice=_VOICES[telling.status], status=telling.status, according_to=telling.according_to, interested=False, killed=None,
        wounded=None, day=telling.day, origins=(telling.origin,), pages=1, told=telling.published, tellings=(telling.key,),
    )  # fmt: skip


def _point(item: Happening, random: Random) -> Contradiction | None:
    if len(item.tellings) < 2 or random.random() > 0.4:
        return None
    one, other = item.tellings[0], item.tellings[1]
    return Contradiction(
        id=f"c-{item.id}", about=random.choice(_DISPUTES), rule="bench", happening=item.id, one=(one.key,), against=(other.key,),
        says=(one.status, other.status),
    )  # fmt: skip


def _rung(item: Happening, random: Random) -> Rung:
    sides = sorted(side.state or side.id for side in (item.actors[0], item.recipients[0]))
    account = item.accounts[0]
    return Rung(
        pair=(sides[0], sides[1]), theme=item.themes[0], level=random.choice(_LEVELS), status=account.status, day=item.day,
        when=item.when, told=account.told, happening=item.id, type=item.type, by=(item.actors[0].id,),
        according_to=(account.according_to,), origins=account.origins, tellings=account.tellings,
    )  # fmt: skip
