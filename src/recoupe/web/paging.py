"""Long lists, page by page."""

from collections.abc import Iterable

from starlette.requests import Request

from recoupe.types.base import Record
from recoupe.web.answer import link
from recoupe.web.filters import whole

MOST_PAGES = 2000


class Paging(Record, frozen=True, kw_only=True):
    """Which part of a list is shown: its number, from 1, how many items one has, and the addresses before and after."""

    number: int
    size: int
    before: str | None
    after: str | None

    @property
    def offset(self) -> int:
        """How many items stand before this part."""
        return (self.number - 1) * self.size


def paging_of(request: Request, size: int) -> Paging:
    """Return the part of a list that an address asks for, as if others stood before and after it."""
    number = whole(request.query_params.get("p", ""), least=1, most=MOST_PAGES)
    before = _address(request, number - 1) if number > 1 else None
    return Paging(number=number, size=size, before=before, after=_address(request, number + 1))


def last_when(paging: Paging, *, is_last: bool) -> Paging:
    """Return the same part, as the last one where it is."""
    return Paging(number=paging.number, size=paging.size, before=paging.before, after=None if is_last else paging.after)


def _address(request: Request, number: int) -> str:
    kept: Iterable[tuple[str, object]] = [(key, value) for key, value in request.query_params.multi_items() if key != "p"]
    return link(request.url.path, [*kept, ("p", number if number > 1 else "")])
