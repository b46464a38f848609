"""Two sides: their relation over time, step by step; each step opens its sentences."""

from collections.abc import Sequence
from typing import get_args

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from recoupe.store import Connection
from recoupe.store.affair.on_screen import steps_between
from recoupe.store.affair.seek import Counted, Listed, frequent_among, happenings_in_order, most_frequent
from recoupe.types.affair import AffairActor, Level, Rung, Theme
from recoupe.types.base import Record
from recoupe.web.answer import link, show
from recoupe.web.bar import acts_that_fit, bar_of
from recoupe.web.desk import Desk
from recoupe.web.filters import Filters, read_filters
from recoupe.web.meant import meant, meant_actor
from recoupe.web.names import names_in, titles_in
from recoupe.web.paging import last_when, paging_of

SIZE = 40
LEVELS: tuple[Level, ...] = get_args(Level)
_THEMES: tuple[Theme, ...] = get_args(Theme)


class Side(Record, frozen=True, kw_only=True):
    """One side of a pair: the actor meant, and the id under which it stands in steps (a state, for those who act for one)."""

    actor: AffairActor
    side: str


def pair_screen(desk: Desk, request: Request) -> Response:
    """Show the steps between two sides; without two of them, the pairs of which most is told."""
    asked = request.query_params
    theme = next((theme for theme in _THEMES if theme == asked.get("theme")), None)
    paging, filters = paging_of(request, SIZE), read_filters(asked)
    with desk.store.reading() as db:
        filters = meant(db, filters)
        sides = [find_side(db, asked.get(name, "")) for name in ("one", "other")]
        one, other = sides
        steps = _steps(db, one, other, filters, theme, paging.offset)
        acts = {act.id: act for act in happenings_in_order(db, [step.happening for step in steps[:SIZE]])}
        fit = None if one and other else acts_that_fit(db, filters)
        titles = titles_in(db, (key.page for step in steps[:SIZE] for key in step.tellings[:2]))
        pairs = [] if one and other else _pairs(db, fit)
        ids = [ident for pair in pairs for ident in pair.value.split("|")]
        names = names_in(db, acts.values(), steps, [*ids, *filters.ids])
        bar = bar_of(db, request, filters, names, own=("one", "other"), acts=fit)
    return show(
        request,
        "pair.html",
        asked=(asked.get("one", ""), asked.get("other", "")),
        sides=sides,
        steps=steps[:SIZE],
        levels=LEVELS,
        acts=acts,
        tellings={telling.key: telling for act in acts.values() for telling in act.tellings},
        pairs=[(*pair.value.split("|"), pair.happenings) for pair in pairs],
        names=names,
        titles=titles,
        theme=theme,
        themes=_THEMES,
        themed={name: link("/pair", [*_asked_sides(asked), *filters.query(theme=(name,))]) for name in _THEMES},
        bar=bar,
        paging=last_when(paging, is_last=len(steps) <= SIZE),
    )


def find_side(db: Connection, asked: str) -> Side | None:
    """Return who is meant by an id or a name; of those that a name fits, the one of whom most is told."""
    actor = meant_actor(db, asked)
    if actor is None:
        return None
    return Side(actor=actor, side=f"state/{actor.country}" if actor.country and actor.kind != "group" else actor.id)


def _asked_sides(asked: QueryParams) -> list[tuple[str, object]]:
    return [(name, asked.get(name, "")) for name in ("one", "other")]


def _pairs(db: Connection, acts: Listed | None) -> Sequence[Counted]:
    """Return the pairs of which most is told, in some acts or in all."""
    return most_frequent(db, "pair", limit=40) if acts is None else frequent_among(db, acts.ids, "pair")[:40]


def _steps(
    db: Connection, one: Side | None, other: Side | None, filters: Filters, theme: Theme | None, offset: int
) -> list[Rung]:
    if one is None or other is None or one.side == other.side:
        return []
    people = [side.actor.id for side in (one, other) if side.actor.id != side.side]
    return steps_between(db, (one.side, other.side), people, theme, sought=filters.sought, limit=SIZE + 1, offset=offset)
