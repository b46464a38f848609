"""Every case of `spec/`: the whole result must be equal; a known miss must fail."""

import pytest

from recoupe.pipeline.language import Language
from tests.spec.cases import ReadyCase, read_cases
from tests.spec.walk import expected, results

CASES = read_cases()


@pytest.mark.parametrize("ready", CASES, ids=lambda ready: ready.name)
def test_case(ready: ReadyCase, french: Language) -> None:
    found = results(ready, french)
    if ready.case.status == "known_miss":
        assert found != expected(ready), f"{ready.path}: {ready.case.id} is no longer missed: remove its status"
    else:
        assert found == expected(ready), f"{ready.path}: {ready.case.id}: {ready.text}"
