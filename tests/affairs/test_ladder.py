"""The rungs of the ladder of relations."""

from typing import get_args

import msgspec
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
def test_act_is_this_rung(case: LevelCase, affairs_lexicon: AffairsLexicon) -> None:
    assert level(case, affairs_lexicon) == case.level


def test_every_rung_and_every_entry_of_the_ladder_has_a_case(affairs_lexicon: AffairsLexicon) -> None:
    reached = {case.level for case in LEVELS}
    assert sorted(set(get_args(Level)) - reached) == []
    without = {number: without_rung(affairs_lexicon, number) for number in range(len(affairs_lexicon.rungs))}
    idle = [number for number, less in without.items() if all(level(case, less) == case.level for case in LEVELS)]
    assert [affairs_lexicon.rungs[number].row for number in idle] == []


def level(case: LevelCase, lexicon: AffairsLexicon) -> str:
    return level_of(telling("a", case.act), lexicon) or "none"


def without_rung(lexicon: AffairsLexicon, number: int) -> AffairsLexicon:
    return msgspec.structs.replace(lexicon, rungs=lexicon.rungs[:number] + lexicon.rungs[number + 1 :])


@pytest.mark.parametrize("case", read_cases("rungs"), ids=lambda case: case.id)
def test_acts_are_these_steps(case: Case, affairs_lexicon: AffairsLexicon) -> None:
    tellings = tellings_of(case.tellings)
    found = find_affair(tuple(tellings.values()), states=STATES, lexicon=affairs_lexicon)
    assert sorted((rung_row(rung, tellings) for rung in found.rungs), key=str) == sorted(({**row} for row in case.rungs), key=str)


@pytest.mark.parametrize(("themes", "expected"), [(("", ""), "diplomatic"), (("", "military"), "military")], ids=["none", "one"])
def test_a_telling_that_says_no_theme_has_that_of_the_act(
    themes: tuple[str, str], expected: str, affairs_lexicon: AffairsLexicon
) -> None:
    shorts = {
        name: Short(page=name, by="Ostrane", to="Valdorie", type="CONSULT", trigger="rencontrés", day="2021-03-03", themes=theme)
        for name, theme in zip("ab", themes, strict=True)
    }
    found = find_affair(tuple(tellings_of(shorts).values()), states=STATES, lexicon=affairs_lexicon)
    assert {rung.theme for rung in found.rungs} == {expected}
