"""rungs_of: an act as a step in the relation of each two of its sides."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs.accounts import commonest, origins_of, told_of
from recoupe.stages.affairs.build import PLAIN
from recoupe.stages.affairs.parties import tokens_of
from recoupe.types.affair import Happening, Level, Party, Rung, Telling, Theme
from recoupe.types.events import JOINT, Status

_REAL: tuple[Status, ...] = ("happened", "ongoing", "alleged")


def rungs_of(happening: Happening, lexicon: AffairsLexicon, *, disputed: bool) -> Iterator[Rung]:
    """Yield the rungs of an act: one for each pair of its sides, and each level and theme that its tellings give it.

    A telling that says no theme has that of the act. What has happened and what is only meant to are two rungs, as are a denied
    act and the same act asserted: both marked as disputed, since that is what a reader must see.

    Args:
        happening: the act.
        lexicon: knows the rungs.
        disputed: whether somebody denies what others assert of it.
    """
    pairs = sorted(set(_pairs(happening)))
    by_level: dict[tuple[Level, Status, Theme], list[Telling]] = {}
    for telling in happening.tellings:
        level = level_of(telling, lexicon)
        if level:
            said = telling.themes[0] if telling.themes else PLAIN
            theme = happening.themes[0] if said == PLAIN and happening.themes else said
            by_level.setdefault((level, _kind(telling.status), theme), []).append(telling)
    for pair in pairs:
        for (level, status, theme), tellings in by_level.items():
            yield _rung(happening, pair, (level, status, theme), tellings, disputed=disputed)


def level_of(telling: Telling, lexicon: AffairsLexicon) -> Level | None:
    """Return which rung a telling is; None when it is no step between two sides."""
    return lexicon.level_of(
        type=telling.key.type,
        mode=telling.mode,
        cameo=telling.cameo,
        status=telling.status,
        words=fold(f"{telling.trigger.text} {telling.object or ''}"),
        cue=fold(telling.status_cue.text) if telling.status_cue else "",
    )


def _kind(status: Status) -> Status:
    return "happened" if status in _REAL else status


def _pairs(happening: Happening) -> Iterator[tuple[str, str]]:
    """Yield the pairs of sides of an act, each sorted: doer and recipient, and of a joint act all its parties."""
    actors, recipients = _known(happening.actors), _known(happening.recipients)
    sides = combinations(sorted(actors | recipients), 2) if happening.type in JOINT else product(actors, recipients)
    for one, other in sides:
        if one != other:
            yield min(one, other), max(one, other)


def _known(parties: Sequence[Party]) -> frozenset[str]:
    """Return who stands on a side: states for those who act for one, else bodies and groups; unnamed people stand for nobody."""
    return tokens_of([party for party in parties if _stands(party)])


def _stands(party: Party) -> bool:
    return party.sector == "state" or (party.named and party.kind in ("state", "person", "org", "group", "place"))


def _rung(
    happening: Happening, pair: tuple[str, str], what: tuple[Level, Status, Theme], tellings: Sequence[Telling], *, disputed: bool
) -> Rung:
    level, status, theme = what
    return Rung(
        pair=pair,
        theme=theme,
        level=level,
        status=status,
        day=commonest(telling.day for telling in tellings) or happening.day,
        when=happening.when,
        told=told_of(tellings),
        happening=happening.id,
        type=happening.type,
        by=tuple(party.id for party in happening.actors),
        according_to=tuple(dict.fromkeys(telling.according_to for telling in tellings)),
        origins=origins_of(tellings),
        tellings=tuple(telling.key for telling in tellings),
        disputed=disputed,
        denied=status == "denied" and level not in ("no_contact", "refusal"),
        object=next((telling.object for telling in tellings if telling.object), None),
    )
