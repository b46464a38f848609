"""Modules above 300 lines and functions above 40 fail, unless listed with a reason."""

import ast
from pathlib import Path

import pytest

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record

ROOT = Path(__file__).parents[2]
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "bench").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


class Excuse(Record, frozen=True, kw_only=True):
    """A place that is too large, and why."""

    place: str
    reason: str


EXCUSED = {item.place: item.reason for item in read_yaml(Path(__file__).parent / "oversize.yaml", tuple[Excuse, ...])}


def too_large(module: Path) -> list[str]:
    text = module.read_text(encoding="utf-8")
    name = module.relative_to(ROOT).as_posix()
    found = [name] if text.count("\n") > 300 else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and (node.end_lineno or 0) - node.lineno + 1 > 40:
            found.append(f"{name}:{node.name}")
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_and_its_functions_are_small(module: Path) -> None:
    assert [place for place in too_large(module) if place not in EXCUSED] == []


def test_every_excuse_is_needed_and_has_a_reason() -> None:
    large = {place for module in MODULES for place in too_large(module)}
    assert set(EXCUSED) <= large
    assert all(len(reason) > 20 for reason in EXCUSED.values())
