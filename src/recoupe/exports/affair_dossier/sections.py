"""What each section of a dossier shows, in its order."""

from collections import defaultdict

from recoupe.exports.material import Material, stretches
from recoupe.exports.standing import STANDINGS, Standing, standing_of
from recoupe.types.affair import AffairPage, Contradiction, EventKey, Happening, Rung, Telling, Theme
from recoupe.types.base import Record
from recoupe.types.reuse import Origin


class Voiced(Record, frozen=True, kw_only=True):
    """What one independent source reports from one voice (itself, or whom it quotes); the fullest telling stands first."""

    tellings: tuple[Telling, ...]


class Side(Record, frozen=True, kw_only=True):
    """One side of a dispute: what it says of the point, and who says so; copies of a dispatch are one voice."""

    says: str
    voices: tuple[Voiced, ...]


class Disputed(Record, frozen=True, kw_only=True):
    """A point in dispute, with the acts that it is about (two when acts are compared)."""

    found: Contradiction
    happenings: tuple[Happening, ...]
    sides: tuple[Side, ...]


class Ladder(Record, frozen=True, kw_only=True):
    """The steps between two sides in one theme, by day; a step without a day stands where pages first tell it."""

    pair: tuple[str, str]
    theme: Theme
    rungs: tuple[Rung, ...]


class SourceOf(Record, frozen=True, kw_only=True):
    """An independent source, and the pages whose words come from it."""

    origin: Origin
    pages: tuple[AffairPage, ...]


def disputes_of(material: Material) -> list[Disputed]:
    """Return the points in dispute; a side without a telling in the affair is left out."""
    happenings = {happening.id: happening for happening in material.affair.happenings}
    tellings = {telling.key: telling for _, telling in material.tellings()}
    return [
        Disputed(
            found=found,
            happenings=tuple(happenings[ident] for ident in (found.happening, found.other) if ident in happenings),
            sides=tuple(side for side in _sides(found, tellings) if side.voices),
        )
        for found in material.affair.contradictions
    ]


def _sides(found: Contradiction, tellings: dict[EventKey, Telling]) -> list[Side]:
    return [
        Side(says=says, voices=_voices([tellings[key] for key in keys if key in tellings]))
        for says, keys in zip(found.says, (found.one, found.against), strict=True)
    ]


def _voices(tellings: list[Telling]) -> tuple[Voiced, ...]:
    groups: dict[tuple[str, tuple[str, ...]], list[Telling]] = defaultdict(list)
    for telling in tellings:
        groups[telling.origin.id, telling.according_to].append(telling)
    return tuple(Voiced(tellings=tuple(sorted(group, key=_shortest_last))) for group in groups.values())


def _shortest_last(telling: Telling) -> int:
    return -sum(len(stretch.text) for stretch in stretches(telling.words))


def by_standing(material: Material) -> list[tuple[Standing, list[Happening]]]:
    """Return the acts by where they stand, in each by day; those without a day come last."""
    rows: dict[Standing, list[Happening]] = {standing: [] for standing in STANDINGS}
    for happening in sorted(material.affair.happenings, key=_day_of):
        rows[standing_of(happening)].append(happening)
    return [(standing, found) for standing, found in rows.items() if found]


def ladders_of(material: Material) -> list[Ladder]:
    """Return the steps of each pair and theme, pairs and themes in the order of the affair."""
    groups: dict[tuple[tuple[str, str], Theme], list[Rung]] = defaultdict(list)
    for rung in material.affair.rungs:
        groups[rung.pair, rung.theme].append(rung)
    return [Ladder(pair=pair, theme=theme, rungs=tuple(sorted(rungs, key=_day_of))) for (pair, theme), rungs in groups.items()]


def sources_of_pages(material: Material) -> list[SourceOf]:
    """Return the independent sources of the pages, those with most pages first."""
    groups: dict[str, list[AffairPage]] = defaultdict(list)
    for page in material.affair.pages:
        groups[page.origin.id].append(page)
    found = [SourceOf(origin=pages[0].origin, pages=tuple(pages)) for pages in groups.values()]
    return sorted(found, key=lambda source: -len(source.pages))


def _day_of(item: Happening | Rung) -> str:
    told = item.told.earliest if isinstance(item, Rung) else None
    return item.when.earliest or item.when.latest or told or "~"
