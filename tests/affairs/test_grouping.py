"""Which tellings are of one act."""

import pytest

from recoupe.stages.affairs import Judged
from recoupe.stages.affairs.happenings import group_tellings
from recoupe.types.affair import EventKey, Telling
from tests.affairs.cases import Case, read_cases
from tests.affairs.tellings import names_of, tellings_of

CASES = read_cases("grouping")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_tellings_are_of_these_acts(case: Case) -> None:
    tellings = tellings_of(case.tellings)
    judged = Judged(same=pairs(case.same, tellings), different=pairs(case.different, tellings))
    groups = group_tellings(tuple(tellings.values()), judged)
    assert sorted(names_of((telling.key for telling in group), tellings) for group in groups) == sorted(case.acts)


def pairs(names: tuple[str, ...], tellings: dict[str, Telling]) -> tuple[tuple[EventKey, EventKey], ...]:
    found = [pair.split() for pair in names]
    return tuple((tellings[one].key, tellings[other].key) for one, other in found)


def test_as_many_cases_keep_apart_as_bring_together() -> None:
    apart = [case for case in CASES if len(case.acts) > 1]
    assert len(apart) * 2 >= len(CASES)


def test_a_decision_about_a_telling_that_is_gone_changes_nothing() -> None:
    tellings = tellings_of(CASES[0].tellings)
    gone = EventKey(page="gone", start=0, end=1, type="ASSAULT")
    first = tellings["a"].key
    judged = Judged(same=((first, gone),), different=((gone, first),))
    assert group_tellings(tuple(tellings.values()), judged) == group_tellings(tuple(tellings.values()))
