"""What pages share, as it is written in `cases.yaml`."""

from itertools import combinations
from pathlib import Path

import pytest

from recoupe.lexicon.load import read_yaml
from recoupe.stages.reuse import find_shared, group_passages
from recoupe.types.base import Record
from tests.reuse.texts import printed


class Case(Record, frozen=True, kw_only=True):
    """Pages, by name, line by line; and the places of each passage: a page, its first words, its last words."""

    case: str
    pages: dict[str, tuple[str, ...]]
    expect: tuple[tuple[tuple[str, str, str], ...], ...]


CASES = read_yaml(Path(__file__).parent / "cases.yaml", tuple[Case, ...])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.case)
def test_case(case: Case) -> None:
    texts = {name: "\n\n".join(lines) for name, lines in case.pages.items()}
    pages = [printed(name, text) for name, text in sorted(texts.items())]
    shared = [spans for one, other in combinations(pages, 2) for spans in find_shared(one, other)]
    found = [
        [(place.page, texts[place.page][place.start : place.end]) for place in passage.places]
        for passage in group_passages(shared)
    ]
    assert sorted(_outlined(places, case) for places in found) == sorted(
        [(page, first.split(), last.split()) for page, first, last in places] for places in case.expect
    )


def _outlined(places: list[tuple[str, str]], case: Case) -> list[tuple[str, list[str], list[str]]]:
    """Return the first and the last words of places, as many as the expected passage on the same pages names."""
    pages = [page for page, _ in places]
    asked = next((asked for asked in case.expect if [page for page, _, _ in asked] == pages), ())
    counts = [(len(first.split()), len(last.split())) for _, first, last in asked] or [(1, 1)] * len(pages)
    return [
        (page, words.split()[:first], words.split()[-last:]) for (page, words), (first, last) in zip(places, counts, strict=True)
    ]


def test_a_third_of_the_cases_yields_nothing() -> None:
    assert 3 * sum(not case.expect for case in CASES) >= len(CASES)
