"""Mentions of the same happening in one page share a name."""

from collections.abc import Sequence

import msgspec

from recoupe.types.events import Event


def name_groups(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events with their groups: the same type between the same sides, on days that do not differ, is one happening."""
    groups: list[list[Event]] = []
    named = []
    for event in events:
        number = next((n for n, group in enumerate(groups) if all(_same(event, other) for other in group)), None)
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(event)
        named.append(msgspec.structs.replace(event, group=f"g{number + 1}"))
    return tuple(named)


def _same(one: Event, other: Event) -> bool:
    if one.type != other.type or not _fit(one.actor_countries, other.actor_countries):
        return False
    days = [event.date.value for event in (one, other) if event.date and event.date.value]
    if len(days) == 2 and not (days[0].startswith(days[1]) or days[1].startswith(days[0])):
        return False
    return _fit(one.recipient_countries, other.recipient_countries) and _fit(one.actors, other.actors) | (
        one.actor_countries != ()
    )


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two sides can be the same: equal, or one of them not said."""
    return not one or not other or bool(set(one) & set(other))
