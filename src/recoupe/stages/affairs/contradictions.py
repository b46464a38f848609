"""contradictions_in: what accounts of one act differ in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs.accounts import as_told, voice_of
from recoupe.stages.affairs.build import id_of
from recoupe.stages.affairs.days import days_meet
from recoupe.stages.affairs.denials import claimant, denies_that, told_alike
from recoupe.stages.affairs.figures import Counted, agree, figure_of, written
from recoupe.types.affair import Contradiction, Dispute, Figure, Happening, Telling
from recoupe.types.events import EventType

Told = tuple[Figure, Telling]
DEEDS: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
"""Acts that are laid at somebody's door: who says in plain words that he did not do it denies it."""


def contradictions_in(happening: Happening, lexicon: AffairsLexicon) -> Iterator[Contradiction]:
    """Yield what the accounts of one act differ in.

    Args:
        happening: the act.
        lexicon: knows the words of denial.
    """
    yield from _of_status(happening, lexicon)
    for kind in ("killed", "wounded"):
        yield from _of_figures(happening, kind)
    yield from _of_weekdays(happening)


def make(
    about: Dispute,
    rule: str,
    happening: Happening,
    sides: tuple[Iterable[Telling], Iterable[Telling]],
    says: tuple[str, str],
    *,
    other: str | None = None,
    updated: bool = False,
    missing: Sequence[str] = (),
) -> Contradiction:
    """Return a contradiction with its id, which stays as long as its first tellings do."""
    one, against = (tuple(telling.key for telling in sorted(side, key=as_told)) for side in sides)
    return Contradiction(
        id=id_of("c", about, rule, *one[:1], *against[:1]),
        about=about,
        rule=f"affairs.{rule}",
        happening=happening.id,
        other=other,
        one=one,
        against=against,
        says=says,
        updated=updated,
        missing=tuple(missing),
    )


def _of_status(happening: Happening, lexicon: AffairsLexicon) -> Iterator[Contradiction]:
    """Yield that some say it happened and others deny that very thing; one source that says both is left alone.

    Where some tell it in the words of the denial, only these are set against it.
    """
    asserted = [telling for telling in happening.tellings if voice_of(telling) in ("asserts", "claims")]
    claimants = {claimant(telling) for telling in asserted}
    denied = [t for t in happening.tellings if voice_of(t) == "denies" and claimant(t) not in claimants]
    met = [(one, other) for one in asserted for other in denied if denies_that(other, one, lexicon)]
    nearest = [(one, other) for one, other in met if told_alike(one, other)] or met
    if nearest:
        ones, others = ({telling.key: telling for telling in side}.values() for side in zip(*nearest, strict=True))
        yield make("status", "status.denied", happening, (ones, others), (nearest[0][0].status, "denied"))


def _of_figures(happening: Happening, kind: Counted) -> Iterator[Contradiction]:
    """Yield that figures cannot all be right; a part of a total is not compared.

    What a source said before it gave another figure is no more what it says: that is an update of its own, and only its last
    figure is compared with those of others.
    """
    told = [(figure, telling) for telling in happening.tellings if (figure := figure_of(telling, kind)) and not telling.partial]
    by_source: dict[tuple[object, str], list[Told]] = defaultdict(list)
    for figure, telling in told:
        by_source[claimant(telling), telling.origin.id].append((figure, telling))
    current: list[Told] = []
    for mine in by_source.values():
        before, now = _before_and_now(mine)
        if before:
            yield _disjoint(kind, happening, before, now, updated=True)
        current += now
    low, high = _apart([item for item in current if any(_rivals(item, other) for other in current)])
    if high:
        yield _disjoint(kind, happening, low, high)


def _rivals(one: Told, other: Told) -> bool:
    """Return whether two figures contradict each other.

    On one page they must be those of two sources that it names: what it counts in its own voice beside them is another act, or a
    part of it. On two pages the act must be told of the same days, or in pages that tell it as news.
    """
    (figure, mine), (others, theirs) = one, other
    if agree(figure, others):
        return False
    if mine.key.page == theirs.key.page:
        return bool(mine.according_to and theirs.according_to) and claimant(mine) != claimant(theirs)
    return days_meet(mine, theirs)


def _before_and_now(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """Return the figures of one source that it has corrected on a later day, and the others."""
    last = max((telling.published.latest or "" for _, telling in told), default="")
    newest = [figure for figure, telling in told if telling.published.latest == last]
    before = [
        (figure, telling)
        for figure, telling in told
        if telling.published.latest and telling.published.latest < last and not any(agree(figure, new) for new in newest)
    ]
    return before, [item for item in told if item not in before]


def _apart(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """Return the figures that agree with the one that ends lowest, and those that do not, each from the lowest."""
    ordered = sorted(told, key=lambda item: (item[0][0], item[1].key))
    lowest = min((figure for figure, _ in ordered), key=_end, default=None)
    return (
        [item for item in ordered if agree(item[0], lowest)],
        [item for item in ordered if not agree(item[0], lowest)],
    )


def _end(figure: Figure) -> float:
    return float("inf") if figure[1] is None else figure[1]


def _disjoint(
    kind: Counted, happening: Happening, low: Sequence[Told], high: Sequence[Told], *, updated: bool = False
) -> Contradiction:
    says = (_said(low[:1]), _said(high))
    sides = [telling for _, telling in low], [telling for _, telling in high]
    return make(kind, "figures.disjoint", happening, sides, says, updated=updated)


def _said(told: Sequence[Told]) -> str:
    return "; ".join(dict.fromkeys(written(figure) for figure, _ in told))


def _of_weekdays(happening: Happening) -> Iterator[Contradiction]:
    """Yield that a page names a weekday which its date does not have."""
    flagged = [telling for telling in happening.tellings if telling.flagged]
    if flagged:
        when = flagged[0].when
        days = (when.earliest or "?", when.latest or "?")
        yield make("weekday", "dates.weekday_mismatch", happening, (flagged, ()), days)
