"""What a record says, for the screens: the actors that it names."""

from collections.abc import Iterable, Iterator
from typing import Any

from recoupe.store import Connection
from recoupe.types.claims import Accounts, DecisionMade, EventCoded, EventFull, QuoteCoded, QuoteFull
from recoupe.web.names import Names, names_in


def names_of(db: Connection, bodies: Iterable[Any]) -> Names:
    """Return the names of all actors that some records name."""
    return names_in(db, others=(ident for body in bodies for ident in _ids(body)))


def _ids(body: Any) -> Iterator[str]:
    match body:
        case EventFull():
            yield from _of_act(body.telling)
        case EventCoded() | Accounts():
            yield from _of_act(body)
        case QuoteFull():
            yield from (body.quote.speaker_actor or "").split(";")
        case QuoteCoded():
            yield from (body.speaker_actor or "").split(";")
        case DecisionMade():
            yield from body.ids
        case _:
            pass


def _of_act(act: Any) -> Iterator[str]:
    for party in act.actors + act.recipients:
        yield party.id
    accounts = act.accounts if isinstance(act, Accounts) else (act,)
    for account in accounts:
        yield from account.according_to
    if act.place:
        yield act.place
