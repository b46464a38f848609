"""`make bench-times` says what it leaves out, and counts what recoupe finds."""

import json
from datetime import date
from pathlib import Path

import pytest
from bench.shared import SHARED
from bench.times import run
from bench.times.ours import inside, read_ours
from bench.times.scores import Score
from bench.times.texts import text_sets

from recoupe.pipeline.language import Language, load_language

LINE = {"id": "t1", "dct": "2016-10-12", "text": "Le port a fermé hier.", "timex": []}


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language()


def hard(folder: Path) -> Path:
    (folder / "times").mkdir()
    (folder / "times/hard.jsonl").write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    return folder


def test_sets_that_are_there(tmp_path: Path) -> None:
    sets = text_sets(hard(tmp_path))
    assert {name: len(texts) for name, texts in sets.items()} == {"french_timebank_dev": 0, "seeds": 0, "hard": 1}
    assert sets["hard"][0].capture.text == LINE["text"]
    assert sets["hard"][0].published == date(2016, 10, 12)


def test_what_recoupe_finds_and_where_it_reads(tmp_path: Path, language: Language) -> None:
    text = text_sets(hard(tmp_path))["hard"][0]
    ours = read_ours(text.capture, text.published, language)
    assert [(time["start"], time["end"], time["value"]) for time in ours.times] == [(16, 20, "2016-10-11")]
    assert inside(ours.times, ours.zones) == ours.times
    assert inside(ours.times, [(0, 16), (20, 21)]) == []
    assert set(ours.seconds) == {"grammar", "times"}


def test_nothing_to_read_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "text_sets", lambda: {"seeds": [], "hard": []})
    assert run.main() == 0
    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()] == [
        "bench: seeds left out",
        "bench: hard left out",
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")
def test_without_peers_their_absence_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    sets = text_sets(hard(tmp_path))
    monkeypatch.setattr(run, "text_sets", lambda: {"hard": sets["hard"]})
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv-peers/bin/python")
    monkeypatch.setattr(run, "load_language", lambda: language)
    assert run.main() == 0
    told = capsys.readouterr().out
    assert "every peer is left out: there is no .venv-peers" in told
    assert "hard: 1 texts, 21 characters, 0 times" in told


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")
def test_fully_right_is_place_and_value_with_none_too_many() -> None:
    time = {"start": 16, "end": 20, "type": "DATE", "value": "2016-10-11"}
    score = Score()
    score.add([time], [time], characters=21, seconds=0.5)
    score.add([time], [time, time | {"start": 0, "end": 2}], characters=21, seconds=0.5)
    score.add([time], [time | {"value": None}], characters=21, seconds=0.5)
    score.add([], [], characters=21, seconds=0.5)
    assert (score.right, score.texts, score.speed) == (2, 4, 42.0)
    assert score.f1("strict") == round(6 / 7, 4)
