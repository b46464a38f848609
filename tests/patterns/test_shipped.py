"""The built-in patterns: each has a case that it must match, every case says what it says, all types and modes are there."""

import pytest

from recoupe.lexicon.event_cases import PatternCase
from recoupe.lexicon.events import all_patterns
from recoupe.pipeline.language import Language, load_cases
from recoupe.pipeline.pattern_cases import check_cases

PARTS = 8
UNUSED = {("SANCTION", "convict")}
"""Modes that the guide codes elsewhere: a conviction with a political side is COERCE."""


@pytest.fixture(scope="module")
def cases(french: Language) -> tuple[PatternCase, ...]:
    return load_cases(lexicon=french.pack.events)


def test_every_pattern_has_a_case_that_it_must_match(french: Language, cases: tuple[PatternCase, ...]) -> None:
    asked = {case.pattern for case in cases if case.match}
    assert [pattern.id for pattern in all_patterns(french.pack.events) if pattern.id not in asked] == []


def test_every_type_and_mode_of_the_codebook_has_patterns(french: Language) -> None:
    there = {(pattern.type, pattern.mode) for pattern in all_patterns(french.pack.events)} | UNUSED
    rows = french.pack.events.words.codebook.types
    assert [(row.type, mode) for row in rows for mode in (*row.modes, None) if (row.type, mode) not in there and mode] == []
    assert {row.type for row in rows} == {kind for kind, _ in there}


def test_at_least_a_third_as_many_cases_must_not_match(cases: tuple[PatternCase, ...]) -> None:
    assert 3 * sum(not case.match for case in cases) >= sum(case.match for case in cases)


@pytest.mark.parametrize("part", range(PARTS))
def test_cases_hold(part: int, french: Language, cases: tuple[PatternCase, ...]) -> None:
    failed = [result for result in check_cases(cases[part::PARTS], language=french) if result.failed]
    assert [(result.case.pattern, result.case.text, result.found) for result in failed] == []
