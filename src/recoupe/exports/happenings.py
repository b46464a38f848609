"""Mentions of acts, grouped into happenings with their accounts, and the differences between these."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.exports.overview import Account, Cited, Difference, Happening, Range, origin_of
from recoupe.types.events import JOINT, EventType, Status
from recoupe.types.record import EventRow, PageRecord

Mention = tuple[EventRow, Cited]
Sides = tuple[frozenset[str], frozenset[str]]

_ASSERTED: frozenset[Status] = frozenset({"happened", "ongoing", "alleged"})


def find_happenings(records: Sequence[PageRecord]) -> Iterator[Happening]:
    """Yield the acts that some pages report, in order of their first mention.

    Mentions are one act when type and sides agree, sides by country where there is one; a mention whose actor is
    unknown goes to the only act of its type against the same side.
    """
    by_type: dict[EventType, list[Mention]] = defaultdict(list)
    for record in records:
        for event in record.events:
            cited = Cited(page=record.page.id, origin=origin_of(record), spans=event.evidence or (event.trigger,))
            by_type[event.type].append((event, cited))
    for type_, mentions in by_type.items():
        for group in _by_sides(mentions).values():
            fullest = max((event for event, _ in group), key=lambda event: len(_known(event.actors)) + len(event.recipients))
            accounts = tuple(_accounts(group))
            yield Happening(type=type_, actors=fullest.actors, recipients=fullest.recipients, accounts=accounts)


def _by_sides(mentions: list[Mention]) -> dict[Sides, list[Mention]]:
    groups: dict[Sides, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_sides(mention[0])].append(mention)
    for sides in [sides for sides in groups if not sides[0]]:
        full = [other for other in groups if other[0] and other[1] == sides[1]]
        if sides[1] and len(full) == 1:
            groups[full[0]].extend(groups.pop(sides))
    return groups


def _sides(event: EventRow) -> Sides:
    """Return the sides of an act; the parties of a joint act stand on one side."""
    actors = frozenset(event.actor_countries or _known(event.actors))
    recipients = frozenset(event.recipient_countries or _known(event.recipients))
    return (actors | recipients, frozenset()) if event.type in JOINT else (actors, recipients)


def _known(actors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(actor for actor in actors if not actor.startswith("unknown/"))


def _accounts(mentions: list[Mention]) -> Iterator[Account]:
    """Yield one account for each status and source, and one more for figures of that source that cannot both be right."""
    by_source: dict[tuple[Status, tuple[str, ...]], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_source[mention[0].status, mention[0].attributed_to].append(mention)
    for group in by_source.values():
        yield from map(_account, _by_figures_told(group))


def _by_figures_told(mentions: list[Mention]) -> list[list[Mention]]:
    """Return the mentions of one source in groups whose figures agree; a mention without figures agrees with all."""
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda mention: _figures(mention[0]) == (None, None)):
        fitting = (group for group in groups if all(_agree(mention[0], other[0]) for other in group))
        group = next(fitting, None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    return groups


def _agree(one: EventRow, other: EventRow) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(_figures(one), _figures(other), strict=True))


def _figures(event: EventRow) -> tuple[Range | None, Range | None]:
    return (event.casualties.killed, event.casualties.wounded) if event.casualties else (None, None)


def _account(reports: list[Mention]) -> Account:
    event = reports[0][0]
    killed, wounded = (
        next((figure for figure in told if figure), None) for told in zip(*(_figures(e) for e, _ in reports), strict=True)
    )
    dates = [report.date for report, _ in reports if report.date]
    days = [found.value for found in dates if found.value and found.rule == "clause"]
    return Account(
        status=event.status,
        according_to=event.attributed_to,
        killed=killed,
        wounded=wounded,
        day=next((day for day in days if "X" not in day), None),
        cited=tuple(cited for _, cited in reports),
    )


def find_differences(happenings: Sequence[Happening]) -> Iterator[Difference]:
    """Yield what the accounts of each act disagree on: one denies what others assert, or figures have nothing in common."""
    for happening in happenings:
        asserted = tuple(account for account in happening.accounts if account.status in _ASSERTED)
        denied = tuple(account for account in happening.accounts if account.status == "denied")
        if asserted and denied:
            yield Difference(about="status", happening=happening, one=asserted, other=denied)
        yield from _by_figures(happening, asserted)


def _by_figures(happening: Happening, accounts: tuple[Account, ...]) -> Iterator[Difference]:
    for one, other in combinations(accounts, 2):
        if one.killed and other.killed and _apart(one.killed, other.killed):
            yield Difference(about="killed", happening=happening, one=(one,), other=(other,))
        if one.wounded and other.wounded and _apart(one.wounded, other.wounded):
            yield Difference(about="wounded", happening=happening, one=(one,), other=(other,))


def _apart(one: Range, other: Range) -> bool:
    """Return whether two figures have no number in common; an open one has no upper end."""
    return (one[1] is not None and one[1] < other[0]) or (other[1] is not None and other[1] < one[0])
