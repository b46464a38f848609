"""Every public name is documented, in its docstring and in docs/library.md."""

import inspect
from pathlib import Path

import pytest

import recoupe

ROOT = Path(__file__).parents[2]


def test_public_names_are_those() -> None:
    assert recoupe.__all__ == sorted(recoupe.__all__)
    assert len(recoupe.__all__) <= 15


@pytest.mark.parametrize("name", recoupe.__all__)
def test_public_name_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(recoupe, name)), f"{name} says nothing about itself"
    assert f"`{name}`" in (ROOT / "docs/library.md").read_text(encoding="utf-8")
