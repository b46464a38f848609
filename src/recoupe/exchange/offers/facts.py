"""Who takes part in a record and when it was: once for what we offer, once to check what a partner says of what it sends."""

from collections.abc import Iterable, Iterator

from recoupe.types.affair import Bounds, Party
from recoupe.types.claims import Accounts, Body, CaptureSent, DecisionMade, EventCoded, EventFull, QuoteCoded, QuoteFull
from recoupe.types.exchange import Item


def taking_part(parties: Iterable[Party]) -> Iterator[str]:
    """Yield the ids of parties and of the states for which they stand."""
    for party in parties:
        yield party.id
        if party.state and party.known:
            yield party.state


def days_of(act: Bounds, told: Iterable[Bounds]) -> Bounds:
    """Return the days of an act; where it has none those on which pages told of it, if all of these are known."""
    if act.earliest and act.latest:
        return act
    days = [(one.earliest, one.latest) for one in told]
    firsts, lasts = [first for first, _ in days if first], [last for _, last in days if last]
    if not days or len(firsts) < len(days) or len(lasts) < len(days):
        return Bounds()
    return Bounds(earliest=min(firsts), latest=max(lasts))


def pages_of(body: Body) -> list[str]:
    """Return the ids of the pages from which a record was read; none for a page itself."""
    match body:
        case DecisionMade():
            return sorted({*body.pages, *(item.page for item in body.items)})
        case CaptureSent():
            return []
        case Accounts():
            return sorted({key.page for account in body.accounts for key in account.tellings})
        case QuoteFull() | QuoteCoded() | EventFull() | EventCoded():
            return [body.page.id]


def misnamed(item: Item, body: Body) -> str | None:
    """Return which of the facts that decide about a record its body belies; None when they agree, or it cannot say."""
    match body:
        case EventFull():
            telling = body.telling
            return _belied(item, telling.themes, taking_part(telling.actors + telling.recipients), telling.when)
        case EventCoded():
            return _belied(item, body.themes, taking_part(body.actors + body.recipients), body.when)
        case Accounts():
            named = set(taking_part(body.actors + body.recipients))
            return "themes" if body.themes != item.themes else _left_out(item, named)
        case QuoteFull():
            return _left_out(item, {body.quote.speaker_actor or ""} if item.actors else set())
        case QuoteCoded():
            return _left_out(item, {body.speaker_actor or ""} if item.actors else set())
        case DecisionMade() | CaptureSent():
            return _left_out(item, set(body.ids) if isinstance(body, DecisionMade) else set())


def _left_out(item: Item, named: set[str]) -> str | None:
    return None if named <= set(item.actors) else "actors"


def _belied(item: Item, themes: tuple[str, ...], named: Iterable[str], when: Bounds) -> str | None:
    if themes != item.themes:
        return "themes"
    if set(named) != set(item.actors):
        return "actors"
    return "dates" if when.earliest and when.latest and when != item.when else None
