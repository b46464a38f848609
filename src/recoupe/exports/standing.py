"""Where an act stands, in one word, for formats that have room for one."""

from typing import Literal

from recoupe.types.affair import Account, Happening
from recoupe.types.events import Status

Standing = Status | Literal["disputed"]

STANDINGS: tuple[Standing, ...] = (
    "disputed", "happened", "ongoing", "announced", "requested", "conditional", "alleged", "denied",
)  # fmt: skip
"""In the order in which readers see them."""


def standing_of(happening: Happening) -> Standing:
    """Return `disputed` when sources stand on both sides, `denied` when they only deny, else what most sources say.

    Sources are independent ones: pages that copy each other are one. Of two statuses with as many sources, the first told wins.
    """
    if happening.support and happening.against:
        return "disputed"
    if happening.against:
        return "denied"
    accounts = [account for account in happening.accounts if account.status != "denied"] or list(happening.accounts)
    if accounts:
        return max(accounts, key=_sources).status
    return happening.tellings[0].status if happening.tellings else "alleged"


def _sources(account: Account) -> int:
    return len(account.origins)


def sources_of(happening: Happening) -> tuple[str, ...]:
    """Return the ids of the independent sources that tell of an act, each once, in the order in which they are first told."""
    return tuple(dict.fromkeys(origin.id for account in happening.accounts for origin in account.origins))
