"""Floors only fall with a reason, and the README shows them."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench.table import README, with_scores

from bench import evaluate

TODAY: dict[str, Any] = {"dev": {"digest": "d1", "scores": {"times.value": 0.9, "events.unreal_as_happened|matched": 0.1}}}


def floors(times: float, unreal: float, digest: str = "d1") -> dict[str, Any]:
    scores = {"times.value": times, "events.unreal_as_happened|matched": unreal}
    return {"sets": {"dev": {"digest": digest, "scores": scores}}, "lowered": []}


@pytest.mark.parametrize(
    ("before", "fallen"),
    [
        (floors(0.9, 0.1), []),
        (floors(0.89, 0.2), []),
        (floors(0.91, 0.1), ["dev times.value: 0.9100 -> 0.9000"]),
        (floors(0.9, 0.05), ["dev events.unreal_as_happened|matched: 0.0500 -> 0.1000"]),
        (floors(0.91, 0.1, digest="other data"), []),
        ({"sets": {}, "lowered": []}, []),
    ],
)
def test_what_has_fallen(before: dict[str, Any], fallen: list[str]) -> None:
    assert evaluate.compare(TODAY, before["sets"]) == fallen


def test_lower_floor_needs_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "floors.json"
    monkeypatch.setattr(evaluate, "FLOORS", file)
    monkeypatch.setattr(evaluate, "write_table", lambda: None)
    fallen = ["dev times.value: 0.9100 -> 0.9000"]
    assert evaluate.update(TODAY, floors(0.91, 0.1), fallen, " ") == 1
    assert not file.exists()
    assert evaluate.update(TODAY, floors(0.91, 0.1), fallen, "the annotation was mended") == 0
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["sets"] == TODAY
    assert [(item["reason"], item["scores"]) for item in written["lowered"]] == [("the annotation was mended", fallen)]


def test_readme_shows_the_floors() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_scores(text, evaluate.FLOORS) == text
