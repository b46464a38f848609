"""Every case of `spec/`: the whole result must be equal; a known miss must fail."""

from pathlib import Path

import pytest

from recoupe.pipeline.language import Language
from tests.spec.cases import ReadyCase, case_files, read_case_file, read_cases
from tests.spec.page import PAGE, written
from tests.spec.walk import expected, results

CASES = read_cases()


@pytest.mark.parametrize("path", case_files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case_file(path: Path) -> None:
    """A file is read strictly: marks closed, labels used, fields known, ids once."""
    assert read_case_file(path)


@pytest.mark.parametrize("ready", CASES, ids=lambda ready: ready.name)
def test_case(ready: ReadyCase, french: Language) -> None:
    found = results(ready, french)
    if ready.case.status == "known_miss":
        assert found != expected(ready), f"{ready.path}: {ready.case.id} is no longer missed: remove its status"
    else:
        assert found == expected(ready), f"{ready.path}: {ready.case.id}: {ready.text}"


def test_page_of_behaviours_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == written(), "run 'make docs'"
