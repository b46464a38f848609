"""accounts_of: what each source says of one act, and how many independent ones say so."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from recoupe.stages.affairs.figures import Counted, figure_of, figures_agree
from recoupe.types.affair import Account, Bounds, EventKey, Figure, Party, Telling, Voice
from recoupe.types.events import Status
from recoupe.types.reuse import Origin

_VOICES: dict[Status, Voice] = {
    "happened": "asserts",
    "ongoing": "asserts",
    "announced": "announces",
    "requested": "asks",
    "conditional": "sets_condition",
    "denied": "denies",
}


_NEVER = "9999"
"""Sorts pages without a day behind all others."""


def as_told(telling: Telling) -> tuple[str, str, EventKey]:
    """Return what sorts tellings by the day of their page, those of pages without one last."""
    return telling.published.latest or _NEVER, telling.page_name, telling.key


def voice_of(telling: Telling) -> Voice:
    """Return what a telling does with its act; what is alleged is a claim of somebody, or else doubted by the outlet."""
    return _VOICES.get(telling.status) or ("claims" if telling.according_to else "doubts")


def accounts_of(group: Sequence[Telling], states: dict[str, str | None]) -> tuple[Account, ...]:
    """Return the accounts of one act in order of their first telling.

    One account for each voice and source, and one more for figures of that source that cannot both be right: so an update of a
    dispatch stands beside what it said before, each with its days.

    Args:
        group: the tellings of the act, in the order in which they were told.
        states: the state of each actor that speaks, by id; None for who has none.
    """
    by_source: dict[tuple[Voice, tuple[str, ...]], list[Telling]] = defaultdict(list)
    for telling in group:
        by_source[voice_of(telling), telling.according_to].append(telling)
    parties = parties_of(group)
    found = [
        _account(voice, tellings, interested=is_party(source, parties, states))
        for (voice, source), sourced in by_source.items()
        for tellings in _by_figures(sourced)
    ]
    return tuple(sorted(found, key=lambda account: account.told.earliest or _NEVER))


def parties_of(group: Iterable[Telling]) -> dict[str, Party]:
    """Return everybody who takes part in an act by some telling of it, by id."""
    return {party.id: party for telling in group for party in telling.actors + telling.recipients}


def is_party(source: Sequence[str], parties: dict[str, Party], states: dict[str, str | None]) -> bool:
    """Return whether who says so, or the state that it speaks for, takes part in the act."""
    involved = {party.state for party in parties.values() if party.known} - {None}
    return any(ident in parties or states.get(ident) in involved for ident in source[:1])


def origins_of(tellings: Iterable[Telling]) -> tuple[Origin, ...]:
    """Return the independent sources of some tellings, each once, in their order."""
    return tuple({telling.origin.id: telling.origin for telling in tellings}.values())


def count_origins(accounts: Iterable[Account], voices: frozenset[Voice]) -> int:
    """Return how many independent sources some accounts with these voices have."""
    return len({origin.id for account in accounts if account.voice in voices for origin in account.origins})


def _by_figures(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Return the tellings of one source in groups whose figures agree; those without figures go with the first."""
    groups: list[list[Telling]] = []
    for telling in sorted(tellings, key=lambda telling: (telling.killed is None and telling.wounded is None, *as_told(telling))):
        fitting = next((group for group in groups if all(figures_agree(telling, other) for other in group)), None)
        if fitting is None:
            groups.append([telling])
        else:
            fitting.append(telling)
    return groups


def _account(voice: Voice, tellings: Sequence[Telling], *, interested: bool) -> Account:
    ordered = sorted(tellings, key=as_told)
    return Account(
        voice=voice,
        status=ordered[0].status,
        according_to=ordered[0].according_to,
        interested=interested,
        killed=_figure(ordered, "killed"),
        wounded=_figure(ordered, "wounded"),
        day=commonest(telling.day for telling in ordered),
        origins=origins_of(ordered),
        pages=len({telling.key.page for telling in ordered}),
        told=told_of(ordered),
        tellings=tuple(telling.key for telling in ordered),
    )


def _figure(tellings: Iterable[Telling], kind: Counted) -> Figure | None:
    """Return the narrowest figure given, a total before a part."""
    told = [(telling.partial, _width(figure), figure) for telling in tellings if (figure := figure_of(telling, kind))]
    return min(told)[2] if told else None


def _width(figure: Figure) -> int:
    low, high = figure
    return 10**9 if high is None else high - low


def told_of(tellings: Iterable[Telling]) -> Bounds:
    """Return the first and the last day on which pages with these tellings were published, as far as that is known."""
    days = sorted(day for telling in tellings if (day := telling.published.latest))
    return Bounds(earliest=days[0], latest=days[-1]) if days else Bounds()


def commonest(days: Iterable[str | None]) -> str | None:
    """Return the value given most often, of these the most exact, then the first; None when none is given.

    Days of no known year ("XXXX-WXX-6", a Saturday) are none.
    """
    given = [day for day in days if day and not day.startswith("X")]
    return min(given, key=lambda day: (-given.count(day), -len(day), day)) if given else None
