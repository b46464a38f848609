"""The filter bar, the same on every screen that lists: what is asked for, and the addresses that take one thing of it away."""

from collections.abc import Sequence

import msgspec
from starlette.requests import Request

from recoupe.store import Connection
from recoupe.store.affair.seek import CAP, Listed, pages_telling, seek_happenings
from recoupe.types.base import Record
from recoupe.web.answer import link
from recoupe.web.filters import Filters
from recoupe.web.meant import Offered, offered
from recoupe.web.names import Names


class Chip(Record, frozen=True, kw_only=True):
    """One thing that is asked for: by which filter, as it is said, and the address that asks for all but it."""

    name: str
    said: str
    address: str


class Bar(Record, frozen=True, kw_only=True):
    """The bar of a screen.

    `of_pages` says that the screen lists pages, or what stands on them: of these it shows those that tell of an act that fits.
    `offered` is what its fields offer, `capped` the number of acts that are looked at, where more fit.
    """

    path: str
    filters: Filters
    chips: tuple[Chip, ...]
    offered: Offered
    of_pages: bool = False
    capped: int | None = None


def bar_of(
    db: Connection, request: Request, filters: Filters, names: Names, *, own: Sequence[str] = (), acts: Listed | None = None
) -> Bar:
    """Return the bar of a screen that lists acts.

    Args:
        db: an open connection.
        request: asks for the screen.
        filters: what is asked for.
        names: of the actors in it.
        own: the names of what the screen itself asks for, which the addresses keep.
        acts: those that are looked at, where not all are.
    """
    chips = _chips(request, filters, names, own)
    capped = len(acts.ids) if acts and acts.more else None
    return Bar(path=request.url.path, filters=filters, chips=chips, offered=offered(db), capped=capped)


def bar_of_pages(
    db: Connection, request: Request, filters: Filters, names: Names, *, own: Sequence[str] = (), acts: Listed | None = None
) -> Bar:
    """Return the bar of a screen that lists pages, or what stands on them; arguments as for `bar_of`."""
    return msgspec.structs.replace(bar_of(db, request, filters, names, own=own, acts=acts), of_pages=True)


MOST_OF_PAGES = 2000
"""Acts whose pages are looked at."""


def acts_that_fit(db: Connection, filters: Filters, *, most: int = CAP) -> Listed | None:
    """Return the first acts that fit, by day, so many at most; None when nothing is asked for."""
    return None if filters.sought.is_all else seek_happenings(db, filters.sought, most=most)


def pages_that_fit(db: Connection, acts: Listed | None) -> tuple[int, ...] | None:
    """Return the numbers of the pages that tell of some acts; None for all of them."""
    return None if acts is None else tuple(pages_telling(db, acts.ids))


def _chips(request: Request, filters: Filters, names: Names, own: Sequence[str]) -> tuple[Chip, ...]:
    asked = filters.query()
    kept = [(key, value) for key, value in request.query_params.multi_items() if key in own]
    return tuple(
        Chip(
            name=name, said=_said(name, str(value), names), address=link(request.url.path, [*kept, *asked[:at], *asked[at + 1 :]])
        )
        for at, (name, value) in enumerate(asked)
    )


def _said(name: str, value: str, names: Names) -> str:
    if name in ("actor", "attributed", "place"):
        return names(value)
    return " – ".join(names(one) for one in value.split("|")) if name == "pair" else value
