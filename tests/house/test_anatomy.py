"""A stage folder always looks the same: one function, a README, data files, cases."""

import ast
from pathlib import Path

import pytest

from tests.affairs.cases import read_cases as read_affair_cases
from tests.spec.cases import STAGES, read_cases

ROOT = Path(__file__).parents[2]
FOLDERS = ROOT / "src/recoupe/stages"
EXPORTS = {
    "article": ["clean_capture"],
    "idiom": ["guess_idiom", "load_detector"],
    "grammar": ["REMEMBERED", "RememberingParser", "load_parser", "parse_article"],
    "times": ["find_times"],
    "actors": ["find_actors"],
    "quotes": ["find_quotes"],
    "events": ["code_events", "explain_events"],
    "affairs": ["Change", "Found", "Judged", "doubtful_joins", "find_affair", "found_in", "party_of", "tell_events"],
    "reuse": [
        "count_pairs",
        "find_candidates",
        "find_origins",
        "find_shared",
        "fingerprint",
        "group_passages",
        "join_same",
        "join_spans",
        "mark_furniture",
        "still_pairs",
    ],
}
COLLECTION_STAGES = ("affairs", "reuse")
"""Stages that read many pages at once: their cases are pages, not sentences, and stand in `tests/<stage>/`."""

CASES = read_cases()


def test_every_stage_is_listed() -> None:
    assert sorted(path.name for path in FOLDERS.iterdir() if (path / "__init__.py").exists()) == sorted(
        (*STAGES, *COLLECTION_STAGES)
    )


@pytest.mark.parametrize("stage", [*STAGES, *COLLECTION_STAGES])
def test_stage_exports_one_function(stage: str) -> None:
    tree = ast.parse((FOLDERS / stage / "__init__.py").read_text(encoding="utf-8"))
    [names] = [node.value for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "__all__"]
    assert ast.literal_eval(names) == EXPORTS[stage]


@pytest.mark.parametrize("stage", [*STAGES, *COLLECTION_STAGES])
def test_stage_has_a_readme_that_names_its_files(stage: str) -> None:
    readme = (FOLDERS / stage / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in (FOLDERS / stage).glob("*.py") if path.name != "__init__.py"]
    assert [name for name in files if name not in readme] == []


@pytest.mark.parametrize("stage", STAGES)
def test_stage_has_cases_and_a_third_yields_nothing(stage: str) -> None:
    cases = [ready for ready in CASES if ready.stage == stage]
    assert len(cases) >= 15
    if stage in ("times", "actors", "quotes", "events"):
        assert sum(not ready.case.expect for ready in cases) * 3 >= len(cases)


def test_the_affair_stage_has_cases_and_a_third_finds_nothing_or_keeps_apart() -> None:
    """Its cases are tellings: two acts instead of one, no contradiction, no rung are what must not be found."""
    counts = {name: read_affair_cases(name) for name in ("grouping", "accounts", "contradictions", "rungs")}
    assert all(len(cases) >= 12 for cases in counts.values())
    apart = sum(len(case.acts) > 1 for case in counts["grouping"])
    nothing = [sum(not getattr(case, name) for case in counts[name]) for name in ("contradictions", "rungs")]
    assert apart * 3 >= len(counts["grouping"])
    assert [found * 3 >= len(counts[name]) for found, name in zip(nothing, ("contradictions", "rungs"), strict=True)] == [
        True,
        True,
    ]


@pytest.mark.parametrize("path", sorted(FOLDERS.rglob("*.py")), ids=lambda path: path.relative_to(FOLDERS).as_posix())
def test_no_french_in_a_stage(path: Path) -> None:
    """A word with an accent in a stage's code (docstrings apart) is a word that an analyst cannot edit."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
    letters = set("àâçéèêëîïôùûüœÀÂÇÉÈÊËÎÏÔÙÛÜŒ")
    words = [text for text in texts if letters & set(text) and "-" not in text and "[" not in text]
    assert words == []
