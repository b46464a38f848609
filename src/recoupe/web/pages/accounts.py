"""One happening: who asserts it, who denies it, who neither; quotes, figures and sources side by side."""

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from recoupe.store.affair import read_happenings
from recoupe.store.affair.on_screen import affair_pages, disputes_of
from recoupe.types.affair import Account, EventKey, Happening, Telling, Voice
from recoupe.types.base import Record
from recoupe.web.answer import show
from recoupe.web.desk import Desk
from recoupe.web.names import heard, names_in

COLUMNS: dict[str, tuple[Voice, ...]] = {
    "for": ("asserts", "claims"),
    "against": ("denies",),
    "open": ("announces", "asks", "sets_condition", "doubts"),
}
"""What an account does with the act, by the column in which it stands."""

_MOST_TELLINGS = 12
_MOST_ACCOUNTS = 60


class Shown(Record, frozen=True, kw_only=True):
    """An account with some of its tellings, and how many more there are."""

    account: Account
    tellings: tuple[Telling, ...]
    more: int


def accounts_screen(desk: Desk, request: Request) -> Response:
    """Show the accounts of one happening side by side."""
    with desk.store.reading() as db:
        found = read_happenings(db, [request.path_params["happening"]])
        if not found:
            raise HTTPException(404)
        item = found[0]
        points = disputes_of(db, item.id)
        pages = affair_pages(db, {telling.key.page for telling in item.tellings[:400]})
        names = names_in(db, [item], others=heard(points))
    columns = columns_of(item)
    return show(request, "accounts.html", item=item, columns=columns, points=points, names=names, pages=pages)


def columns_of(item: Happening) -> dict[str, list[Shown]]:
    """Return the accounts of a happening by column, those with most sources first."""
    tellings = {telling.key: telling for telling in item.tellings}
    ordered = sorted(item.accounts, key=lambda account: (-len(account.origins), -account.pages))[:_MOST_ACCOUNTS]
    return {
        column: [_shown(account, tellings) for account in ordered if account.voice in voices]
        for column, voices in COLUMNS.items()
    }


def _shown(account: Account, tellings: dict[EventKey, Telling]) -> Shown:
    found = [tellings[key] for key in account.tellings if key in tellings]
    once = _one_an_origin(found)[:_MOST_TELLINGS]
    return Shown(account=account, tellings=tuple(once), more=len(found) - len(once))


def _one_an_origin(tellings: Sequence[Telling]) -> list[Telling]:
    """Return tellings, those that copy the words of another one after the rest."""
    first = {telling.origin.id: telling for telling in reversed(tellings)}
    return sorted(tellings, key=lambda telling: first[telling.origin.id] is not telling)
