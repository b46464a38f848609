"""build_happening: the steps from groups of tellings to happenings with their accounts."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from recoupe.stages.affairs.accounts import accounts_of, commonest, count_origins
from recoupe.stages.affairs.days import days_of
from recoupe.stages.affairs.parties import tokens_of
from recoupe.types.affair import Bounds, EventKey, Happening, Party, Telling, Theme, Voice
from recoupe.types.events import JOINT

_FOR: frozenset[Voice] = frozenset({"asserts", "claims"})
_AGAINST: frozenset[Voice] = frozenset({"denies"})

PLAIN: Theme = "diplomatic"
"""What a clause is about that says nothing else: "des contacts" are those of the services that another clause names."""


def build_happening(group: Sequence[Telling], states: dict[str, str | None]) -> Happening:
    """Return some tellings of one act as a happening.

    Args:
        group: tellings of one act in the order in which they were told; one at least.
        states: the state of each actor that speaks, by id; None for who has none.
    """
    accounts = accounts_of(group, states)
    fullest = max(group, key=_fullness)
    return Happening(
        id=id_of("h", group[0].key),
        type=group[0].key.type,
        actors=_side(telling.actors for telling in (fullest, *group)),
        recipients=fullest.recipients if fullest.key.type in JOINT else _side(t.recipients for t in (fullest, *group)),
        place=commonest(telling.place for telling in group),
        day=commonest(telling.day for telling in group),
        when=_when(group),
        themes=themes_of(group),
        object=next((telling.object for telling in group if telling.object), None),
        accounts=accounts,
        support=count_origins(accounts, _FOR),
        against=count_origins(accounts, _AGAINST),
        tellings=tuple(group),
    )


def id_of(letter: str, *keys: EventKey | str) -> str:
    """Return an id that stays the same as long as its keys do: the letter, "-", ten hexadecimal digits."""
    digest = blake2b(digest_size=5)
    for key in keys:
        text = key if isinstance(key, str) else f"{key.page} {key.start} {key.end} {key.type}"
        digest.update(text.encode() + b"\n")
    return f"{letter}-{digest.hexdigest()}"


def _fullness(telling: Telling) -> tuple[int, int, int]:
    parties = telling.actors + telling.recipients
    return bool(telling.actors) + bool(telling.recipients), len(tokens_of(parties)), sum(party.named for party in parties)


def _side(sides: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return the first side on which somebody stands who is known, else the first that is not empty."""
    given = [side for side in sides if side]
    return next((side for side in given if tokens_of(side)), given[0] if given else ())


def _when(group: Sequence[Telling]) -> Bounds:
    """Return the days that all tellings allow; where they have none in common, those of the telling that dates it best."""
    bounds = [telling.when for telling in group if telling.when.earliest or telling.when.latest]
    first = max((bound.earliest for bound in bounds if bound.earliest), default=None)
    last = min((bound.latest for bound in bounds if bound.latest), default=None)
    return Bounds(earliest=first, latest=last) if first is None or last is None or first <= last else min(bounds, key=_vagueness)


def _vagueness(bounds: Bounds) -> float:
    """Return how many days lie between two bounds."""
    days = days_of(bounds)
    return float("inf") if days.first is None or days.last is None else days.last - days.first


def themes_of(group: Sequence[Telling]) -> tuple[Theme, ...]:
    """Return what some tellings of an act are about: the themes that most of them have first; the plain one after any other."""
    given = [theme for telling in group for theme in telling.themes]
    first = [telling.themes[0] for telling in group if telling.themes]
    order = {theme: (theme == PLAIN, -first.count(theme), -given.count(theme), given.index(theme)) for theme in given}
    return tuple(sorted(order, key=order.__getitem__))
