"""`make bench-quotes` says what it leaves out, and counts what recoupe and a peer find."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench.annotated import read_set
from bench.quotes import run
from bench.quotes.ours import read_ours
from bench.quotes.scores import Score
from bench.shared import SHARED, PageSet

from recoupe.pipeline.evidence import WayBack
from recoupe.pipeline.language import Language, load_language
from recoupe.types.article import Run

TEXT = "Le port ferme\n\nLa maire, Irma Valbrune, a déclaré mardi : « Nous ne fermerons pas le port ». Il pleut.\n"
WORDS, SPEAKER = "Nous ne fermerons pas le port", "Irma Valbrune"


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language()


def place(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


@pytest.fixture
def pages(tmp_path: Path) -> PageSet:
    """A set of one page, with one quote."""
    (tmp_path / "gold").mkdir()
    quote = {"type": "direct", "content": [place(WORDS)], "speaker": place(SPEAKER), "stance": "refuse"}
    (tmp_path / "p1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "manifest.jsonl").write_text('{"name": "p1", "published": "2021-03-03"}\n', encoding="utf-8")
    (tmp_path / "gold/p1.json").write_text(json.dumps({"quotes": [quote]}), encoding="utf-8")
    return PageSet("invented", tmp_path, tmp_path / "manifest.jsonl", tmp_path / "gold")


def test_what_recoupe_finds(pages: PageSet, language: Language) -> None:
    [page] = read_set(pages, "quotes")
    ours = read_ours(page, language)
    assert [(TEXT[q["content"][0]["start"] : q["content"][0]["end"]], q["speaker"]["text"]) for q in ours.quotes] == [
        (WORDS, SPEAKER)
    ]
    assert set(ours.seconds) == {"grammar", "actors", "quotes"}


def test_places_of_a_peer_lead_to_the_text_as_captured() -> None:
    """The article leaves out what stands between its runs: words that go over the gap are two stretches."""
    way = WayBack((Run(text=0, raw=0, length=5), Run(text=5, raw=9, length=6)), "abcde....fghijk")
    assert run.as_scored({"content": [3, 7], "speaker": None}, way) == {
        "type": "",
        "content": [{"start": 3, "end": 5}, {"start": 9, "end": 11}],
        "speaker": None,
    }
    assert run.as_scored({"content": [0, 2], "speaker": [6, 8]}, way)["speaker"] == {"start": 10, "end": 12}


def quote(start: int, end: int, speaker: tuple[int, int] | None, **more: Any) -> dict[str, Any]:
    named = {"start": speaker[0], "end": speaker[1]} if speaker else None
    return {"type": "", "content": [{"start": start, "end": end}], "speaker": named} | more


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")
def test_scores() -> None:
    gold = [
        quote(0, 10, (12, 20), type="direct"),
        quote(30, 40, (42, 50), type="mixed"),
        quote(60, 70, None, type="indirect"),
        quote(80, 90, (92, 95), type="indirect"),
    ]
    found = [quote(0, 10, (19, 25)), quote(30, 36, (0, 5)), quote(60, 70, (1, 2)), quote(100, 110, (42, 50))]
    score = Score()
    score.add(gold, found, characters=120)
    score.add([], [], characters=80)
    score.took(stage=0.5, parse=1.0, before=0.25)
    score.took(stage=0.5, parse=1.0, before=0.75)
    assert (score.f1(0.5), score.f1(0.8), score.precision(0.5)) == (0.75, 0.5, 0.75)
    assert [score.found(kind) for kind in ("direct", "mixed", "indirect")] == [1.0, 1.0, 0.5]
    assert (score.right_speakers, score.speakers) == (1, 2)
    assert (score.texts, score.speed, score.speed_in_all) == (2, 200.0, 50.0)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")
def test_a_tool_that_names_nobody_has_no_right_speaker() -> None:
    score = Score()
    score.add([quote(0, 10, (12, 20), type="direct")], [quote(0, 10, None)], characters=20)
    assert (score.right_speakers, score.speakers, score.speed, score.speed_in_all) == (0, 1, 0.0, 0.0)


def test_nothing_to_read_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "page_sets", list)
    assert run.main() == 0
    assert capsys.readouterr().out.startswith("bench: left out, no annotated pages at ")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")
def test_without_peers_their_absence_is_said(
    pages: PageSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    monkeypatch.setattr(run, "page_sets", lambda: [pages])
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv-peers/bin/python")
    monkeypatch.setattr(run, "load_language", lambda: language)
    assert run.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "every peer is left out: there is no .venv-peers (make bench-quotes makes it)"
    assert lines[2].startswith("invented: 1 pages, ")
    assert lines[2].endswith(" characters of their articles, 1 quotes")
    assert lines[5].split()[:9] == ["recoupe", "1.000", "1.000", "1.000", "1.000", "0.000", "0.000", "1.000", "(1/1)"]


class Raises:
    """A peer that finds nothing, and says why."""

    def __init__(self, _python: Path, _worker: str, name: str) -> None:
        self.name = name

    def why_not(self) -> str | None:
        return "there is no model" if self.name == "absent" else None

    def answer(self, _question: dict[str, Any]) -> dict[str, Any]:
        return {"problem": "ValueError: 9 marks"}

    def close(self) -> None:
        """Nothing runs."""


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")
def test_a_peer_that_fails_is_in_the_table_or_left_out_with_the_reason(
    pages: PageSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    (tmp_path / "python").touch()
    monkeypatch.setattr(run, "page_sets", lambda: [pages])
    monkeypatch.setattr(run, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(run, "PEERS", {"absent": None, "odd": None})
    monkeypatch.setattr(run, "PeerProcess", Raises)
    monkeypatch.setattr(run, "load_language", lambda: language)
    assert run.main() == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == "absent: left out, there is no model"
    assert lines[-2:] == [
        "odd 0.000 0.000 0.000 0.000 0.000 0.000 - 0 0 -",
        "(odd: raised in 1 of 1 texts, the first time: ValueError: 9 marks)",
    ]
