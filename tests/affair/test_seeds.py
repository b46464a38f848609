"""What issue 8 asks to be seen on the seed pages of `../shared`; what is not seen yet is listed, and must fail."""

from pathlib import Path

import pytest
from bench.shared import SHARED

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.lexicon.load import read_yaml
from recoupe.pipeline import read_pages
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.readers import open_captures, read_manifest
from recoupe.store import create_store
from recoupe.types.affair import Affair, Contradiction, Dispute, Level, Rung, Theme
from recoupe.types.base import Record
from recoupe.types.events import EventType
from tests.affair.desk import Desk

SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the publishers' texts are not at {SEEDS}")


class Asked(Record, frozen=True, kw_only=True):
    """What every entry has."""

    id: str
    status: str = "must"
    why: str = ""
    pair: tuple[str, str] | None = None


class AskedRung(Asked, frozen=True, kw_only=True):
    """A rung: of this level and theme, on this day or told on that one, by this source, with these words of its object."""

    level: Level | None = None
    theme: Theme | None = None
    day: str | None = None
    told: str | None = None
    by: str | None = None
    object: str | None = None
    denied: bool = False

    def fits(self, rung: Rung) -> bool:
        """Return whether a rung has all that is asked."""
        return (
            rung.pair == self.pair
            and self.level in (None, rung.level)
            and self.theme in (None, rung.theme)
            and self.day in (None, rung.day)
            and self.told in (None, rung.told.earliest)
            and (self.by is None or (self.by,) in rung.according_to)
            and (self.object is None or self.object in (rung.object or ""))
            and rung.denied == self.denied
        )


class AskedPoint(Asked, frozen=True, kw_only=True):
    """A disputed point: about this, of an act of this type between these states, with what each side says."""

    about: Dispute
    type: EventType | None = None
    says: tuple[str, str] | None = None

    def fits(self, point: Contradiction, affair: Affair) -> bool:
        """Return whether a point has all that is asked."""
        act = next(item for item in affair.happenings if item.id == point.happening)
        states = {party.state for party in act.actors + act.recipients}
        return (
            point.about == self.about
            and self.type in (None, act.type)
            and self.says in (None, point.says)
            and (self.pair is None or set(self.pair) <= states)
        )


class AskedOfSeeds(Record, frozen=True, kw_only=True):
    """`seeds.yaml`."""

    rungs: tuple[AskedRung, ...]
    points: tuple[AskedPoint, ...]


ASKED = read_yaml(Path(__file__).parent / "seeds.yaml", AskedOfSeeds)


def marked(asked: tuple[Asked, ...]) -> list[object]:
    misses = {item.id: pytest.mark.xfail(strict=True, reason=item.why) for item in asked if item.status == "known_miss"}
    return [pytest.param(item, id=item.id, marks=[misses[item.id]] if item.id in misses else []) for item in asked]


@pytest.fixture(scope="module")
def affair(french: Language, affairs_lexicon: AffairsLexicon, tmp_path_factory: pytest.TempPathFactory) -> Affair:
    given = read_manifest(SEEDS / "manifest.jsonl")
    captures = open_captures([str(path) for path in sorted(SEEDS.glob("*.txt"))], given=given)
    store = create_store(tmp_path_factory.mktemp("seeds") / "seeds.db")
    pages = [page for page in read_pages(captures, language=french, given=given) if isinstance(page, ReadPage)]
    assert len(pages) == 5
    found = Desk(store, french, affairs_lexicon).built(pages)
    store.close()
    return found


@pytest.mark.parametrize("asked", marked(ASKED.rungs))
def test_rung_is_seen(affair: Affair, asked: AskedRung) -> None:
    assert [rung for rung in affair.rungs if asked.fits(rung)]


@pytest.mark.parametrize("asked", marked(ASKED.points))
def test_point_is_seen(affair: Affair, asked: AskedPoint) -> None:
    assert [point for point in affair.contradictions if asked.fits(point, affair)]


def test_every_known_miss_has_a_reason() -> None:
    assert [item.id for item in (*ASKED.rungs, *ASKED.points) if item.status == "known_miss" and len(item.why) < 20] == []
    assert {item.status for item in (*ASKED.rungs, *ASKED.points)} <= {"must", "known_miss"}
