"""How well happenings agree with the groups of annotated pages: pairs of mentions within a page that are of one act.

Three answers are scored on the same mentions, those that the events stage finds: the page's own groups, the happenings as they
are built, and the happenings that right sides would give (actors and recipients taken from the annotation).
"""

import json
import tempfile
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import msgspec

from bench.shared import PageSet
from recoupe import open_captures, read_pages
from recoupe.affair import build_affair
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.readers import read_manifest
from recoupe.stages.affairs.happenings import group_tellings
from recoupe.stages.affairs.tell import party_of
from recoupe.store import create_store, save_page
from recoupe.store.affair import read_tellings, unpack_tellings
from recoupe.types.actors import ActorKind
from recoupe.types.affair import AffairActor, EventKey, Party, Telling

Row = dict[str, Any]
Pair = tuple[EventKey, EventKey]


@dataclass(frozen=True)
class Agreement:
    """Pairs found, of those how many are right, and how many there are."""

    right: int
    found: int
    known: int

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision, recall = self.right / (self.found or 1), self.right / (self.known or 1)
        return precision, recall, 2 * self.right / ((self.found + self.known) or 1)


def score_groups(pages: PageSet, language: Language, lexicon: AffairsLexicon) -> dict[str, Agreement]:
    """Return how each answer agrees with the annotation of a set."""
    tellings, names = told_in(pages, language, lexicon)
    gold = dict(matched(tellings, names, pages.gold))
    known = set(pairs_of(gold, lambda key: (gold[key]["group"], key.type)))
    groups = {telling.key: telling.group for telling in tellings}
    right_sides = [with_sides(telling, gold[telling.key], lexicon) if telling.key in gold else telling for telling in tellings]
    ours, best = acts_of(tellings), acts_of(right_sides)
    answers: dict[str, Callable[[EventKey], Hashable]] = {
        "the page's own groups": lambda key: (groups[key], key.type),
        "happenings": ours.__getitem__,
        "happenings, sides as annotated": best.__getitem__,
    }
    return {name: agreement(set(pairs_of(gold, act)), known) for name, act in answers.items()}


def told_in(pages: PageSet, language: Language, lexicon: AffairsLexicon) -> tuple[list[Telling], dict[str, str]]:
    """Return the tellings of a set, as a store that holds it is built, and the names of its pages by id."""
    given = read_manifest(pages.manifest)
    names = {}
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "bench.db")
        for page in read_pages(open_captures(pages.files(), given=given), language=language, given=given):
            if isinstance(page, ReadPage):
                save_page(store, page)
                names[page.record.page.id] = page.record.page.name
        build_affair(store, actors=language.pack.actors, lexicon=lexicon)
        with store.reading() as db:
            tellings = [telling for _, body in read_tellings(db).values() for telling in unpack_tellings(body)]
        store.close()
    return tellings, names


def matched(tellings: Iterable[Telling], names: dict[str, str], gold: Path) -> Iterator[tuple[EventKey, Row]]:
    """Yield the tellings that an annotated mention of their type overlaps, with it."""
    known = {page: json.loads((gold / f"{name}.json").read_text(encoding="utf-8"))["events"] for page, name in names.items()}
    for telling in tellings:
        key = telling.key
        for row in known[key.page]:
            trigger = row["trigger"]
            if row["type"] == key.type and trigger["start"] < key.end and key.start < trigger["end"]:
                yield key, row
                break


def with_sides(telling: Telling, row: Row, lexicon: AffairsLexicon) -> Telling:
    """Return a telling with the annotated actors and recipients."""
    actors, recipients = (
        tuple(_party(ident, row["countries"][side], lexicon) for ident in row[side]) for side in ("actor", "recipient")
    )
    return msgspec.structs.replace(telling, actors=actors, recipients=recipients)


def _party(ident: str, countries: Sequence[str], lexicon: AffairsLexicon) -> Party:
    prefix, _, slug = ident.partition("/")
    kind: ActorKind = prefix if prefix in get_args(ActorKind) else "unknown"  # type: ignore[assignment]
    country = slug if kind == "state" else countries[0] if len(countries) == 1 else None
    return party_of(AffairActor(id=ident, kind=kind, label=slug, country=country), lexicon)


def acts_of(tellings: Sequence[Telling]) -> dict[EventKey, int]:
    """Return the number of its act for each telling."""
    return {telling.key: number for number, group in enumerate(group_tellings(tellings)) for telling in group}


def pairs_of(keys: Iterable[EventKey], act: Callable[[EventKey], Hashable]) -> Iterator[Pair]:
    """Yield the pairs of mentions of one page that are of one act."""
    for one, other in combinations(sorted(keys), 2):
        if one.page == other.page and act(one) == act(other):
            yield one, other


def agreement(found: set[Pair], known: set[Pair]) -> Agreement:
    """Return how far the pairs found agree with those that there are."""
    return Agreement(right=len(found & known), found=len(found), known=len(known))
