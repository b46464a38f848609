"""What accounts differ in, and what is no contradiction."""

import pytest

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs import find_affair
from tests.affairs.cases import Case, read_cases
from tests.affairs.rows import contradiction_row
from tests.affairs.tellings import STATES, tellings_of

CASES = read_cases("contradictions")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_these_points_are_disputed(case: Case, affairs_lexicon: AffairsLexicon) -> None:
    tellings = tellings_of(case.tellings)
    found = find_affair(tuple(tellings.values()), states=STATES, lexicon=affairs_lexicon)
    rows = [contradiction_row(point, tellings) for point in found.contradictions]
    assert sorted(rows, key=str) == sorted(({**row} for row in case.contradictions), key=str)


def test_half_of_the_cases_dispute_nothing() -> None:
    assert sum(not case.contradictions for case in CASES) * 2 >= len(CASES)


def test_ids_of_points_differ(affairs_lexicon: AffairsLexicon) -> None:
    for case in CASES:
        found = find_affair(tuple(tellings_of(case.tellings).values()), states=STATES, lexicon=affairs_lexicon)
        ids = [point.id for point in found.contradictions]
        assert len(set(ids)) == len(ids), case.id
