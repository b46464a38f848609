"""The rungs of the ladder of relations."""

from typing import get_args

import pytest

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.lexicon.load import read_yaml
from recoupe.stages.affairs import find_affair
from recoupe.stages.affairs.ladder import level_of
from recoupe.types.affair import Level
from recoupe.types.base import Record
from tests.affairs.cases import FOLDER, Case, read_cases
from tests.affairs.rows import rung_row
from tests.affairs.tellings import STATES, Short, telling, tellings_of


class LevelCase(Record, frozen=True, kw_only=True):
    """An act and the rung that it is; "none" for no step."""

    id: str
    level: str
    act: Short
    why: str = ""


LEVELS = read_yaml(FOLDER / "levels.yaml", tuple[LevelCase, ...])


@pytest.mark.parametrize("case", LEVELS, ids=lambda case: case.id)
def test_act_is_this_rung(case: LevelCase, lexicon: AffairsLexicon) -> None:
    assert (level_of(telling("a", case.act), lexicon) or "none") == case.level


def test_every_rung_and_every_entry_of_the_ladder_has_a_case(lexicon: AffairsLexicon) -> None:
    reached = {case.level for case in LEVELS}
    assert sorted(set(get_args(Level)) - reached) == []
    first = [next((i for i, rung in enumerate(lexicon.rungs) if _fits(rung, case.act)), None) for case in LEVELS]
    assert sorted(set(range(len(lexicon.rungs))) - set(first)) == []  # type: ignore[arg-type]


def _fits(rung: object, act: Short) -> bool:
    alone = AffairsLexicon(themes=(), patterns=(), rungs=(rung,), sectors=())  # type: ignore[arg-type]
    return level_of(telling("a", act), alone) is not None


@pytest.mark.parametrize("case", read_cases("rungs"), ids=lambda case: case.id)
def test_acts_are_these_steps(case: Case, lexicon: AffairsLexicon) -> None:
    tellings = tellings_of(case.tellings)
    found = find_affair(tuple(tellings.values()), states=STATES, lexicon=lexicon)
    assert sorted((rung_row(rung, tellings) for rung in found.rungs), key=str) == sorted(({**row} for row in case.rungs), key=str)
