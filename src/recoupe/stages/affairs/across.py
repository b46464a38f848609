"""contradictions_across: pairs of acts that may be one, told with other days or other parts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recoupe.stages.affairs.accounts import voice_of
from recoupe.stages.affairs.contradictions import make
from recoupe.stages.affairs.days import days_of, published_of
from recoupe.stages.affairs.denials import claimant
from recoupe.stages.affairs.likeness import shared_words, words_in, words_of
from recoupe.stages.affairs.parties import Fit, fit_of, fits_of, tokens_of
from recoupe.types.affair import Contradiction, Happening, Party, Telling, Voice
from recoupe.types.events import JOINT, EventType

_APART = 2
"""Days by which two accounts of one act may differ: dispatches of the night are dated by one day or the other. A guess."""
_ALIKE = 0.5
"""Share of words that two clauses have in common when they tell of one act with other days."""
_MATTER = 0.4
"""The same for two demands about one matter: each names who says so beside it."""
_SOME = 3
"""Words besides names that they have in common at least: "the demands of X" and "X was asked" say too little."""
_WEEK = 7
_WORDS_ONLY: frozenset[EventType] = frozenset({"REQUEST", "REJECT"})
_DEEDS: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
_MANNERS: dict[Voice, str] = {"asserts": "was", "claims": "was", "announces": "will be"}
_MOST = 200
"""Acts of one kind and week that are compared with one: what goes beyond is a war, not a happening."""


def contradictions_across(happenings: Sequence[Happening]) -> Iterator[Contradiction]:
    """Yield the pairs of acts that different sources tell with other days, or with the parts exchanged.

    They stay two: a person decides whether they are one.
    """
    by_cell: dict[tuple[str, str, int], list[_Teller]] = defaultdict(list)
    for happening in filter(_is_comparable, happenings):
        near: dict[str, _Teller] = {}
        cells, teller = _cells(happening), _Teller.of(happening)
        for type_, token, week in cells:
            for around in (week - 1, week, week + 1):
                near |= {other.happening.id: other for other in by_cell.get((type_, token, around), [])[-_MOST:]}
        for other in near.values():
            if other.can_contradict(teller):
                yield from _between(other.happening, happening)
        for cell in cells:
            by_cell[cell].append(teller)


class _Teller(NamedTuple):
    """An act with who tells it first, in which page, and how it is told: as one that was, or as one that will be."""

    happening: Happening
    claimant: tuple[str, ...]
    page: str
    manners: frozenset[str]

    @classmethod
    def of(cls, happening: Happening) -> "_Teller":
        first = happening.tellings[0]
        manners = frozenset(manner for telling in happening.tellings if (manner := _MANNERS.get(voice_of(telling))))
        return cls(happening, claimant(first), first.key.page, manners)

    def can_contradict(self, other: "_Teller") -> bool:
        """Return whether somebody else tells it, on another page, in one manner: only such acts differ in their day."""
        differ = self.claimant != other.claimant and self.page != other.page
        return differ and not self.manners.isdisjoint(other.manners)


def _is_comparable(happening: Happening) -> bool:
    """Return whether an act has a day of its own, or parts that may be exchanged."""
    return happening.day is not None or happening.type in _WORDS_ONLY | _DEEDS


def _cells(happening: Happening) -> set[tuple[str, str, int]]:
    days = days_of(happening.when)
    published = published_of(happening.tellings[0])
    week = days.last if days.narrow else published
    tokens = tokens_of(happening.actors + happening.recipients) | ({happening.place} if happening.place else set())
    return {(happening.type, token, week // _WEEK) for token in tokens} if week is not None else set()


def _between(one: Happening, other: Happening) -> Iterator[Contradiction]:
    if _same_but_for_the_day(one, other):
        says = (one.day or "", other.day or "")
        yield make("date", "dates.near", one, (one.tellings, other.tellings), says, other=other.id)
    elif _parts_exchanged(one, other) or _other_doer(one, other):
        rule = "roles.exchanged" if _parts_exchanged(one, other) else "roles.other_doer"
        says = (_names(one.actors), _names(other.actors))
        yield make("roles", rule, one, (one.tellings, other.tellings), says, other=other.id)


def _same_but_for_the_day(one: Happening, other: Happening) -> bool:
    mine, theirs = days_of(one.when), days_of(other.when)
    if not (one.day and other.day and mine.narrow and theirs.narrow):
        return False
    gap = max((mine.first or 0) - (theirs.last or 0), (theirs.first or 0) - (mine.last or 0))
    if not 0 < gap <= _APART or (one.place and other.place and one.place != other.place):
        return False
    sides = fits_of(one.tellings[0], other.tellings[0])
    known = Fit.POSSIBLE if one.type in JOINT else Fit.NEAR
    return min(sides) >= Fit.UNKNOWN and max(sides) >= known and _alike(one, other)


def _alike(one: Happening, other: Happening, share: float = _ALIKE) -> bool:
    """Return whether some clauses of the two say nearly the same, or their figures do."""
    pairs = [(mine, theirs) for mine in one.tellings[:5] for theirs in other.tellings[:5]]
    return any(_say_the_same(mine, theirs, share) or _same_figures(mine, theirs) for mine, theirs in pairs)


def _say_the_same(one: Telling, other: Telling, share: float) -> bool:
    """Return whether two clauses share most of their words, some besides the names of those who take part."""
    common = words_of(one) & words_of(other) - _names_in(one)
    return shared_words(one, other) >= share and len(common) >= _SOME


def _names_in(telling: Telling) -> frozenset[str]:
    """Return the words of the ids of those who take part: all that is known here of their names."""
    return words_in(" ".join(party.id.partition("/")[2].replace("-", " ") for party in telling.actors + telling.recipients))


def _same_figures(one: Telling, other: Telling) -> bool:
    return bool(one.killed and one.killed == other.killed) or bool(one.wounded and one.wounded == other.wounded)


def _parts_exchanged(one: Happening, other: Happening) -> bool:
    """Return whether each says that the other side did it: a demand about the same matter, a deed on the same day and place.

    Within one state everybody fits everybody, and nothing is exchanged.
    """
    if one.type not in _WORDS_ONLY and not (one.type in _DEEDS and _same_scene(one, other)):
        return False
    crossed = _fits(one.actors, other.recipients) and _fits(one.recipients, other.actors)
    return crossed and not _fits(one.actors, one.recipients) and (one.type in _DEEDS or _alike(one, other, _MATTER))


def _other_doer(one: Happening, other: Happening) -> bool:
    """Return whether a deed of one day and place is given to different doers, both known."""
    return (
        one.type in _DEEDS
        and _same_scene(one, other)
        and all(any(party.named for party in happening.actors) for happening in (one, other))
        and fit_of(one.actors, other.actors) == Fit.DIFFERENT
        and fit_of(one.recipients, other.recipients) >= Fit.UNKNOWN
    )


def _same_scene(one: Happening, other: Happening) -> bool:
    mine, theirs = days_of(one.when), days_of(other.when)
    same_day = mine.narrow and theirs.narrow and mine == theirs
    return same_day and one.place is not None and one.place == other.place and one.place.startswith("place/")


def _fits(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return fit_of(one, other) >= Fit.NEAR


def _names(parties: Sequence[Party]) -> str:
    return "; ".join(party.id for party in parties)
