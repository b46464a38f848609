"""`make bench-reuse`: its pages are the same every time and are what they say; what recoupe and peers find in them is counted."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench.reuse import run
from bench.reuse.donors import Grams, pieces_of, read_donors
from bench.reuse.pages import VARIANTS, Page, Part, make_pages
from bench.reuse.peers.hashed import bands_for, shingles
from bench.reuse.scores import families_found, precision, recall_by_kind, right_places

from tests.reuse.texts import prose


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Forty invented articles, two of them the same."""
    path = tmp_path / "texts.jsonl"
    rows = [
        {"name": f"t{n}", "publisher": "Le Phare", "text": " ".join(prose(n, 20)), "reuse_group": None, "title": "x"}
        for n in (*range(39), 0)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_pages_are_the_same_every_time(texts: Path) -> None:
    pages = make_pages(texts, wires=12, pages=120)
    assert pages == make_pages(texts, wires=12, pages=120)
    assert len({page.name for page in pages}) == 120
    assert {kind: sum(page.kind == kind for page in pages) for kind in ("wire", *VARIANTS, "other")} == {
        "wire": 12, **dict.fromkeys(VARIANTS, 12), "other": 36
    }  # fmt: skip
    assert [len(page.wires) for page in pages if page.kind == "merged"] == [2] * 12
    assert all(len(page.wires) == (0 if page.kind == "other" else 1) for page in pages if page.kind != "merged")


def test_pages_without_a_wire_share_no_eight_words(texts: Path) -> None:
    """But for standing titles and for what publishers print below their articles, which are there to be told apart."""
    data = Path(run.__file__).parent / "data"
    lines = [line for path in sorted(data.iterdir()) for line in path.read_text(encoding="utf-8").splitlines()]
    ours = {gram for line in lines for gram in shingles(line, 8)}
    seen: set[str] = set()
    for page in make_pages(texts, wires=12, pages=120):
        if page.kind in ("other", "wire"):
            grams = {gram for part in page.parts for gram in shingles(part.text, 8)} - ours
            assert seen.isdisjoint(grams)
            seen |= grams


def test_a_donor_s_sentence_is_taken_once(texts: Path) -> None:
    donors = read_donors(texts, Grams())
    assert len(donors) == 40
    assert donors[-1].sentences == ()
    assert len(donors[0].sentences) == 20
    assert pieces_of(["Un deux trois quatre cinq six sept.", "Un deux trois quatre cinq six sept."]) == [
        "Un deux trois quatre", "Un deux trois quatre cinq"
    ]  # fmt: skip


def page(name: str, kind: str, *parts: Part) -> Page:
    return Page(name, kind, "p", parts)


PAGES = [
    page("wire-0", "wire", Part("aaaa", 0)),
    page("wire-1", "wire", Part("bbbb", 1)),
    page("merged-0", "merged", Part("aa", 0), Part("xxxx"), Part("bb", 1)),
    page("light-0", "light", Part("aaaa", 0)),
    page("other-0", "other", Part("cccc")),
]


def test_scores() -> None:
    pairs = [("merged-0", "wire-0"), ("light-0", "wire-0"), ("light-0", "merged-0"), ("other-0", "wire-1")]
    assert recall_by_kind(PAGES, pairs) == {"light": 1.0, "merged": 0.5}
    assert precision(PAGES, pairs) == 0.75
    assert precision(PAGES, []) is None
    passages = [
        [("merged-0", 0, 2), ("wire-0", 0, 4)],
        [("merged-0", 8, 10), ("wire-0", 0, 4)],
        [("merged-0", 3, 7), ("other-0", 0, 4)],
    ]
    assert right_places(PAGES, passages) == (0.5, 1)


def test_families() -> None:
    families = {1: ["a", "b", "c"], 2: ["d", "e"], 3: ["f", "g"]}
    pairs = [("a", "b"), ("b", "c"), ("d", "a"), ("f", "z")]
    assert families_found(families, pairs) == (1, 3, 2)


@pytest.mark.parametrize(("least", "bands"), [(0.8, 16), (0.5, 32), (0.3, 64)])
def test_bands_of_peers(least: float, bands: int) -> None:
    assert bands_for(least) == bands


def test_nothing_to_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "TEXTS", tmp_path / "none.jsonl")
    assert run.main() == 0
    assert capsys.readouterr().out.startswith("bench: left out, no texts at ")


def test_without_peers_recoupe_is_scored_alone(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    families = tmp_path / "families.jsonl"
    families.write_text('{"family": 1, "pages": ["t0", "t1"]}\n', encoding="utf-8")
    few: Any = lambda path, **_: make_pages(path, wires=12, pages=120)  # noqa: E731
    for name, value in {"TEXTS": texts, "FAMILIES": families, "make_pages": few, "GROWN": (60, 120)}.items():
        monkeypatch.setattr(run, name, value)
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv-peers/bin/python")
    assert run.main() == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[1].startswith("60 pages: ")
    assert "every peer is left out: there is no .venv-peers (make bench-reuse makes it)" in lines
    [ours] = [line for line in lines if line.startswith("recoupe 1.000")]
    assert ours.split()[1:6] == ["1.000"] * 5
    assert lines[-1].startswith("recoupe 0 families whole")
